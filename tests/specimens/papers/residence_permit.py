"""Residence permits (γ): police cards up to 2001, decisions, stickers of 2002–2011 and cards from 2011 on."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens import dates, mrz
from tests.specimens.form import layouts, print_form
from tests.specimens.marks import GREY, Box, Portrait, Waves
from tests.specimens.paper import Paper, Sheet, mark_specimen, scrawl
from tests.specimens.papers.passport import zone
from tests.specimens.people import Person, digits
from tests.specimens.values import Facts, Values, capitals

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = (*layouts(FORM), "sticker", "card")
FIRST = {"police_card": date(1993, 1, 1), "decision_region": date(2005, 9, 1), "sticker": date(2005, 1, 1), "card": date(2012, 1, 1)}  # noqa: E501
TYPES = ("ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ", "Εξαρτημένη εργασία", "ΜΕΛΟΣ ΟΙΚΟΓΕΝΕΙΑΣ ΠΟΛΙΤΗ ΤΡΙΤΗΣ ΧΩΡΑΣ", "ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ",
         "ΑΝΕΞΑΡΤΗΤΗ ΟΙΚΟΝΟΜΙΚΗ ΔΡΑΣΤΗΡΙΟΤΗΤΑ", "ΟΙΚΟΓΕΝΕΙΑΚΗ ΕΠΑΝΕΝΩΣΗ", "ΣΠΟΥΔΕΣ", "ΕΞΑΙΡΕΤΙΚΟΙ ΛΟΓΟΙ")  # fmt: skip
REGIONS = ("ΑΤΤΙΚΗΣ", "ΚΕΝΤΡΙΚΗΣ ΜΑΚΕΔΟΝΙΑΣ", "ΘΕΣΣΑΛΙΑΣ", "ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ", "ΚΡΗΤΗΣ", "ΠΕΛΟΠΟΝΝΗΣΟΥ", "ΗΠΕΙΡΟΥ")
ADMINISTRATIONS = ("ΑΤΤΙΚΗΣ", "ΜΑΚΕΔΟΝΙΑΣ - ΘΡΑΚΗΣ", "ΘΕΣΣΑΛΙΑΣ - ΣΤΕΡΕΑΣ ΕΛΛΑΔΑΣ", "ΚΡΗΤΗΣ", "ΠΕΛΟΠΟΝΝΗΣΟΥ, ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ ΚΑΙ ΙΟΝΙΟΥ")  # noqa: E501
CARD = (242.0, 153.0)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A permit; facts: `valid_from`, `valid_to`, `decision_date`, `permit_type`."""
    values = Values(who, rng, facts)
    start = values.day("valid_from", FIRST.get(layout, date(2011, 3, 1)), 1900)
    end = values.day("valid_to", _after(start, rng.choice((1, 2, 2))), 1)
    values.put("from", start, "valid_from")
    values.put("to", end, "valid_to")
    decided = values.day("decision_date", start + timedelta(days=20), 60)
    values.put("decided", decided, "decision_date")
    values.put("permit_no", f"{rng.randrange(3000, 99999)}/{decided.year}", "permit_no")
    values.put("permit_type", values.given("permit_type", "ΕΡΓΑΣΙΑ" if layout == "police_card" else rng.choice(TYPES)), "permit_type")  # noqa: E501
    values.put("REGION", rng.choice(REGIONS))
    values.put("ADMINISTRATION", rng.choice(ADMINISTRATIONS))
    if layout in ("sticker", "card"):
        return (_sticker if layout == "sticker" else _card)(who, rng, values, start, end)
    return print_form(FORM, layout, values)


def _after(start: date, years: int) -> date:
    return date(start.year + years, start.month, min(start.day, 28)) - timedelta(days=1)


