"""Passports as they are photocopied: open, the data page alone, with visa pages, old ones filled in by hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens import dates, mrz
from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.marks import INKS, PALE, Rule, Stamp
from tests.specimens.panel import Panel
from tests.specimens.paper import Fields, Paper, Pen, Sheet, finish, scrawl
from tests.specimens.people import Person, by_pattern
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
FORMS = tuple(layouts(FORM))
LAYOUTS = (
    "spread", "data_page", "bilingual", "with_visas", "handwritten",
    "numbered", "picture_right", "local", "zone_cut", "with_notes", "shouted", "cover", "visas", "notes",
    *FORMS,
)  # fmt: skip
HOLDOUT = ("picture_right", "shouted", "notes", *held_out(FORM))
SPREADS = ("spread", "bilingual", "with_visas", "local", "with_notes")
NO_DATA = {"cover", "visas", "notes"}
NOTES = (
    "OBSERVATIONS / ENDORSEMENTS",
    "The holder previously travelled on passport No. {old}",
    "This passport is valid for all countries and territories",
    "Name of spouse: ______________   Children: ______________",
)
PAGE = (354.0, 249.0)
ENGLISH = (
    "Type / Code", "Passport No", "Surname", "Given names", "Nationality", "Sex",
    "Date of birth", "Place of birth", "Date of issue", "Date of expiry", "Authority",
)  # fmt: skip
FRENCH = (
    "Type/Type", "Passport No./No. du passeport", "Surname/Nom", "Given names/Prénoms", "Nationality/Nationalité",
    "Sex/Sexe", "Date of birth/Date de naissance", "Place of birth/Lieu de naissance",
    "Date of issue/Date de délivrance", "Date of expiry/Date d'expiration", "Authority/Autorité",
)  # fmt: skip
LOCAL = {
    "GEO": ("გვარი", "სახელი", "დაბადების თარიღი"), "ARM": ("Ազգանուն", "Անուն", "Ծննդյան ամսաթիվ"),
    "BGR": ("Фамилия", "Име", "Дата на раждане"), "CHN": ("Xing", "Ming", "Chusheng riqi"),
    "ALB": ("Mbiemri", "Emri", "Datëlindja"), "UKR": ("Прізвище", "Ім'я", "Дата народження"),
    "RUS": ("Фамилия", "Имя", "Дата рождения"), "TUR": ("Soyadı", "Adı", "Doğum tarihi"),
    "MDA": ("Numele", "Prenumele", "Data nașterii"), "SRB": ("Презиме", "Име", "Датум рођења"),
    "PHL": ("Apelyido", "Pangalan", "Petsa ng kapanganakan"),
}  # fmt: skip
AUTHORITIES = ("MINISTRY OF INTERIOR", "EMBASSY ATHENS", "PASSPORT OFFICE", "GENERAL CONSULATE", "IMMIGRATION SERVICE")
BORDERS = ("ΚΑΚΑΒΙΑ", "ΕΥΖΩΝΟΙ", "ΚΡΥΣΤΑΛΛΟΠΗΓΗ", "ΑΘΗΝΑΙ - ΑΕΡΟΛΙΜΗΝ", "ΠΡΟΜΑΧΩΝΑΣ", "ΠΑΤΡΑ - ΛΙΜΗΝ")


@dataclass(frozen=True)
class Booklet:
    """One passport."""

    who: Person
    number: str
    issued: date
    expiry: date

    @property
    def fields(self) -> Fields:
        """What its data page says."""
        who = self.who
        return {
            "holder_surname_lat": who.surname_lat, "holder_name_lat": who.name_lat, "birth_date": who.birth.isoformat(),
            "passport_no": self.number, "issue_date": self.issued.isoformat(), "expiry_date": self.expiry.isoformat(),
        }  # fmt: skip


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A passport; facts: `issue_date`, `expiry_date`, `passport_no`."""
    values = Values(who, rng, facts)
    issued = values.day("issue_date", date(2008, 1, 1), 5000)
    expiry = values.day("expiry_date", _later(issued, rng.choice((5, 10))), 1)
    booklet = Booklet(who, values.given("passport_no", who.passport_no), issued, expiry)
    if layout in FORMS:
        values.put("issued", issued, "issue_date")
        values.put("to", expiry, "expiry_date")
        values.put("passport", booklet.number, "passport_no")
        values.put("STATE", str(who.country["state"]).split(" / ")[-1])
        return print_form(FORM, layout, values)
    if layout == "handwritten":
        return finish([_handwritten(booklet, rng)], rng, booklet.fields)
    if layout in NO_DATA:
        return finish(_without_data(booklet, layout, rng), rng, {})
    lines = mrz.td3(who, booklet.number, expiry, personal=who.personal_no)
    more = {"with_visas": "visas", "with_notes": "notes"}.get(layout, "")
    front = _front(booklet, layout, rng, lines)
    sheets = [front, *(_without_data(booklet, more, rng) if more else ())]
    if layout == "zone_cut":
        return finish(sheets, rng, booklet.fields)
    machine: Fields = {"nationality": who.nationality, "sex": who.sex, "mrz1": lines[0], "mrz2": lines[1]}
    return finish(sheets, rng, booklet.fields | machine)


