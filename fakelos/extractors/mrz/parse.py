"""What a machine-readable zone says: its fields, each with whether a check digit vouches for it.

Years have two digits. Of the hundred years that one may mean, a birth is the latest on or before the
reference day, an expiry the one from `EXPIRED` years before the reference year to 39 after it: a
dossier's passport may have expired long ago. The caller gives the reference day (the application date);
without one, an expiry lies in 1980–2079 and the birth before it. Today's date plays no part.
"""

from datetime import date

from fakelos.extractors.mrz.layouts import LAYOUTS, Kind, Layout, checks, holds, number_places
from fakelos.schemas.base import Frozen
from fakelos.schemas.page import MrzReading

EXPIRED = 60
FIRST_EXPIRY = 1980
"""No machine-readable paper expired earlier: the standard is of that year."""


class MrzField(Frozen):
    """A value; `checked`: a check digit that covers it holds."""

    value: str
    checked: bool


class MrzDate(Frozen):
    """A date as printed (`YYMMDD`) and in ISO 8601, None if it is not known to the day or impossible."""

    printed: str
    iso: str | None
    checked: bool


class MrzData(Frozen):
    """The fields of a zone, fillers gone. Names have blanks for fillers; hyphens and apostrophes are lost in print."""

    kind: Kind
    document_code: MrzField
    issuer: MrzField
    surname: MrzField
    given_names: MrzField
    names_cut: bool
    number: MrzField
    nationality: MrzField
    birth_date: MrzDate
    sex: MrzField
    expiry_date: MrzDate
    optional: MrzField
    optional2: MrzField | None
    checks: dict[str, bool]


def parse(reading: MrzReading, reference: date | None = None) -> MrzData:
    """The fields of a reading. `reference` is the day by which centuries are told, never today's date.

    >>> lines = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
    >>> box = (0, 0, 1, 1)
    >>> data = parse(MrzReading(kind="TD3", lines=lines, verified=True, names_agreed=True, confidence=1, box=box))
    >>> data.surname.value, data.given_names.value, data.birth_date.iso, data.number
    ('ERIKSSON', 'ANNA MARIA', '1974-08-12', MrzField(value='L898902C3', checked=True))

    Raises:
        ValueError: the lines do not have the size of their layout.
    """
    layout, text = LAYOUTS[reading.kind], "".join(reading.lines)
    if [len(line) for line in reading.lines] != [layout.columns] * layout.lines:
        raise ValueError("the lines are not of this layout")
    right = {check.name: holds(check, text) for check in checks(layout, text)}
    texts = {name: "".join(text[p] for p in layout.span(name)) for name in layout.fields}
    surname, given = _names(texts)
    expiry = _expiry(texts.get("expiry", ""), reference)
    return MrzData(
        kind=reading.kind,
        document_code=_free(texts["code"]),
        issuer=_free(texts["issuer"]),
        surname=_free(surname),
        given_names=_free(given),
        names_cut=not texts["names"].endswith("<"),
        number=MrzField(value=_number(layout, text), checked=right["number"]),
        nationality=_free(texts.get("nationality", texts["issuer"])),
        birth_date=_dated(texts["birth"], _birth(texts["birth"], reference or expiry), checked=right["birth"]),
        sex=_free(texts["sex"]),
        expiry_date=_dated(texts.get("expiry", ""), expiry, checked=right.get("expiry", False)),
        optional=_optional(layout, text, right),
        optional2=_read(texts["optional2"], checked=right["composite"]) if "optional2" in texts else None,
        checks=right,
    )


def _read(text: str, *, checked: bool) -> MrzField:
    return MrzField(value=text.strip("<").replace("<", " "), checked=checked)


def _free(text: str) -> MrzField:
    """A field that no check digit covers."""
    return _read(text, checked=False)


def _names(texts: dict[str, str]) -> tuple[str, str]:
    """Primary and secondary identifier: two fillers part them, one stands for a blank (part 3, section 4.6).

    The French card has a field for each, and two fillers between given names.
    """
    if "given_names" in texts:
        return texts["names"], texts["given_names"].replace("<<", "<")
    surname, _, given = texts["names"].partition("<<")
    return surname, given


def _number(layout: Layout, text: str) -> str:
    """The document number with its continuation, if it is longer than nine symbols."""
    return "".join(text[place] for place in number_places(layout, text)).strip("<").replace("<", " ")


def _optional(layout: Layout, text: str, right: dict[str, bool]) -> MrzField:
    """The optional field without the end of a long number and its check digit."""
    places = layout.span("optional")
    taken = set(number_places(layout, text)) & set(places)
    rest = [place for place in places if place > max(taken) + 1] if taken else places
    checked = right.get("optional", right.get("composite", False))
    return _read("".join(text[place] for place in rest), checked=checked)


def _dated(printed: str, day: date | None, *, checked: bool) -> MrzDate:
    return MrzDate(printed=printed, iso=day.isoformat() if day else None, checked=checked)


def _expiry(printed: str, reference: date | None) -> date | None:
    """The day of expiry: the one of its hundred years that lies around the reference day."""
    first = reference.year - EXPIRED if reference else FIRST_EXPIRY
    return _day(printed, first + (int(printed[:2]) - first) % 100) if printed.isdigit() else None


def _birth(printed: str, last: date | None) -> date | None:
    """The day of birth: the latest that is not after the reference day, or else the day of expiry."""
    if last is None or not printed.isdigit():
        return None
    century = last.year // 100 * 100
    days = (_day(printed, century - back + int(printed[:2])) for back in (0, 100))
    return next((day for day in days if day and day <= last), None)


def _day(printed: str, year: int) -> date | None:
    try:
        return date(year, int(printed[2:4]), int(printed[4:6]))
    except ValueError:
        return None
