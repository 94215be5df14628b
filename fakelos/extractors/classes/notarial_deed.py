"""Notarial deed (συμβολαιογραφικό έγγραφο): number, day, notary, kind, and whether the holder appeared in person."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.deeds import read_deed_date, read_deed_no, read_notary
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.strip import Reading
from fakelos.extractors.fields.vocabulary import named_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "deed_no": (
        "Αριθμός",
        "Αριθμός συμβολαίου",
        "Αριθμός πράξης",
        "Αριθ. πράξης",
        "Αριθ.",
        "Αριθμός πληρεξουσίου",
        "Αρ. συμβολαίου",
        "Συμβόλαιο αριθ.",
    ),
    "notary": ("Συμβολαιογράφος", "Η συμβολαιογράφος", "Ο συμβολαιογράφος", "Ο/Η συμβολαιογράφος"),
}

_APPEARED = re.compile(
    r"ΕΜΦΑΝΙ[ΣΖ][A-ZΑ-Ω]{2,}|ΠΑΡΟΥΣΙΑΣΤΗΚ\w*|ΠΡΟΣΗΛΘ\w*|ΠΑΡΕΣΤΗ\w*|ΠΑΡΙΣΤΑΤΑΙ|ΠΑΡΙΣΤΑΜΕΝ\w*|ΑΥΤΟΠΡΟΣΩΠ\w*|ΠΑΡΟΝΤ\w*|ΣΥΝΕΒΛΗΘΗ\w*"
)
_BY_PROXY = re.compile(
    r"ΕΚΠΡΟΣΩΠΟΥΜΕΝ\w+|ΕΚΠΡΟΣΩΠΕΙΤΑΙ|ΠΛΗΡΕΞΟΥΣΙ\w+ ΚΑΙ ΑΝΤΙΠΡΟΣΩΠ\w+|"
    r"ΔΥΝΑΜΕΙ (?:ΤΟΥ )?(?:ΥΠ\W? ?ΑΡΙΘ\w* )?.{0,30}ΠΛΗΡΕΞΟΥΣΙΟΥ|ΩΣ ΠΛΗΡΕΞΟΥΣΙ\w+|"
    r"ΓΙΑ ΛΟΓΑΡΙΑΣΜΟ ΤΟΥ ΑΠΟΝΤ\w+"
)


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, number, day, notary and kind of a deed."""
    paper = Paper(pages, LABELS)
    day = read_deed_date(paper)
    return fields_of(
        {
            **read_holder(paper),
            "deed_no": read_deed_no(paper),
            "deed_date": day,
            "notary": read_notary(paper),
            "deed_kind": _kind(paper),
            "appeared_in_person": _appeared(paper),
            "years_covered": replace(day, value=(str(day.value)[:4],)) if day else None,
        }
    )


def _kind(paper: Paper) -> Reading | None:
    """The kind that the deed's title names, the first on the paper."""
    return next(iter(named_in(paper, "deed_kinds")), None)


def _appeared(paper: Paper) -> Reading | None:
    """`yes` where the deed says that the party appeared; `no` where somebody stood in; nothing if it is silent."""
    proxy = next(iter(paper.find(_BY_PROXY, 0.7, group=0, value="no")), None)
    return proxy or best(paper.find(_APPEARED, 0.9, group=0, value="yes")[:1])
