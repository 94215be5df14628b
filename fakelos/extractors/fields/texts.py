"""Values that are words: a school, an office, a profession, as printed."""

from collections.abc import Callable

from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading, Strip

_EDGES = " .,:;«»\"'()“”-–—*·"


def text_parser(*, most: int = 8, capital: bool = True, certainty: float = 0.9) -> Callable[[Strip], Reading | None]:
    """A parser of the words in the first cell of a strip that hold a letter; `capital` prints them in capitals."""

    def parse(strip: Strip) -> Reading | None:
        text = strip.text.split("\t")[0].split("\n")[0].split("»")[0]
        text = text if "(" in text else text.split(")")[0]
        words = text.split(" ")[:most]
        value = " ".join(words).strip(_EDGES)
        if sum(letter.isalpha() for letter in value) < 2:  # noqa: PLR2004
            return None
        start = text.find(value)
        return strip.read(start, start + len(value), capitals(value) if capital else value, certainty)

    return parse
