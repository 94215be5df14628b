"""Takes the question and all the memory that there is."""

from fakelos.extractors.tesseract import __main__ as child


def _hoard(_engine: object, _question: object, _pixels: bytes) -> str:
    return bytes(child.MOST_MEMORY).hex()


if __name__ == "__main__":
    child._read = _hoard
    child.main()
