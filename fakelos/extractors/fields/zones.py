"""What a machine-readable zone says of its holder, and whether the print beside it agrees."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import skeleton
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.mrz import MrzData, MrzDate, MrzField, parse
from fakelos.schemas.page import MrzReading

_CHECKED, _NAMES_AGREED, _UNCHECKED = 0.99, 0.97, 0.75
_LEGIBLE = 0.6
_ZONE_NUMBER = 9
"""A passport's zone has room for so many symbols of its number; longer ones are cut (ICAO 9303 part 4)."""


def zone_readings(paper: Paper, kinds: Collection[str], *, permit: bool = False) -> dict[str, Reading | None]:
    """The fields of the paper's best zone of one of these kinds; empty if there is none.

    On a `permit` the number is that of the card or the sticker, and the expiry ends its validity.
    """
    zones = [(zone, page.number) for page, zone in paper.zones if zone.kind in kinds]
    if not zones:
        return {}
    zone, page = max(zones, key=lambda found: (found[0].verified, found[0].confidence))
    source = _Source(zone, page)
    data = parse(zone)
    return source.lines() | source.person(data) | (source.permit(data) if permit else source.passport(data))


class _Source:
    """Turns parts of one zone into readings."""

    def __init__(self, zone: MrzReading, page: int) -> None:
        self.zone, self.page = zone, page

    def lines(self) -> dict[str, Reading | None]:
        """The zone as printed, line by line."""
        problem = None if self.zone.verified else "mrz_unverified"
        certainty = _CHECKED if self.zone.verified else _UNCHECKED
        return {
            f"mrz{n}": Reading(line, self.page, self.zone.box, self.zone.confidence, certainty, problem)
            for n, line in enumerate(self.zone.lines, 1)
        }

    def person(self, data: MrzData) -> dict[str, Reading | None]:
        """Who the holder is."""
        return {
            "holder_surname_lat": self._name(data.surname),
            "holder_name_lat": self._name(data.given_names),
            "birth_date": self._day(data.birth_date),
            "nationality": self._name(data.nationality),
            "sex": self._name(data.sex) if data.sex.value in {"M", "F"} else None,
        }

    def passport(self, data: MrzData) -> dict[str, Reading | None]:
        """The number and end of a passport or identity card."""
        return {"passport_no": self._checked(data.number), "expiry_date": self._day(data.expiry_date)}

    def permit(self, data: MrzData) -> dict[str, Reading | None]:
        """The number and end of a residence permit: cards have a number of their own, stickers that of the sticker."""
        code = "permit_no" if data.kind == "TD1" else "sticker_no"
        return {code: self._checked(data.number), "valid_to": self._day(data.expiry_date)}

    def _name(self, field: MrzField) -> Reading | None:
        certainty = _NAMES_AGREED if self.zone.names_agreed else _UNCHECKED
        return Reading(field.value, self.page, self.zone.box, self.zone.confidence, certainty) if field.value else None

    def _checked(self, field: MrzField) -> Reading | None:
        return self._vouched(field.value, checked=field.checked) if field.value else None

    def _day(self, day: MrzDate) -> Reading | None:
        return self._vouched(day.iso, checked=day.checked) if day.iso else None

    def _vouched(self, value: str, *, checked: bool) -> Reading:
        certainty, problem = (_CHECKED, None) if checked else (_UNCHECKED / 2, "check_digit")
        return Reading(value, self.page, self.zone.box, self.zone.confidence, certainty, problem)


def zone_with_print(
    zone: Mapping[str, Reading | None], printed: Mapping[str, Reading | None]
) -> dict[str, Reading | None]:
    """Both sources as one: agreement makes sure, the surer goes first, legible strife is marked."""
    return {code: _settled(zone.get(code), printed.get(code)) for code in {**printed, **zone}}


def _settled(zone: Reading | None, printed: Reading | None) -> Reading | None:
    if zone is None or printed is None:
        return zone or printed
    if _printed_too(str(zone.value), str(printed.value)):
        return best([zone, replace(printed, value=zone.value)])
    if len(str(zone.value)) == _ZONE_NUMBER and str(printed.value).startswith(str(zone.value)):
        return best([printed, replace(zone, value=printed.value)])
    first, second = (zone, printed) if _outweighs(zone, printed) else (printed, zone)
    if second.confidence < _LEGIBLE:
        return first
    return replace(first, problem="disagrees", certainty=first.certainty * 0.85)


def _printed_too(value: str, printed: str) -> bool:
    """Whether the print says the same, or says it behind the same in the state's own letters: `ИВАНОВА / IVANOVA`."""
    tail = " ".join(printed.split()[-len(value.split()) :])
    return skeleton(value) in {skeleton(printed), skeleton(tail)}


def _outweighs(zone: Reading, printed: Reading) -> bool:
    return zone.problem is None and zone.confidence >= printed.confidence * 0.9
