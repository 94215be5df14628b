"""Proof of kinship with a Greek (αποδεικτικό συγγενικού δεσμού): family status, marriage, register extracts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.dates import date_parser, dates_in
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.names import divided, is_capital, leading_run, reading_of
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.sentences import people_in
from fakelos.extractors.fields.sheet import Sheet
from fakelos.extractors.fields.strip import Reading, Strip
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page, Word

LABELS = {
    "act_no": (
        "Αριθμός πράξης", "Αριθ. πράξης", "Αρ. πράξης", "Αριθμός ληξιαρχικής πράξης", "Μερίδα", "Αριθμός μερίδας", "Οικογενειακή μερίδα",
        "Αριθμός οικογενειακής μερίδας", "Αρ. μερίδας", "Α/Α μερίδας", "στη μερίδα", "Αριθμός δημοτολογίου", "με αριθμό μερίδας", "Πράξη αριθ.",
        "Αριθ. μερίδος", "μερίδα με αριθμό", "Αριθμός",
    ),
    "marriage_date": ("Ημερομηνία γάμου", "Ημερομηνία τέλεσης γάμου", "Ημ/νία γάμου", "Ο γάμος τελέσθηκε", "Ημερομηνία τελέσεως", "Ο γάμος τελέστηκε",
                      "Ημερομηνία τέλεσης", "Τέλεση γάμου"),
    "groom": ("Σύζυγος (άνδρας)", "Γαμπρός", "Ονοματεπώνυμο συζύγου", "Στοιχεία συζύγου"),
}  # fmt: skip

_ACT = re.compile(r"(?:ΜΕΡΙΔ\w*|ΠΡΑΞ\w+)(?:\s+(?:ΑΡΙΘ\w*|ΑΡ|ΜΕ|ΥΠ\W?))*[.\s:]{1,3}([0-9]{1,6}(?:/[0-9]{1,4}(?:/(?:19|20)[0-9]{2})?)?)(?![0-9])")
_MARRIED = re.compile(r"ΓΑΜΟ[ΣΥ][^0-9]{0,60}?(?:ΣΤΙΣ|ΤΗΝ|ΤΗΣ|:|ΤΙΣ)?\s*(?=[0-9])")
_ROLES = (
    ("spouse", re.compile(r"ΣΥΖΥΓ\w*|ΑΝΔΡΑΣ|ΑΡΧΗΓΟΣ|ΣΥΝΤΡΟΦ\w*|ΣΥΜΒΙ\w*")),
    ("child", re.compile(r"ΤΕΚΝ\w*|ΓΙΟΣ|ΥΙΟΣ|ΚΟΡΗ|ΘΥΓΑΤ\w*|ΠΑΙΔΙ")),
    ("parent", re.compile(r"ΠΑΤΕΡΑΣ|ΜΗΤΕΡΑ|ΓΟΝΕ\w*|ΠΑΤΗΡ|ΜΗΤΗΡ")),
    ("sibling", re.compile(r"ΑΔΕΛΦ\w*")),
)
_GREEK = re.compile(r"ΕΛΛΗΝ\w*|ΕΛΛΑΔ\w*|ΟΜΟΓΕΝ\w*|ΗΜΕΔΑΠ\w*|GRΕΕΚ|GΡΕΕΚ")
_MARRIAGE = re.compile(r"ΓΑΜΟ[ΣΥ]|ΓΑΜΩΝ|ΣΥΖΥΓ|ΣΥΜΒΙΩΣΗΣ")


@dataclass(frozen=True)
class Member:
    """A row of the family's table: a name, what the person is in it, a birth date, whether Greek."""

    strip: Strip
    surname: tuple[Word, ...]
    name: tuple[Word, ...]
    role: str | None
    birth_date: Reading | None
    greek: bool


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, Greek relative, relation, marriage, number of the act or register page."""
    paper = Paper(pages, LABELS)
    members = [member for sheet in paper.sheets for member in _members(sheet)]
    greek = next((member for member in members if member.greek), None)
    foreign = next((member for member in members if greek and member is not greek), None)
    return fields_of(
        {
            **_holder(paper, foreign),
            **_relative(paper, greek),
            "relation": _relation(paper, foreign, greek),
            "act_no": best([*paper.find(_ACT, 0.92), *paper.read(read_number, "act_no")[:1]]),
            "marriage_date": _marriage(paper),
            "issue_date": read_issue_date(paper),
        }
    )


def _members(sheet: Sheet) -> list[Member]:
    """Rows with a full name in capitals and a birth date or a role."""
    found = (_member(sheet.strip_of(sheet.words[i] for i in row)) for row in sheet.rows)
    return [member for member in found if member]


def _member(strip: Strip) -> Member | None:
    start = next((n for n, word in enumerate(strip.words) if is_capital(word.text)), None)
    if start is None or start > 3:  # noqa: PLR2004
        return None
    cell = Strip(strip.page, strip.words[start:], strip.wide)
    first = cell.text.split("\t")[0]
    run = leading_run(Strip(strip.page, strip.words[start : start + len(first.split())], strip.wide)).words
    rest = cell.folded[len(first) :]
    role = next((name for name, pattern in _ROLES if pattern.search(rest)), None)
    hit = next(iter(dates_in(strip, "birth")), None)
    if len(run) < 2 or not (hit and (role or _GREEK.search(rest))):  # noqa: PLR2004
        return None
    surname, name = divided(run)
    born = strip.read(hit.start, hit.end, hit.iso, hit.certainty * 0.95)
    return Member(cell, tuple(surname), tuple(name), role, born, bool(_GREEK.search(rest)))


def _holder(paper: Paper, foreign: Member | None) -> dict[str, Reading | None]:
    found = read_holder(paper)
    if foreign is None:
        return found
    return {**found, **_named("holder", foreign), "birth_date": foreign.birth_date or found["birth_date"]}


def _named(who: str, member: Member) -> dict[str, Reading | None]:
    return {
        f"{who}_surname_el": reading_of(member.strip, member.surname, "el", 0.9),
        f"{who}_name_el": reading_of(member.strip, member.name, "el", 0.9),
    }


def _relative(paper: Paper, greek: Member | None) -> dict[str, Reading | None]:
    """The Greek relative: the Greek row of the table, else the second person whom the text names."""
    if greek:
        return _named("relative", greek)
    people = [(strip, person) for strip in paper.strips for person in people_in(strip)]
    if len(people) < 2:  # noqa: PLR2004
        return {}
    strip, person = people[1]
    return {
        "relative_surname_el": reading_of(strip, person.surname, "el", 0.6),
        "relative_name_el": reading_of(strip, person.name, "el", 0.6),
    }


def _relation(paper: Paper, foreign: Member | None, greek: Member | None) -> Reading | None:
    """What the holder and the Greek are to each other: spouses, or child and parent."""
    for member in (foreign, greek):
        if member and member.role and member.role != "spouse":
            return member.strip.read(0, len(member.strip.text), member.role, 0.8)
    said = paper.find(_MARRIAGE, 0.85, group=0, value="spouse")
    others = [r for name, pattern in _ROLES[1:] for r in paper.find(pattern, 0.5, group=0, value=name)]
    return best([*said[:1], *others[:1]])


def _marriage(paper: Paper) -> Reading | None:
    spoken = paper.after(_MARRIED, date_parser("issue", within=4), reach=30)
    return best([*paper.read(date_parser("issue"), "marriage_date"), *spoken])