def _sticker(who: Person, rng: Random, values: Values, start: date, end: date) -> Paper:
    sheet = Sheet(rng.choice(("sans", "dejavu", "narrow")), 9)
    x, y = rng.uniform(70, 170), rng.uniform(90, 300)
    wide, high = 300.0, 200.0
    number = f"{rng.choice('ABCΑ'[:3])}{digits(rng, 7)}"
    sheet.add(Box(x, y, x + wide, y + high, 0.8, fill=(243, 244, 246)), Waves(x, y, x + wide, y + 150, rng.randrange(999)))
    sheet.at(x + 10, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT", bold=True, size=9.5, y=y + 16)
    sheet.at(x + wide - 10, f"GR {number}", bold=True, size=10, align="right", y=y + 32)
    sheet.add(Portrait(x + 10, y + 40, 72, 94, rng.randrange(10**6)))
    rows = (("ΕΠΩΝΥΜΟ ΟΝΟΜΑ / NAME", f"{who.surname_lat} {who.name_lat}"), ("ΙΣΧΥΕΙ ΕΩΣ / VALID UNTIL", dates.slashed(end)),
            ("ΤΟΠΟΣ ΚΑΙ ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ", f"{capitals(values.text('City'))}  {dates.slashed(start)}"),
            ("ΤΥΠΟΣ ΑΔΕΙΑΣ / TYPE OF PERMIT", capitals(values.text("permit_type"))),
            ("ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS", f"ΔΙΑΒ. {who.passport_no}"))  # fmt: skip
    for n, (label, value) in enumerate(rows):
        sheet.at(x + 92, label, size=5.2, ink=GREY, y=y + 46 + n * 21)
        sheet.at(x + 92, value, size=8 if len(value) < 32 else 6.2, bold=True, y=y + 55 + n * 21)
    zone(sheet, mrz.td2(who, number, end), x + (wide - 36 * 7.2) / 2, y + high - 26)
    mark_specimen(sheet, rng)
    return Paper((sheet,), values.fields({"SURNAME", "NAME", "birth", "sex", "nation", "passport", "from", "to", "permit_type"}) | {"sticker_no": number})  # noqa: E501


def _card(who: Person, rng: Random, values: Values, start: date, end: date) -> Paper:
    sheet = Sheet(rng.choice(("sans", "dejavu", "freesans")), 9)
    x, y, number = rng.uniform(90, 220), rng.uniform(90, 200), f"{rng.choice(('AA', 'ΑΑ', 'PR'))[:1]}X{digits(rng, 7)}".replace("Α", "A")  # noqa: E501
    sheet.add(Box(x, y, x + CARD[0], y + CARD[1], 0.9, fill=(244, 245, 247)), Waves(x, y, x + CARD[0], y + CARD[1], rng.randrange(999)))  # noqa: E501
    sheet.at(x + 8, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", bold=True, size=8, y=y + 13)
    sheet.at(x + 8, "RESIDENCE PERMIT   GR", size=6, y=y + 22)
    sheet.at(x + CARD[0] - 8, number, bold=True, size=9, align="right", y=y + 14)
    sheet.add(Portrait(x + 8, y + 28, 66, 86, rng.randrange(10**6)), scrawl(rng, x + 12, y + 134, 60))
    rows = (("ΕΠΩΝΥΜΟ ΟΝΟΜΑ / NAME", f"{who.surname_lat} {who.name_lat}"), ("ΙΣΧΥΕΙ ΕΩΣ / VALID UNTIL", dates.slashed(end)),
            ("ΤΟΠΟΣ/ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ / PLACE/DATE OF ISSUE", f"{values.text('city')} {dates.slashed(start)}"),
            ("ΤΥΠΟΣ ΤΗΣ ΑΔΕΙΑΣ / TYPE OF PERMIT", capitals(values.text("permit_type"))),
            ("ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS", rng.choice(("ΠΡΟΣΒΑΣΗ ΣΤΗΝ ΑΓΟΡΑ ΕΡΓΑΣΙΑΣ", "ΒΛΕΠΕ ΑΠΟΦΑΣΗ"))))  # fmt: skip
    for n, (label, value) in enumerate(rows):
        sheet.at(x + 80, label, size=4.6, ink=GREY, y=y + 34 + n * 20)
        sheet.at(x + 80, value, size=7.4 if len(value) < 28 else 5.4, bold=True, y=y + 43 + n * 20)
    _card_back(sheet, who, rng, (x, y + CARD[1] + 26), mrz.td1(who, number, end))
    mark_specimen(sheet, rng)
    return Paper((sheet,), values.fields({"SURNAME", "NAME", "birth", "sex", "nation", "from", "to", "permit_type"}) | {"permit_no": number})  # noqa: E501


def _card_back(sheet: Sheet, who: Person, rng: Random, corner: tuple[float, float], lines: tuple[str, ...]) -> None:
    x, y = corner
    sheet.add(Box(x, y, x + CARD[0], y + CARD[1], 0.9, fill=(244, 245, 247)), Waves(x, y, x + CARD[0], y + 90, rng.randrange(999)))  # noqa: E501
    rows = (("ΗΜ/ΝΙΑ ΚΑΙ ΤΟΠΟΣ ΓΕΝΝΗΣΗΣ / DATE AND PLACE OF BIRTH", f"{dates.slashed(who.birth)} {who.birthplace_lat}"),
            ("ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY", who.nationality), ("ΦΥΛΟ / SEX", who.sex))  # fmt: skip
    for n, (label, value) in enumerate(rows):
        sheet.at(x + 12, label, size=4.6, ink=GREY, y=y + 18 + n * 22)
        sheet.at(x + 12, value, size=8, bold=True, y=y + 28 + n * 22)
    zone(sheet, lines, x + (CARD[0] - 30 * 7.2) / 2, y + CARD[1] - 44)
