"""The layouts of machine-readable zones, as data: ICAO Doc 9303 parts 4 to 7, and France's identity card of 1988–2021.

A *place* numbers a symbol through all lines: line × columns + column, from 0.
"""

from dataclasses import dataclass
from typing import Literal

from fakelos.extractors.mrz.check_digits import check_digit

Kind = Literal["TD1", "TD2", "TD3", "MRVA", "MRVB", "FRID"]
Span = tuple[int, int, int]
"""Line, first column, column after the last."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DOCUMENTS = ("PACIDRST",)
"""First letters of document codes: passports, cards, permits, crew and refugee papers; V is for visas alone."""
VISAS = ("V",)
OTHER_DOCUMENTS = "".join(sorted(set(LETTERS) - set(*DOCUMENTS) - set(*VISAS)))
"""First letters that single states use, for driving licences and cards of frontier workers."""
DIGITS = "0123456789"
ALPHABETS = {
    "code": LETTERS + "12<",
    "issuer": LETTERS + "<",
    "nationality": LETTERS + "<",
    "names": LETTERS + "<",
    "given_names": LETTERS + "<",
    "number": LETTERS + DIGITS + "<",
    "birth": DIGITS + "<",
    "expiry": DIGITS + "<",
    "sex": "MFX<",
    "optional": LETTERS + DIGITS + "<",
    "optional2": LETTERS + DIGITS + "<",
    "number_check": DIGITS + "<",
    "birth_check": DIGITS,
    "expiry_check": DIGITS,
    "optional_check": DIGITS + "<",
    "composite_check": DIGITS,
}
"""What may stand in a field, by its name."""
EMPTY = ("optional", "expiry")
"""Fields that may be empty, with a filler for their check digit."""
RARE = {
    "code": DIGITS.strip("12"),
    "names": DIGITS,
    "birth_check": "<",
    "expiry_check": "<",
    "composite_check": "<",
}
"""What stands there now and then, against the standard: digits for Cyrillic letters in Russia's domestic passports, a
filler for the check digit of a date that is none."""


@dataclass(frozen=True)
class Check:
    """One check digit: where it stands and the places it is computed from.

    `between` is the filler within a long number, which Portugal's and some of Belgium's cards count, others do not.
    """

    name: str
    digit: int
    covered: tuple[int, ...]
    between: int | None = None

    @property
    def places(self) -> tuple[int, ...]:
        """The digit's place and the covered ones."""
        return (*self.covered, self.digit)


@dataclass(frozen=True)
class Layout:
    """Where each field stands; `begins` says what the first places hold, `checks` what each check digit covers."""

    kind: Kind
    lines: int
    columns: int
    begins: tuple[str, ...]
    fields: dict[str, Span]
    checks: dict[str, tuple[Span, ...]]
    digits: tuple[Span, ...] = ()
    """Parts of fields that hold digits alone."""

    def places(self, span: Span) -> tuple[int, ...]:
        """The places of a span."""
        return tuple(range(span[0] * self.columns + span[1], span[0] * self.columns + span[2]))

    def span(self, name: str) -> tuple[int, ...]:
        """The places of a field."""
        return self.places(self.fields[name])

    def field_at(self, place: int) -> str:
        """The name of the field that holds a place."""
        line, column = divmod(place, self.columns)
        return next(name for name, span in self.fields.items() if span[0] == line and span[1] <= column < span[2])

    def alphabet(self, place: int) -> str:
        """The symbols that may stand at a place."""
        if place < len(self.begins):
            return self.begins[place]
        return DIGITS if any(place in self.places(span) for span in self.digits) else ALPHABETS[self.field_at(place)]

    def rare(self, place: int) -> str:
        """The symbols that stand at a place only now and then, against the standard."""
        if place < len(self.begins):
            return OTHER_DOCUMENTS if self.begins == DOCUMENTS else ""
        return RARE.get(self.field_at(place), "")


