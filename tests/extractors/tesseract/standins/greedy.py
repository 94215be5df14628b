"""Takes the question and all the memory that there is."""

from fakelos.extractors.tesseract import __main__ as child


def _hoard(*_: object) -> str:
    return bytes(child.MOST_MEMORY).hex()


if __name__ == "__main__":
    vars(child)["_read"] = _hoard
    child.main()
