"""A small PDF writer: pages that are scans, and born-digital pages with an embedded font and a real text layer."""

import io
import struct
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image

from tests.specimens import fonts
from tests.specimens.marks import Box, Ink, Modules, Rule, Text
from tests.specimens.paper import Sheet

HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def
/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
{count} beginbfchar
{chars}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""


class Pdf:
    """A file under construction; objects are numbered as they are added, the catalogue and page tree last."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []
        self._pages: list[str] = []

    def add(self, body: str | bytes) -> int:
        """Add an object, get its number."""
        self._objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self._objects)

    def stream(self, entries: str, data: bytes, *, deflate: bool = True) -> int:
        """Add a stream object."""
        packed = zlib.compress(data) if deflate else data
        kind = "/Filter /FlateDecode " if deflate else ""
        head = f"<< {entries} {kind}/Length {len(packed)} >>\nstream\n".encode("latin-1")
        return self.add(head + packed + b"\nendstream")

    def page(self, width: float, height: float, resources: str, content: bytes) -> None:
        """Add a page; sizes in points."""
        drawn = self.stream("", content)
        self._pages.append(
            f"/MediaBox [0 0 {width:.2f} {height:.2f}] /Resources << {resources} >> /Contents {drawn} 0 R"
        )

    def finish(self) -> bytes:
        """The whole file. No date and no random id, so that equal pages give equal bytes."""
        tree = len(self._objects) + len(self._pages) + 1
        kids = [self.add(f"<< /Type /Page /Parent {tree} 0 R {page} >>") for page in self._pages]
        self.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
        root = self.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
        return self._file(root)

    def _file(self, root: int) -> bytes:
        out, places = bytearray(HEADER), []
        for number, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
        out += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


def scanned(images: Sequence[Image.Image], dpi: int, *, quality: int = 65) -> bytes:
    """A PDF of scans: CCITT group 4 for bilevel pages, JPEG for the others."""
    pdf = Pdf()
    for image in images:
        width, height = image.width * 72 / dpi, image.height * 72 / dpi
        number = picture(pdf, image, quality)
        content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode()
        pdf.page(width, height, f"/XObject << /Im0 {number} 0 R >>", content)
    return pdf.finish()


def picture(pdf: Pdf, image: Image.Image, quality: int) -> int:
    """Add an image, get the number of its object."""
    size = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height}"
    if image.mode == "1":
        form = f"<< /K -1 /BlackIs1 true /Columns {image.width} /Rows {image.height} >>"
        kind = f"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms {form}"
        return pdf.stream(f"{size} {kind}", _group4(image), deflate=False)
    space, buffer = "/DeviceGray" if image.mode == "L" else "/DeviceRGB", io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    kind = f"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode"
    return pdf.stream(f"{size} {kind}", buffer.getvalue(), deflate=False)


def _group4(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "TIFF", compression="group4", strip_size=-(-image.width // 8) * image.height)
    with Image.open(buffer) as tiff:
        offsets, counts = tiff.tag_v2[273], tiff.tag_v2[279]  # type: ignore[attr-defined]
    return buffer.getvalue()[offsets[0] : offsets[0] + counts[0]]


def born_digital(sheets: Sequence[Sheet]) -> bytes:
    """A PDF whose text is text. Seals, portraits and signatures, which no office's program prints, are left out."""
    pdf = Pdf()
    faces = sorted({mark.face for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)})
    names = {face: f"F{n}" for n, face in enumerate(faces)}
    used = {face: _chars(sheets, face) for face in faces}
    entries = " ".join(f"/{names[face]} {_font(pdf, face, used[face])} 0 R" for face in faces)
    for sheet in sheets:
        content = "\n".join(_draw(mark, sheet.height, names) for mark in sheet.marks)
        pdf.page(sheet.width, sheet.height, f"/Font << {entries} >>", content.encode("latin-1"))
    return pdf.finish()