def _later(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28)) - timedelta(days=1)


def _front(booklet: Booklet, layout: str, rng: Random, lines: tuple[str, ...]) -> Sheet:
    sheet = Sheet("dejavu" if layout == "local" else rng.choice(("sans", "dejavu", "freesans")))
    x, y = rng.uniform(80, 150), rng.uniform(60, 140)
    if layout in SPREADS:
        _cover(Panel(sheet, (x, y), PAGE, rng), booklet.who)
        y += PAGE[1]
    zone = () if layout == "zone_cut" else lines
    picture = PAGE[0] - 98 if layout == "picture_right" else 12
    _data_page(Panel(sheet, (x, y), PAGE, rng), booklet, _labels(booklet.who, layout), zone, picture)
    return sheet


def _labels(who: Person, layout: str) -> tuple[str, ...]:
    if layout == "local":
        surname, name, birth = LOCAL.get(who.nationality, ("Nom", "Prénoms", "Date de naissance"))
        return (*ENGLISH[:2], surname, name, *ENGLISH[4:6], birth, *ENGLISH[7:])
    styles = {
        "data_page": FRENCH,
        "picture_right": FRENCH,
        "bilingual": _bilingual(who),
        "numbered": tuple(f"{n}. {label}" for n, label in enumerate(ENGLISH, 1)),
        "shouted": tuple(label.upper() for label in ENGLISH),
    }
    return styles.get(layout, ENGLISH)


def _without_data(booklet: Booklet, kind: str, rng: Random) -> list[Sheet]:
    if kind == "visas":
        return _visas(booklet, rng)
    sheet = Sheet(rng.choice(("sans", "serif", "freesans")))
    panel = Panel(sheet, (rng.uniform(80, 150), rng.uniform(60, 140)), PAGE, rng)
    if kind == "cover":
        _cover(panel, booklet.who)
        return [sheet]
    old = by_pattern(rng, booklet.who.country["passport"])
    for row, text in enumerate(NOTES):
        panel.write(20, 30 + 34 * row, text.format(old=old), size=8.5, bold=row == 0)
    _border_stamp(panel, 250, 190, booklet)
    return [sheet]


def _bilingual(who: Person) -> tuple[str, ...]:
    surname, name, birth = LOCAL.get(who.nationality, ("", "", ""))
    local = {2: surname, 3: name, 6: birth}
    numbered = (f"({n}) {label}" for n, label in enumerate(ENGLISH, 1))
    return tuple(f"{label} / {local[n]}" if local.get(n) else label for n, label in enumerate(numbered))


def _cover(panel: Panel, who: Person) -> None:
    for row, text in enumerate((*str(who.country["state"]).split(" / "), "PASSPORT")):
        panel.write(PAGE[0] / 2, 70 + 24 * row, text, size=11, align="center")
    request = "The bearer of this passport is a citizen of the issuing State"
    panel.write(PAGE[0] / 2, 190, request, size=6, bold=False, align="center")


