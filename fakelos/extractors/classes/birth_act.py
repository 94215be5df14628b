"""Birth registration act (ληξιαρχική πράξη γέννησης): the child, its parents, the act."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.dates import date_parser
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.labels import Labelled
from fakelos.extractors.fields.letters import spelled
from fakelos.extractors.fields.names import name_parser
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.strip import Reading
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "act_no": (
        "Αριθ.", "Αρ.", "με αριθμό πράξης",
        "Αριθμός πράξης", "Αριθ. πράξης", "Αρ. πράξης", "Αριθμός ληξιαρχικής πράξης", "Πράξη αριθ.", "Αριθμός", "Αριθμός ληξ. πράξης",
        "Αριθ. ληξιαρχικής πράξης", "Στοιχεία πράξης",
    ),
    "child": ("Στοιχεία τέκνου", "Στοιχεία νεογνού", "Στοιχεία παιδιού", "Τέκνο", "Νεογέννητο", "Νεογνό", "Γεννηθέν", "Στοιχεία γεννηθέντος"),
    "father_part": ("Στοιχεία πατέρα", "Πατέρας", "Στοιχεία πατρός", "Ο πατέρας", "Πατήρ"),
    "mother_part": ("Στοιχεία μητέρας", "Μητέρα", "Στοιχεία μητρός", "Η μητέρα", "Μήτηρ"),
    "child_name": ("Όνομα τέκνου", "Όνομα παιδιού", "Όνομα νεογνού", "Κύριο όνομα τέκνου", "Κύριο όνομα", "Όνομα γεννηθέντος", "Όνομα νεογέννητου"),
    "child_surname": ("Επώνυμο τέκνου", "Επώνυμο παιδιού", "Επώνυμο νεογνού", "Επώνυμο νεογέννητου"),
    "child_birth_date": (
        "Ημερομηνία γέννησης τέκνου", "Ημερομηνία γέννησης", "Ημ/νία γέννησης", "Ημ. γέννησης", "γεννήθηκε στις", "γεννήθηκε",
        "Ημερομηνία γεννήσεως", "Χρόνος γέννησης", "Ημερ. γέννησης", "Ημερομηνία και ώρα γέννησης",
    ),
    "father_surname": ("Επώνυμο πατέρα", "Επώνυμο πατρός"),
    "mother_surname": ("Επώνυμο μητέρας", "Επώνυμο μητρός", "Γένος μητέρας"),
}  # fmt: skip

_CHILD = re.compile(r"(?:ΤΕΚΝΟ|ΠΑΙΔΙ|ΝΕΟΓΝΟ|ΒΡΕΦΟΣ|ΑΡΡΕΝ|ΘΗΛΥ|ΑΓΟΡΙ|ΚΟΡΙΤΣΙ)[^\n.]{0,80}?(?:ΟΝΟΜΑ|ΟΝΟΜΑΤΙ|ΟΝΟΜΑΣΘΗΚΕ|ΔΟΘΗΚΕ ΤΟ ΟΝΟΜΑ)[\s:«\"]{1,3}")
_FATHER = re.compile(r"(?:ΠΑΤΕΡΑ[ΣΝ]?|ΠΑΤΗΡ|ΠΑΤΡΟΣ)[\s:,]{1,3}(?:(?:ΤΟΝ|ΤΟΥ|Ο|ΕΙΝΑΙ) )*")
_MOTHER = re.compile(r"(?:ΜΗΤΕΡΑ[Σ]?|ΜΗΤΗΡ|ΜΗΤΡΟΣ)[\s:,]{1,3}(?:(?:ΤΗΝ|ΤΗΣ|Η|ΕΙΝΑΙ) )*")
_BORN = re.compile(r"ΓΕΝΝΗΘΗΚΕ[^0-9]{0,40}(?=[0-9])|ΓΕΝΝΗΣΗ[ΣΝ]?[^0-9]{0,30}(?=[0-9])")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Child, birth date, parents and number of the act."""
    paper = Paper(pages, LABELS)
    names = _names(paper)
    issued = read_issue_date(paper)
    return fields_of(
        {
            **names,
            "child_birth_date": _born(paper),
            "act_no": best(paper.read(read_number, "act_no")[:1]),
            "issue_date": issued,
        }
    )


def _born(paper: Paper) -> Reading | None:
    spoken = paper.after(_BORN, date_parser("issue", within=4), reach=30)
    return best([*paper.read(date_parser("issue"), "child_birth_date")[:1], *spoken[:1]])


def _names(paper: Paper) -> dict[str, Reading | None]:
    """Names at their own labels; else the family and given names under the heading of each person."""
    read = name_parser(None)
    own = {
        "child_name_el": best(paper.read(read, "child_name")[:1]),
        "child_surname_el": best(paper.read(read, "child_surname")[:1]),
        "father_surname_el": best(paper.read(read, "father_surname")[:1]),
        "father_name_el": best(paper.read(read, "father")[:1]),
        "mother_surname_el": best(paper.read(read, "mother_surname")[:1]),
        "mother_name_el": best(paper.read(read, "mother")[:1]),
    }
    by_part: dict[str, Reading] = {}
    for labelled in paper.labelled:
        by_part |= _by_part(labelled)
    spoken = {"child_name_el": best(paper.after(_CHILD, name_parser(None, most=2), reach=30)), **_spoken_parents(paper)}
    whole = {f"{parent}_name_el": best(paper.read(name_parser(None, most=1), f"{parent}_full")) for parent in ("father", "mother")}
    codes = dict.fromkeys([*own, *by_part, *spoken])
    found = {code: own.get(code) or by_part.get(code) or whole.get(code) or spoken.get(code) for code in codes}
    return {code: _greek(reading) for code, reading in found.items()}


def _by_part(labelled: Labelled) -> dict[str, Reading]:
    """Family and given names by the heading that stands last before them: child, father or mother."""
    found: dict[str, Reading] = {}
    who = "child"
    for mention in labelled.mentions:
        who = {"child": "child", "father_part": "father", "mother_part": "mother"}.get(mention.code, who)
        part = {"surname.el": "surname", "name.el": "name"}.get(mention.code)
        reading = labelled.value(mention, name_parser(None)) if part else None
        if reading:
            found.setdefault(f"{who}_{part}_el", reading)
    return found


def _spoken_parents(paper: Paper) -> dict[str, Reading | None]:
    """Full names behind `πατέρα` and `μητέρα` in sentences, family name first."""
    found: dict[str, Reading | None] = {}
    for who, pattern in (("father", _FATHER), ("mother", _MOTHER)):
        full = next((r for r in paper.after(pattern, name_parser(None), reach=40) if " " in str(r.value)), None)
        if full:
            surname, _, name = str(full.value).partition(" ")
            found[f"{who}_surname_el"] = replace(full, value=surname, certainty=full.certainty * 0.8)
            found[f"{who}_name_el"] = replace(full, value=name, certainty=full.certainty * 0.8)
    return found


def _greek(reading: Reading | None) -> Reading | None:
    return replace(reading, value=spelled(str(reading.value), "el")) if reading else None