def _chars(sheets: Sequence[Sheet], face: str) -> list[str]:
    texts = (mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text) and mark.face == face)
    return sorted({char for text in texts for char in text})


def _draw(mark: object, height: float, names: dict[str, str]) -> str:
    match mark:
        case Text(x, y, text, face, size, ink):
            codes = "".join(f"{glyphs(fonts.path(face)).get(ord(char), 0):04X}" for char in text)
            return f"BT {_ink(ink)} rg /{names[face]} {size:.2f} Tf {x:.2f} {height - y:.2f} Td <{codes}> Tj ET"
        case Rule(x0, y0, x1, y1, width, ink):
            return f"{_ink(ink)} RG {width} w {x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S"
        case Box(x0, y0, x1, y1, width, ink):
            return f"{_ink(ink)} RG {width} w {x0:.2f} {height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S"
        case Modules(x, y, wide, high, rows):
            step, rise = wide / len(rows[0]), high / len(rows)
            cells = ((r, c) for r, row in enumerate(rows) for c, dark in enumerate(row) if dark)
            return "0 g " + " ".join(
                f"{x + c * step:.2f} {height - y - (r + 1) * rise:.2f} {step:.2f} {rise:.2f} re" for r, c in cells
            ) + " f"  # fmt: skip
        case _:
            return ""


def _ink(ink: Ink) -> str:
    return " ".join(f"{part / 255:.3f}" for part in ink)


def _font(pdf: Pdf, face: str, chars: list[str]) -> int:
    path = fonts.path(face)
    gids, name = glyphs(path), f"AAAAAA+{path.stem}"
    known = [char for char in chars if ord(char) in gids]
    rows = "\n".join(f"<{gids[ord(char)]:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char in known)
    unicode_map = pdf.stream("", TO_UNICODE.format(count=len(known), chars=rows).encode())
    data = path.read_bytes()
    file = pdf.stream(f"/Length1 {len(data)}", data)
    descriptor = pdf.add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-500 -300 1500 1100] /ItalicAngle 0 "
        f"/Ascent 900 /Descent -210 /CapHeight 700 /StemV 80 /FontFile2 {file} 0 R >>"
    )
    widths = " ".join(f"{gids[ord(char)]} [{fonts.width(char, face, 1000):.0f}]" for char in known)
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    cid = pdf.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {system} /FontDescriptor {descriptor} 0 R "
        f"/W [{widths}] /CIDToGIDMap /Identity >>"
    )
    return pdf.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{cid} 0 R] /ToUnicode {unicode_map} 0 R >>"
    )


@cache
def glyphs(path: Path) -> dict[int, int]:
    """Code points to glyph numbers, from the format 4 subtable of a TrueType file's `cmap`."""
    data = path.read_bytes()
    tables = {data[12 + 16 * n : 16 + 16 * n]: struct.unpack(">I", data[20 + 16 * n : 24 + 16 * n])[0]
              for n in range(struct.unpack(">H", data[4:6])[0])}  # fmt: skip
    cmap = tables[b"cmap"]
    for n in range(struct.unpack(">H", data[cmap + 2 : cmap + 4])[0]):
        at = cmap + struct.unpack(">I", data[cmap + 8 + 8 * n : cmap + 12 + 8 * n])[0]
        if struct.unpack(">H", data[at : at + 2])[0] == 4:
            return _format4(data, at)
    raise ValueError(path)


def _format4(data: bytes, at: int) -> dict[int, int]:
    count = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2
    word = f">{count}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(word, data, at + 14 + 2 * count * n + (2 if n else 0)) for n in range(4)
    )
    base, found = at + 16 + 6 * count, {}
    for n in range(count):
        for code in range(starts[n], ends[n] + 1):
            gid = code
            if offsets[n]:
                gid = struct.unpack_from(">H", data, base + 2 * n + offsets[n] + 2 * (code - starts[n]))[0]
            found[code] = (gid + deltas[n]) & 0xFFFF if gid or not offsets[n] else 0
    return {code: gid for code, gid in found.items() if gid}
