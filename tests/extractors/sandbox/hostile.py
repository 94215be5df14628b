"""PDFs that no office prints: each is harmless to look at, and costly, broken or misleading to open."""

import io
import zlib
from typing import cast

import pypdf
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from tests.specimens.pdf import Pdf

A4 = 595, 842
HELVETICA = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
LINE = "SPECIMEN: a page that holds more than twenty typed letters"


def typed(line: str = LINE) -> bytes:
    """What draws a line of text."""
    return f"BT /F1 14 Tf 72 720 Td ({line}) Tj ET".encode()


def between_good_pages(resources: str, content: bytes, pdf: Pdf | None = None) -> bytes:
    """Three pages, the second as given."""
    pdf = pdf or Pdf()
    for page in ((HELVETICA, typed()), (resources, content), (HELVETICA, typed())):
        pdf.page(*A4, *page)
    return pdf.finish()


def endless_forms() -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on: ten thousand million lines."""
    pdf = Pdf()
    form = pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", b"0 0 m 100 100 l S")
    for _ in range(9):
        resources = f"/Resources << /XObject << /F {form} 0 R >> >>"
        form = pdf.stream(f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}", b"/F Do " * 10)
    return between_good_pages(f"/XObject << /F {form} 0 R >>", b"/F Do", pdf)


def huge_picture(side: int) -> bytes:
    """A page with a picture of that many pixels a side, which takes little room in the file."""
    pdf = Pdf()
    packed = zlib.compress(bytes(side // 8 * side), 9)
    size = f"/Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
    picture = pdf.stream(f"/Type /XObject /Subtype /Image {size}", packed, deflate=False)
    return between_good_pages(f"/XObject << /Im0 {picture} 0 R >>", b"q 595 0 0 842 0 0 cm /Im0 Do Q", pdf)


def of_size(width: float, height: float) -> bytes:
    """One page of that size in points."""
    pdf = Pdf()
    pdf.page(width, height, HELVETICA, typed())
    return pdf.finish()


UNSEEN = {
    "white on white": "1 1 1 rg {line}",
    "all but white": "0.96 0.97 0.98 rg {line}",
    "under a white cover": "{line} 1 1 1 rg 60 690 400 22 re f",
    "black on black": "60 690 400 22 re f {line}",
    "under a picture of other print": "{line} q 520 0 0 32 60 678 cm BI /W 8 /H 1 /CS /G /BPC 8 ID z z z z  EI Q",
    "transparent": "/Clear gs {line}",
    "clipped away": "q 0 0 10 10 re W n {line} Q",
    "beside the page": "1 0 0 1 -400 0 cm {line}",
    "above the page": "1 0 0 1 0 500 cm {line}",
    "too small for any eye": "0.01 0 0 0.01 72 400 cm {line}",
}
"""Ways to write what a machine reads and nobody sees."""


def with_unseen_words(way: str, words: str) -> bytes:
    """A page with a line for everybody, and words that are there for machines alone."""
    pdf, line = Pdf(), f"BT /F1 14 Tf 72 700 Td ({words}) Tj ET"
    resources = f"{HELVETICA} /ExtGState << /Clear << /ca 0 >> >>"
    pdf.page(*A4, resources, typed() + b" " + UNSEEN[way].format(line=line).encode())
    return pdf.finish()


def of_many_words(words: str, pages: int) -> bytes:
    """Pages that all show the same words in small print, line by line."""
    lines = " ".join(f"({words}) Tj T*" for _ in range(250))
    pdf = Pdf()
    for _ in range(pages):
        pdf.page(*A4, HELVETICA, f"BT /F1 2.5 Tf 3 TL 20 800 Td {lines} ET".encode())
    return pdf.finish()


def _writer() -> pypdf.PdfWriter:
    return pypdf.PdfWriter(clone_from=io.BytesIO(of_size(*A4)))


def _written(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def with_script() -> bytes:
    """A page whose file asks the viewer to run an endless script."""
    writer = _writer()
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("while (true) {}")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    return _written(writer)


def with_attachment(content: bytes) -> bytes:
    """A page with a file attached to it."""
    writer = _writer()
    writer.add_attachment("SPECIMEN", content)
    return _written(writer)


def filled_form(value: str, *, drawn: bool) -> bytes:
    """A page with a form field that somebody has filled in, its value drawn by the program or left to the viewer."""
    pdf = Pdf()
    content = f"BT /F1 14 Tf 2 6 Td ({value}) Tj ET".encode()
    look = pdf.stream(f"/Type /XObject /Subtype /Form /BBox [0 0 300 24] /Resources << {HELVETICA} >>", content)
    pdf.page(*A4, HELVETICA, typed())
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf.finish()))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("name"),
            NameObject("/V"): TextStringObject(value),
            NameObject("/DA"): TextStringObject("/Helv 12 Tf 0 g"),
            NameObject("/F"): NumberObject(4),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (72, 600, 372, 624))),
        }
    )
    found = pypdf.PdfReader(io.BytesIO(pdf.finish())).get_object(look)
    if drawn and found is not None:
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(found.clone(writer))})
    placed = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([placed])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([placed]), NameObject("/NeedAppearances"): BooleanObject(not drawn)}
    )
    return _written(writer)


def dynamic_form(*, said: bool = True) -> bytes:
    """An XFA form, whose page is a placeholder that asks for Adobe Reader; `said`: whether the file says so."""
    writer = _writer()
    form = {
        NameObject("/XFA"): TextStringObject("<xdp/>"),
        NameObject("/Fields"): ArrayObject(),
    }
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(said)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    return _written(writer)


def form_in_both_ways(value: str) -> bytes:
    """A form whose fields are on its page, and which an XFA viewer may draw anew."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(filled_form(value, drawn=True)))
    cast("DictionaryObject", writer.root_object["/AcroForm"])[NameObject("/XFA")] = TextStringObject("<xdp/>")
    return _written(writer)


def cut_to_nothing() -> bytes:
    """A page of which a corner is shown, on which nothing stands."""
    writer = _writer()
    writer.pages[0][NameObject("/CropBox")] = ArrayObject(map(NumberObject, (0, 0, 50, 50)))
    return _written(writer)


def switched_off(content: bytes = typed()) -> bytes:
    """A page on a layer that is not shown."""
    pdf = Pdf()
    pdf.page(*A4, HELVETICA, b"/OC /L BDC " + content + b" EMC")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf.finish()))
    name = {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("SPECIMEN")}
    layer = writer._add_object(DictionaryObject(name))
    resources = cast("DictionaryObject", writer.pages[0]["/Resources"])
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    layers = {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(layers)
    return _written(writer)


def damaged_picture() -> bytes:
    """A page whose scan cannot be decoded."""
    pdf = Pdf()
    size = "/Width 800 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
    scan = pdf.stream(f"/Type /XObject /Subtype /Image {size}", b"\xff\xd8\xff\xe0 SPECIMEN", deflate=False)
    pdf.page(*A4, f"/XObject << /Im0 {scan} 0 R >>", b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return pdf.finish()