def _data_page(panel: Panel, booklet: Booklet, labels: tuple[str, ...], lines: tuple[str, ...], picture: float) -> None:
    who, rng = booklet.who, panel.rng
    panel.write(12, 16, str(who.country["state"]), size=7)
    panel.portrait(picture, 28, 86, 112)
    start = 108 if picture < PAGE[0] / 2 else 12
    left = (f"P     {who.nationality}", who.surname_lat, who.name_lat, who.country["latin"])
    days = (dates.english(booklet.issued), dates.english(booklet.expiry))
    values = (left[0], booklet.number, *left[1:], who.sex, dates.english(who.birth), who.birthplace_lat, *days)
    places = ((0, 0), (1, 0), (0, 1), (0, 2), (0, 3), (1, 3), (0, 4), (1, 4), (0, 5), (0, 6), (1, 6))
    for (column, row), label, value in zip(places, labels, (*values, rng.choice(AUTHORITIES)), strict=True):
        panel.labelled(start + column * 128, 30 + row * 23, label, value, room=112 if column else 122)
    panel.sheet.add(scrawl(rng, panel.x + 240, panel.y + 156, 70))
    if lines:
        panel.zone(lines)


def _visas(booklet: Booklet, rng: Random) -> list[Sheet]:
    sheet = Sheet("sans")
    for half in range(rng.choice((1, 2))):
        panel = Panel(sheet, (rng.uniform(100, 140), 60 + half * 370), (PAGE[0], 330), rng)
        fold = panel.y + 165
        sheet.add(Rule(panel.x, fold, panel.x + PAGE[0], fold, 0.4, PALE))
        panel.write(PAGE[0] / 2, 18, "VISAS", size=8, bold=False, align="center")
        panel.write(PAGE[0] - 14, 322, str(rng.randrange(6, 48)), size=8, align="right")
        for n in range(rng.randrange(2, 5)):
            _border_stamp(panel, 80 + n % 2 * 180, 70 + n // 2 * 150, booklet)
    return [sheet]


def _border_stamp(panel: Panel, x: float, y: float, booklet: Booklet) -> None:
    rng = panel.rng
    day = booklet.issued + timedelta(days=rng.randrange(max(1, (booklet.expiry - booklet.issued).days)))
    lines = (f"GR  {rng.choice(('ΕΙΣΟΔΟΣ', 'ΕΞΟΔΟΣ'))}", f"{day:%d %m %y}", rng.choice(BORDERS))
    panel.sheet.add(Stamp(panel.x + x, panel.y + y, lines, 10, rng.choice(INKS), rng.uniform(-28, 28)))


def _handwritten(booklet: Booklet, rng: Random) -> Sheet:
    sheet, who, pen = Sheet("freeserif", 10), booklet.who, rng.randrange(10**6)
    panel = Panel(sheet, (rng.uniform(90, 140), rng.uniform(70, 120)), (PAGE[0], 2 * PAGE[1]), rng)
    panel.write(20, 24, str(who.country["state"]), size=9)
    panel.write(20, 46, f"PASSPORT No. {booklet.number}", size=13)
    panel.portrait(24, PAGE[1] + 20, 90, 118)
    rows = (
        ("Name of bearer", f"{who.name_lat} {who.surname_lat}"),
        ("Date of birth", dates.dashed(who.birth)),
        ("Place of birth", who.birthplace_lat),
        ("National status", f"Citizen of {who.country['latin'].title()}"),
        ("Father's name", who.father_lat),
        ("Date of issue", dates.dashed(booklet.issued)),
        ("Date of expiry", dates.dashed(booklet.expiry)),
    )
    for n, (label, value) in enumerate(rows):
        panel.write(20, 80 + n * 22, label, size=8, bold=False)
        sheet.at(panel.x + 120, value, size=11, y=panel.y + 80 + n * 22, pen=Pen(ink=INKS[0], hand=pen + n))
    place = ("PASSPORT OFFICE", who.birthplace_lat)
    sheet.add(Stamp(panel.x + 250, panel.y + PAGE[1] + 120, place, 9, INKS[2], 12))
    return sheet
