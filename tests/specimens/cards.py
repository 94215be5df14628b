"""Residence permits of the uniform European format: the sticker in a passport, the card with two sides."""

from collections.abc import Iterable
from datetime import date

from tests.specimens import dates, mrz
from tests.specimens.panel import Panel
from tests.specimens.paper import Paper, Sheet, finish, scrawl
from tests.specimens.people import Person, digits
from tests.specimens.values import Values, capitals

STICKER = (300.0, 200.0)
CARD = (242.0, 153.0)
SEEN = {"SURNAME", "NAME", "birth", "sex", "nation", "from", "to", "permit_type"}
REMARKS = ("ΠΡΟΣΒΑΣΗ ΣΤΗΝ ΑΓΟΡΑ ΕΡΓΑΣΙΑΣ", "ΒΛΕΠΕ ΑΠΟΦΑΣΗ", "ΕΠΙΤΡΕΠΕΤΑΙ Η ΕΡΓΑΣΙΑ")


def sticker(who: Person, values: Values, start: date, end: date) -> Paper:
    """A sticker: photograph, small labels, two machine-readable lines of 36 (TD2)."""
    rng, number = values.rng, f"{values.rng.choice('ABC')}{digits(values.rng, 7)}"
    sheet = Sheet(rng.choice(("sans", "dejavu", "narrow")), 9)
    panel = Panel(sheet, (rng.uniform(70, 170), rng.uniform(90, 300)), STICKER, rng)
    panel.write(10, 16, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT", size=9.5)
    panel.write(STICKER[0] - 10, 32, f"GR {number}", size=10, align="right")
    panel.portrait(10, 40, 72, 94)
    rows = (*_rows(who, values, start, end), ("ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS", f"ΔΙΑΒ. {who.passport_no}"))
    _column(panel, rows, 92, 46, 21)
    panel.zone(mrz.td2(who, number, end))
    return finish([sheet], rng, values.fields(SEEN | {"passport"}) | {"sticker_no": number})


def card(who: Person, values: Values, start: date, end: date) -> Paper:
    """A card, both sides on one sheet: three machine-readable lines of 30 (TD1)."""
    rng, number = values.rng, f"{values.rng.choice(('AA', 'AX', 'PR'))}{digits(values.rng, 7)}"
    sheet = Sheet(rng.choice(("sans", "dejavu", "freesans")), 9)
    x, y = rng.uniform(90, 220), rng.uniform(90, 200)
    front = Panel(sheet, (x, y), CARD, rng)
    front.write(8, 13, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", size=8)
    front.write(8, 22, "RESIDENCE PERMIT   GR", size=6, bold=False)
    front.write(CARD[0] - 8, 14, number, size=9, align="right")
    front.portrait(8, 28, 66, 86)
    sheet.add(scrawl(rng, x + 12, y + 134, 60))
    rows = (*_rows(who, values, start, end), ("ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS", rng.choice(REMARKS)))
    _column(front, rows, 80, 34, 20)
    _back(Panel(sheet, (x, y + CARD[1] + 26), CARD, rng), who, mrz.td1(who, number, end))
    return finish([sheet], rng, values.fields(SEEN) | {"permit_no": number})


def _rows(who: Person, values: Values, start: date, end: date) -> tuple[tuple[str, str], ...]:
    return (
        ("ΕΠΩΝΥΜΟ ΟΝΟΜΑ / NAME", f"{who.surname_lat} {who.name_lat}"),
        ("ΙΣΧΥΕΙ ΕΩΣ / VALID UNTIL", dates.slashed(end)),
        ("ΤΟΠΟΣ ΚΑΙ ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ / PLACE AND DATE OF ISSUE", f"{values.text('city')}  {dates.slashed(start)}"),
        ("ΤΥΠΟΣ ΑΔΕΙΑΣ / TYPE OF PERMIT", capitals(values.text("permit_type"))),
    )


def _column(panel: Panel, rows: Iterable[tuple[str, str]], x: float, y: float, step: float) -> None:
    for n, (label, value) in enumerate(rows):
        panel.labelled(x, y + n * step, label, value, size=7.6)


def _back(panel: Panel, who: Person, lines: tuple[str, ...]) -> None:
    rows = (
        ("ΗΜ/ΝΙΑ ΚΑΙ ΤΟΠΟΣ ΓΕΝΝΗΣΗΣ / DATE AND PLACE OF BIRTH", f"{dates.slashed(who.birth)} {who.birthplace_lat}"),
        ("ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY", who.nationality),
        ("ΦΥΛΟ / SEX", who.sex),
    )
    _column(panel, rows, 12, 18, 22)
    panel.zone(lines)