def _machine_readable_document(kind: Kind, columns: int, last: Span, composite: bool) -> Layout:  # noqa: FBT001
    """The two-line layouts, which differ in length, in the optional field and in the overall check digit."""
    fields = {
        "code": (0, 0, 2),
        "issuer": (0, 2, 5),
        "names": (0, 5, columns),
        "number": (1, 0, 9),
        "number_check": (1, 9, 10),
        "nationality": (1, 10, 13),
        "birth": (1, 13, 19),
        "birth_check": (1, 19, 20),
        "sex": (1, 20, 21),
        "expiry": (1, 21, 27),
        "expiry_check": (1, 27, 28),
        "optional": last,
    }
    checks: dict[str, tuple[Span, ...]] = {name: (fields[name],) for name in ("number", "birth", "expiry")}
    if kind == "TD3":
        fields["optional_check"] = (1, 42, 43)
        checks["optional"] = (last,)
    if composite:
        fields["composite_check"] = (1, columns - 1, columns)
        checks["composite"] = ((1, 0, 10), (1, 13, 20), (1, 21, columns - 1))
    return Layout(kind, 2, columns, VISAS if kind.startswith("MRV") else DOCUMENTS, fields, checks)


TD1 = Layout(
    "TD1",
    lines=3,
    columns=30,
    begins=DOCUMENTS,
    fields={
        "code": (0, 0, 2),
        "issuer": (0, 2, 5),
        "number": (0, 5, 14),
        "number_check": (0, 14, 15),
        "optional": (0, 15, 30),
        "birth": (1, 0, 6),
        "birth_check": (1, 6, 7),
        "sex": (1, 7, 8),
        "expiry": (1, 8, 14),
        "expiry_check": (1, 14, 15),
        "nationality": (1, 15, 18),
        "optional2": (1, 18, 29),
        "composite_check": (1, 29, 30),
        "names": (2, 0, 30),
    },
    checks={
        "number": ((0, 5, 14),),
        "birth": ((1, 0, 6),),
        "expiry": ((1, 8, 14),),
        "composite": ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)),
    },
)
TD2 = _machine_readable_document("TD2", 36, (1, 28, 35), composite=True)
TD3 = _machine_readable_document("TD3", 44, (1, 28, 42), composite=True)
MRVA = _machine_readable_document("MRVA", 44, (1, 28, 44), composite=False)
MRVB = _machine_readable_document("MRVB", 36, (1, 28, 36), composite=False)
FRID = Layout(
    "FRID",
    lines=2,
    columns=36,
    begins=tuple("IDFRA"),
    fields={
        "code": (0, 0, 2),
        "issuer": (0, 2, 5),
        "names": (0, 5, 30),
        "optional": (0, 30, 36),
        "number": (1, 0, 12),
        "number_check": (1, 12, 13),
        "given_names": (1, 13, 27),
        "birth": (1, 27, 33),
        "birth_check": (1, 33, 34),
        "sex": (1, 34, 35),
        "composite_check": (1, 35, 36),
    },
    checks={"number": ((1, 0, 12),), "birth": ((1, 27, 33),), "composite": ((0, 0, 36), (1, 0, 35))},
    digits=((1, 0, 4), (1, 7, 13)),
)
LAYOUTS: dict[Kind, Layout] = {layout.kind: layout for layout in (TD1, TD2, TD3, MRVA, MRVB, FRID)}


def number_places(layout: Layout, text: str) -> tuple[int, ...]:
    """The places of the document number, its continuation in the optional field included.

    A number longer than nine symbols goes on after a filler at the place of its check digit, and the
    check digit follows it (parts 5 and 6, note j of the data structure).
    """
    places = layout.span("number")
    rest = layout.span("optional")
    if layout.kind not in ("TD1", "TD2") or text[layout.span("number_check")[0]] != "<":
        return places
    return places + rest[: max(0, next((n for n, p in enumerate(rest) if text[p] == "<"), len(rest)) - 1)]


def checks(layout: Layout, text: str) -> list[Check]:
    """Every check digit of a zone whose lines are joined in `text`."""
    found = []
    for name, spans in layout.checks.items():
        digit, between = layout.span(f"{name}_check")[0], None
        covered = tuple(place for span in spans for place in layout.places(span))
        if name == "number" and (long := number_places(layout, text)) != covered:
            covered, digit, between = long, long[-1] + 1, digit
        found.append(Check(name, digit, covered, between))
    return found


def holds(check: Check, text: str) -> bool:
    """Whether a check digit is right. A filler stands for 0 under `EMPTY` fields, never elsewhere."""
    covered = "".join(text[place] for place in check.covered)
    if text[check.digit] == "<":
        return check.name in EMPTY and not covered.strip("<")
    ways = [check.covered] if check.between is None else [check.covered, tuple(sorted((*check.covered, check.between)))]
    return any(text[check.digit] == str(check_digit("".join(text[place] for place in way))) for way in ways)
