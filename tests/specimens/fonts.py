"""The typefaces that specimens are printed in: DejaVu, Liberation, FreeFont and OCR-B, as Debian packages them.

Those of URW, which come with Ghostscript, are kept for the bench: nothing is tuned on them.
"""

from functools import cache
from pathlib import Path

from PIL import ImageFont

ROOT = Path("/usr/share/fonts")
LIBERATION = ROOT / "truetype" / "liberation"
DEJAVU = ROOT / "truetype" / "dejavu"
FREE = ROOT / "truetype" / "freefont"
URW = ROOT / "opentype" / "urw-base35"
STYLES: dict[str, tuple[Path, tuple[str, str, str]]] = {
    "sans": (LIBERATION, ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic")),
    "serif": (LIBERATION, ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic")),
    "mono": (LIBERATION, ("LiberationMono-Regular", "LiberationMono-Bold", "LiberationMono-Italic")),
    "narrow": (
        LIBERATION,
        ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold", "LiberationSansNarrow-Italic"),
    ),
    "dejavu": (DEJAVU, ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique")),
    "condensed": (DEJAVU, ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSansCondensed-Oblique")),
    "dejavuserif": (DEJAVU, ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic")),
    "dejavumono": (DEJAVU, ("DejaVuSansMono", "DejaVuSansMono-Bold", "DejaVuSansMono-Oblique")),
    "freesans": (FREE, ("FreeSans", "FreeSansBold", "FreeSansOblique")),
    "freeserif": (FREE, ("FreeSerif", "FreeSerifBold", "FreeSerifItalic")),
    "typewriter": (FREE, ("FreeMono", "FreeMonoBold", "FreeMonoOblique")),
    "schoolbook": (URW, ("C059-Roman", "C059-Bold", "C059-Italic")),
    "palatino": (URW, ("P052-Roman", "P052-Bold", "P052-Italic")),
    "bookman": (URW, ("URWBookman-Light", "URWBookman-Demi", "URWBookman-LightItalic")),
    "gothic": (URW, ("URWGothic-Book", "URWGothic-Demi", "URWGothic-BookOblique")),
    "courier": (URW, ("NimbusMonoPS-Regular", "NimbusMonoPS-Bold", "NimbusMonoPS-Italic")),
}
OCR_B = ROOT / "opentype" / "ocr-b" / "OCRB.otf"
OFFICE = ("sans", "serif", "dejavu", "condensed", "dejavuserif", "freesans", "freeserif", "narrow")
"""Faces that an office's letter may be set in."""


def path(face: str) -> Path:
    """The file of a face; `sans`, `sans:bold` and `sans:italic` name the three cuts.

    >>> path("serif:bold").name
    'LiberationSerif-Bold.ttf'
    """
    if face == "ocrb":
        return OCR_B
    family, _, cut = face.partition(":")
    folder, names = STYLES[family]
    return folder / f"{names[('', 'bold', 'italic').index(cut)]}.{'otf' if folder == URW else 'ttf'}"


@cache
def font(face: str, size: float) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels."""
    return ImageFont.truetype(path(face), size)


@cache
def _advance(face: str, char: str) -> float:
    return font(face, 100).getlength(char) / 100


def width(text: str, face: str, size: float) -> float:
    """How wide a text is, in the unit of `size`."""
    return size * sum(_advance(face, char) for char in text)
