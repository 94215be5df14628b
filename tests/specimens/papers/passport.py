"""Passports as they are photocopied: open at the data page, the data page alone, with visa pages, old handwritten ones."""

from datetime import date, timedelta
from random import Random

from tests.specimens import dates, mrz
from tests.specimens.fonts import width
from tests.specimens.marks import BLACK, GREY, PALE, Box, Portrait, Rule, Stamp, Text, Waves
from tests.specimens.paper import INKS, Fields, Paper, Sheet, mark_specimen, scrawl
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

LAYOUTS = ("spread", "data_page", "bilingual", "with_visas", "handwritten")
PAGE = (354.0, 249.0)
PITCH = 7.2
LABELS = {
    "spread": ("Type / Code", "Passport No", "Surname", "Given names", "Nationality", "Sex", "Date of birth",
               "Place of birth", "Date of issue", "Date of expiry", "Authority"),
    "data_page": ("Type/Type", "Passport No./No. du passeport", "Surname/Nom", "Given names/Prénoms",
                  "Nationality/Nationalité", "Sex/Sexe", "Date of birth/Date de naissance", "Place of birth/Lieu de naissance",
                  "Date of issue/Date de délivrance", "Date of expiry/Date d'expiration", "Authority/Autorité"),
    "bilingual": ("(1) Type", "(3) Passport number", "(4) Surname / Mbiemri", "(5) Given name / Emri", "(6) Nationality",
                  "(8) Sex", "(7) Date of birth", "(9) Place of birth", "(10) Issued on", "(11) Valid until", "(12) Issued by"),
}  # fmt: skip
AUTHORITIES = ("MINISTRY OF INTERIOR", "EMBASSY ATHENS", "PASSPORT OFFICE", "GENERAL CONSULATE", "IMMIGRATION SERVICE")
BORDERS = ("ΚΑΚΑΒΙΑ", "ΕΥΖΩΝΟΙ", "ΚΡΥΣΤΑΛΛΟΠΗΓΗ", "ΑΘΗΝΑΙ - ΑΕΡΟΛΙΜΗΝ", "ΠΡΟΜΑΧΩΝΑΣ", "ΠΑΤΡΑ - ΛΙΜΗΝ")


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A passport; facts: `issue_date`, `expiry_date`, `passport_no`."""
    values = Values(who, rng, facts)
    issued = values.day("issue_date", date(2008, 1, 1), 5000)
    expiry = values.day("expiry_date", _later(issued, rng.choice((5, 10))), 1)
    number: str = values.given("passport_no", who.passport_no)
    if layout == "handwritten":
        return _handwritten(who, rng, number, issued, expiry)
    sheet = Sheet(rng.choice(("sans", "dejavu", "freesans")))
    x, y = rng.uniform(80, 150), rng.uniform(60, 140)
    if layout != "data_page":
        _cover(sheet, who, x, y, rng)
        y += PAGE[1]
    labels = LABELS.get(layout, LABELS["spread"])
    lines = _data_page(sheet, who, (x, y), rng, (labels, number, issued, expiry))
    sheets = [sheet, *_visas(rng, issued, expiry)] if layout == "with_visas" else [sheet]
    return _finish(sheets, rng, _fields(who, number, issued, expiry) | {"mrz1": lines[0], "mrz2": lines[1]})


def _later(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28)) - timedelta(days=1)


def _finish(sheets: list[Sheet], rng: Random, fields: Fields) -> Paper:
    for sheet in sheets:
        mark_specimen(sheet, rng)
    return Paper(tuple(sheets), fields)


def _fields(who: Person, number: str, issued: date, expiry: date) -> Fields:
    return {
        "holder_surname_lat": who.surname_lat, "holder_name_lat": who.name_lat, "birth_date": who.birth.isoformat(),
        "nationality": who.nationality, "passport_no": number, "sex": who.sex,
        "issue_date": issued.isoformat(), "expiry_date": expiry.isoformat(),
    }  # fmt: skip


def _cover(sheet: Sheet, who: Person, x: float, y: float, rng: Random) -> None:
    sheet.add(Box(x, y, x + PAGE[0], y + PAGE[1], 0.8, fill=(238, 238, 240)))
    sheet.add(Waves(x, y, x + PAGE[0], y + PAGE[1], rng.randrange(999)))
    middle = x + PAGE[0] / 2
    for row, text in enumerate((*str(who.country["state"]).split(" / "), "PASSPORT")):
        sheet.at(middle, text, bold=True, size=11, align="center", y=y + 70 + 24 * row)
    sheet.at(middle, "The bearer of this passport is a citizen of the issuing State", size=6, align="center", y=y + 190)


def _data_page(sheet: Sheet, who: Person, corner: tuple[float, float], rng: Random, data: tuple[tuple[str, ...], str, date, date]) -> tuple[str, str]:  # noqa: E501
    (x, y), (labels, number, issued, expiry) = corner, data
    sheet.add(Box(x, y, x + PAGE[0], y + PAGE[1], 0.8, fill=(245, 245, 246)))
    sheet.add(Waves(x, y, x + PAGE[0], y + PAGE[1] - 58, rng.randrange(999)))
    sheet.at(x + 12, str(who.country["state"]), bold=True, size=7, y=y + 16)
    sheet.add(Portrait(x + 12, y + 28, 86, 112, rng.randrange(10**6)), scrawl(rng, x + 230, y + 172, 70))
    rows = ((labels[0], f"P     {who.nationality}", labels[1], number), (labels[2], who.surname_lat, "", ""),
            (labels[3], who.name_lat, "", ""), (labels[4], who.country["latin"], labels[5], who.sex),
            (labels[6], dates.english(who.birth), labels[7], who.birthplace_lat),
            (labels[8], dates.english(issued), "", ""), (labels[9], dates.english(expiry), labels[10], rng.choice(AUTHORITIES)))  # fmt: skip # noqa: E501
    for n, (left, value, right, other) in enumerate(rows):
        at = y + 30 + n * 23
        for column, (label, text) in enumerate(((left, value), (right, other))):
            sheet.at(x + 108 + column * 122, label, size=5.2, ink=GREY, y=at)
            sheet.at(x + 108 + column * 122, str(text), size=8.6, bold=True, y=at + 10)
    lines = mrz.td3(who, number, expiry)
    zone(sheet, lines, x + (PAGE[0] - 44 * PITCH) / 2, y + PAGE[1] - 32)
    return lines


def zone(sheet: Sheet, lines: tuple[str, ...], x: float, y: float, leading: float = 16.5) -> None:
    """The machine-readable zone, ten signs an inch."""
    size = PITCH / width("0", "ocrb", 1)
    wide = len(lines[0]) * PITCH
    sheet.add(Box(x - 6, y - 16, x + wide + 6, y + leading * (len(lines) - 1) + 8, 0, fill=(252, 252, 252)))
    sheet.add(*(Text(x, y + leading * n, line, "ocrb", size, BLACK) for n, line in enumerate(lines)))


def _visas(rng: Random, issued: date, expiry: date) -> list[Sheet]:
    sheet = Sheet("sans")
    for half in range(rng.choice((1, 2))):
        x, y = rng.uniform(100, 140), 60 + half * 370
        sheet.add(Box(x, y, x + PAGE[0], y + 330, 0.8), Rule(x, y + 165, x + PAGE[0], y + 165, 0.4, PALE))
        sheet.at(x + PAGE[0] / 2, "VISAS", size=8, align="center", y=y + 18)
        sheet.at(x + PAGE[0] - 14, str(rng.randrange(6, 48)), size=8, bold=True, align="right", y=y + 322)
        for n in range(rng.randrange(2, 5)):
            _border_stamp(sheet, rng, (x + 80 + n % 2 * 180, y + 70 + n // 2 * 150), issued, expiry)
    return [sheet]


def _border_stamp(sheet: Sheet, rng: Random, where: tuple[float, float], issued: date, expiry: date) -> None:
    day = issued + timedelta(days=rng.randrange(max(1, (expiry - issued).days)))
    lines = (f"GR  {rng.choice(('ΕΙΣΟΔΟΣ', 'ΕΞΟΔΟΣ'))}", f"{day:%d %m %y}", rng.choice(BORDERS))
    sheet.add(Stamp(*where, lines, 10, rng.choice(INKS), rng.uniform(-28, 28)))


def _handwritten(who: Person, rng: Random, number: str, issued: date, expiry: date) -> Paper:
    sheet = Sheet("freeserif", 10)
    x, y, pen = rng.uniform(90, 140), rng.uniform(70, 120), rng.randrange(10**6)
    sheet.add(Box(x, y, x + PAGE[0], y + 2 * PAGE[1], 0.8), Rule(x, y + PAGE[1], x + PAGE[0], y + PAGE[1], 0.5))
    sheet.at(x + 20, str(who.country["state"]), bold=True, size=9, y=y + 24)
    sheet.at(x + 20, f"PASSPORT No. {number}", bold=True, size=13, y=y + 46)
    sheet.add(Portrait(x + 24, y + PAGE[1] + 20, 90, 118, rng.randrange(10**6)))
    rows = (("Name of bearer", f"{who.name_lat} {who.surname_lat}"), ("Date of birth", dates.dashed(who.birth)),
            ("Place of birth", who.birthplace_lat), ("National status", f"Citizen of {who.country['latin'].title()}"),
            ("Father's name", who.father_lat), ("Date of issue", dates.dashed(issued)), ("Date of expiry", dates.dashed(expiry)))  # fmt: skip # noqa: E501
    for n, (label, value) in enumerate(rows):
        sheet.at(x + 20, label, size=8, y=y + 80 + n * 22)
        sheet.at(x + 120, value, size=11, hand=pen + n, ink=INKS[0], y=y + 80 + n * 22)
    sheet.add(Stamp(x + 250, y + PAGE[1] + 120, ("PASSPORT OFFICE", who.birthplace_lat), 9, INKS[2], 12))
    return _finish([sheet], rng, {k: v for k, v in _fields(who, number, issued, expiry).items() if k != "sex"})
