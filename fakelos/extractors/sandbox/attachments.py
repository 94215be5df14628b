"""Files inside a PDF: signatures and data are usual; papers among them would be lost in silence."""

import pypdfium2

MOST_LOOKED_AT = 50
PAPERS = b"%PDF-", b"II*\0", b"MM\0*", b"\xff\xd8\xff", b"\x89PNG\r\n", b"\0\0\0\x0cjP"


def holds_papers(document: pypdfium2.PdfDocument) -> bool:
    """Whether PDFs or pictures are attached, as to a portfolio; what cannot be told counts as one."""
    try:
        count = min(document.count_attachments(), MOST_LOOKED_AT)
        return any(_is_paper(document, number) for number in range(count))
    except Exception:  # noqa: BLE001 - damaged attachments raise anything
        return True


def _is_paper(document: pypdfium2.PdfDocument, number: int) -> bool:
    return bytes(document.get_attachment(number).get_data()[:8]).startswith(PAPERS)
