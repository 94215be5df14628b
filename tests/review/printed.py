"""What a person reads in a PDF."""

import pypdfium2


def text_of(pdf: bytes) -> str:
    """All its words, with one blank between them."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
