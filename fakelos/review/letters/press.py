"""From HTML to PDF: A4, tagged for readers of screens (PDF/UA), with nothing fetched from anywhere."""

from functools import cache
from pathlib import Path
from typing import Any, Never

from django.template import Context, Engine

from fakelos.schemas.errors import ToolFailure

TEMPLATES = Path(__file__).parent / "templates"
TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Unicode's marks of direction."""


@cache
def engine() -> Engine:
    """Templates of the letters alone: whatever a paper says is escaped."""
    return Engine(dirs=[str(TEMPLATES)], autoescape=True, string_if_invalid="", debug=False)


def html_of(template: str, values: dict[str, Any]) -> str:
    """A letter as HTML."""
    return engine().get_template(template).render(Context(values))


def pdf_of(html: str) -> bytes:
    """The same letter as PDF: the same HTML gives the same bytes, and no address in it is followed.

    Marks that turn the direction of writing are left out: they could make a name read as another.

    Raises:
        ToolFailure: `letter_not_printed` if WeasyPrint or its libraries fail.
    """
    try:
        return _print(html.translate(TURNING))
    except Exception as error:  # noqa: BLE001 - whatever the printer fails of, its text may hold personal data
        raise ToolFailure("letter_not_printed", type(error).__name__) from None


def _print(html: str) -> bytes:
    from weasyprint import CSS, HTML  # noqa: PLC0415 - loads Pango, which only who prints needs
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

    fonts = FontConfiguration()
    sheet = CSS(string=_style(), font_config=fonts, url_fetcher=refuse)
    document = HTML(string=html, base_url="", url_fetcher=refuse)
    pdf: bytes = document.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_identifier=b"fakelos"
    )
    return pdf


@cache
def _style() -> str:
    return (TEMPLATES / "letter.css").read_text(encoding="utf-8")


def refuse(*_: object, **__: object) -> Never:
    """What the printer gets for any address: letters carry all that they show."""
    raise ValueError("letters fetch nothing")
