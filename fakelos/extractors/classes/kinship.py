"""Proof of kinship with a Greek (αποδεικτικό συγγενικού δεσμού): family status, marriage, register extracts."""

import re
from collections.abc import Sequence

from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.dates import date_parser
from fakelos.extractors.fields.families import Member, members_of, members_told
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.letters import fold
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.strip import Reading
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "act_no": (
        "Αριθ. πράξεως", "Αριθμός πράξεως", "Αρ. πράξεως", "Αριθμός πράξης", "Αριθ. πράξης", "Αρ. πράξης",
        "Αριθμός ληξιαρχικής πράξης", "Μερίδα", "Αριθμός μερίδας", "Οικογενειακή μερίδα",
        "Αριθμός οικογενειακής μερίδας", "Αρ. μερίδας", "Α/Α μερίδας", "στη μερίδα", "Αριθμός δημοτολογίου",
        "με αριθμό μερίδας", "Πράξη αριθ.", "Αριθ. μερίδος", "μερίδα με αριθμό", "Αριθμός", "Αρ.", "α/α μερίδας",
        "Αριθ.",
    ),
    "marriage_date": (
        "Ημερομηνία γάμου", "Ημερομηνία τέλεσης γάμου", "Ημ/νία γάμου", "Ο γάμος τελέσθηκε", "Ημερομηνία τελέσεως",
        "Ο γάμος τελέστηκε",
                      "Ημερομηνία τέλεσης", "Τέλεση γάμου"),
}  # fmt: skip

_ACT = re.compile(
    r"(?:ΜΕΡΙΔ\w*|ΠΡΑΞ\w+)(?:\s+(?:ΑΡΙΘ\w*|ΑΡ|ΜΕ|ΥΠ\W?))*[.\s:]{1,3}([0-9]{1,6}(?:/[0-9]{1,4}(?:/(?:19|20)[0-9]{2})?)?)(?![0-9])"
)
_MARRIED_BEFORE = re.compile(r"(?:ΣΤΙΣ|ΤΗΝ)\s+(?=[0-9][0-9/.\- A-ZΑ-Ω]{5,22}\s+(?:ΤΕΛΕΣ|ΚΑΤΑΡΤΙΣ|ΣΥΝΗΨ|ΣΥΝΗΦΘ))")
_MARRIED = re.compile(r"(?:ΓΑΜΟ[ΣΥ]|ΤΕΛΕΣΤΗΚΕ|ΤΕΛΕΣΘΗΚΕ)[^0-9]{0,60}?(?=[0-9])")
_ROLES = (
    ("spouse", re.compile(r"\b(?:ΣΥΖΥΓ\w*|ΑΝΔΡΑΣ|ΑΡΧΗΓΟΣ)")),
    ("child", re.compile(r"\b(?:ΤΕΚΝ\w*|ΓΙΟΣ|ΥΙΟΣ|ΚΟΡΗ|ΘΥΓΑΤ\w*|ΠΑΙΔΙ)\b")),
    ("parent", re.compile(r"\b(?:ΠΑΤΕΡΑΣ|ΜΗΤΕΡΑ|ΓΟΝΕ\w*|ΠΑΤΗΡ|ΜΗΤΗΡ)\b")),
    ("sibling", re.compile(r"\bΑΔΕΛΦ\w*")),
)
_GREEK = re.compile(r"ΕΛΛΗΝ(?!ΙΚΗ ΔΗΜ)\w*|ΕΛΛΑΔ\w*|ΟΜΟΓΕΝ\w*|ΗΜΕΔΑΠ\w*|GRΕΕΚ|GΡΕΕΚ")
_GREEK_ENDING = re.compile(r"(?:ΟΣ|ΗΣ|ΑΣ|ΟΥ)$")
_GREEK_ROW = re.compile(r"ΑΡΙΘ\w*\.? ?([0-9]{1,2}) [^.\n]{0,30}ΕΙΝΑΙ ΕΛΛΗΝ")
_PARTS = {
    "surname_el": "surname",
    "name_el": "name",
    "father_el": "father",
    "mother_el": "mother",
    "birth_date": "birth_date",
}
_PARTNERS = re.compile(r"ΣΥΜΦΩΝ\w+ (?:ΕΛΕΥΘΕΡΗΣ )?ΣΥΜΒΙΩΣΗΣ")
_MARRIAGE = re.compile(r"ΓΑΜΟ[ΣΥ]|ΓΑΜΩΝ|ΣΥΖΥΓ")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, Greek relative, relation, marriage, number of the act or register page."""
    paper = Paper(pages, LABELS)
    members = next((found for labelled in paper.labelled if (found := members_of(labelled))), [])
    members = members or [member for strip in paper.strips for member in members_told(strip)]
    greek = _greek_of(paper, members)
    foreign = next((member for member in members if greek and member is not greek), None)
    return fields_of(
        {
            **_holder(paper, foreign),
            **_relative(greek),
            "relation": _relation(paper, foreign, greek),
            "act_no": best([*paper.find(_ACT, 0.92), *paper.read(read_number, "act_no")[:1]]),
            "marriage_date": _marriage(paper),
            "issue_date": read_issue_date(paper),
        }
    )


def _greek_of(paper: Paper, members: Sequence[Member]) -> Member | None:
    """The Greek among the members: as the table says, as a sentence says, or by the form of the name."""
    said = next(iter(paper.find(_GREEK_ROW, 0.9)), None)
    if said and 0 < int(str(said.value)) <= len(members):
        return members[int(str(said.value)) - 1]
    by_table = [member for member in members if _GREEK.search(member.words)]
    by_name = [member for member in members if _GREEK_ENDING.search(fold(str(member.parts["surname"].value)))]
    return next(iter([*by_table, *(by_name if len(by_name) == 1 else [])]), None)


def _holder(paper: Paper, foreign: Member | None) -> dict[str, Reading | None]:
    """The holder: the table's foreigner, else whom the text names first."""
    found = read_holder(paper)
    if foreign is None:
        return found
    parts = foreign.parts
    own = {
        "holder_surname_el": parts["surname"],
        "holder_name_el": parts["name"],
        "birth_date": parts.get("birth_date"),
    }
    parents = {"father_name_el": parts.get("father"), "mother_name_el": parts.get("mother")}
    return {**found, **own, **parents}


def _relative(greek: Member | None) -> dict[str, Reading | None]:
    """The Greek relative's fields."""
    return {f"relative_{code}": greek.parts.get(part) for code, part in _PARTS.items()} if greek else {}


def _relation(paper: Paper, foreign: Member | None, greek: Member | None) -> Reading | None:
    """What the holder and the Greek are to each other: spouses, or child and parent."""
    for member in (foreign, greek):
        role = next((name for name, pattern in _ROLES if member and pattern.search(member.words)), None)
        if member and role and role != "spouse":
            return member.parts["name"].weaker(0.9).with_value(role)
    partners = paper.find(_PARTNERS, 0.85, group=0, value="partner")
    said = partners or paper.find(_MARRIAGE, 0.85, group=0, value="spouse")
    others = [r for name, pattern in _ROLES[1:] for r in paper.find(pattern, 0.5, group=0, value=name)]
    return best([*said[:1], *others[:1]])


def _marriage(paper: Paper) -> Reading | None:
    read = date_parser("issue", within=4)
    spoken = [*paper.after(_MARRIED_BEFORE, read, reach=30), *paper.after(_MARRIED, read, reach=30)]
    return best([*paper.read(date_parser("issue"), "marriage_date"), *spoken])
