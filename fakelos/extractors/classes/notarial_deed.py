"""Notarial deed (συμβολαιογραφικό έγγραφο): number, day, notary, kind, and whether the holder appeared in person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fakelos.extractors.classes.power_of_attorney import read_lawyer
from fakelos.extractors.fields.deeds import read_deed_date, read_deed_no, read_notary, read_person_after
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading
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

_APPOINTS_LAWYER = re.compile(
    r"(?:ΔΙΟΡΙΖ\w+|ΔΙΟΡΙΣ\w+|ΚΑΘΙΣΤΑ\w*|ΕΞΟΥΣΙΟΔΟΤ\w+|ΠΛΗΡΕΞΟΥΣΙΟΥ?Σ?)[^.;]{0,60}?ΔΙΚΗΓΟΡΟ[ΝΥ]?"
    r"(?:\s[A-ZΑ-Ω]{2,12}(?:ΟΥ|ΩΝ|ΗΣ|ΑΣ|Ω))?[\s:,]{1,3}"
)
"""A lawyer whom the deed appoints; one who only stands by a sale is not meant."""
_APPEARED = re.compile(
    r"ΕΜΦΑΝΙ[ΣΖ][A-ZΑ-Ω]{2,}|ΠΑΡΟΥΣΙΑΣΤΗΚ\w*|ΠΡΟΣΗΛΘ\w*|ΠΑΡΕΣΤΗ\w*|ΠΑΡΙΣΤΑΤΑΙ|ΠΑΡΙΣΤΑΜΕΝ\w*|ΑΥΤΟΠΡΟΣΩΠ\w*|ΠΑΡΟΝΤ\w*|ΣΥΝΕΒΛΗΘΗ\w*"
)
_PARTY_TO_IT = re.compile(
    r"ΕΝΩΠΙΟ[ΝΥ]?\s?(?:ΕΜ|Μ)|ΔΗΛΩΣ(?:Ε|ΑΝ)(?![A-ZΑ-Ω])|ΔΙΟΡΙ(?:ΖΕΙ|ΣΕ)|ΖΗΤΗΣ(?:Ε|ΑΝ)\sΤΗ|ΣΥΜΦΩΝΗΣΑΝ|"
    r"ΣΥΝΟΜΟΛΟΓ\w+|ΣΥΜΒΑΛΛΟΜΕΝ\w+|ΥΠΟΓΡΑΦΕΤΑΙ\sΑΠΟ\sΑΥΤ|ΣΕ\sΕΠΗΚΟΟ|ΜΗ\sΕΞΑΙΡΟΥΜΕΝ\w+"
)
"""What a deed says only of who stood before the notary, where the word for it was not read."""
_BY_PROXY = re.compile(
    r"ΕΚΠΡΟΣΩΠΟΥΜΕΝ\w+|ΕΚΠΡΟΣΩΠΕΙΤΑΙ|ΠΛΗΡΕΞΟΥΣΙ(?:ΟΣ|ΟΥ|Α|ΑΣ)\sΚΑΙ\sΑΝΤΙΠΡΟΣΩΠΟ[ΣΥ]|"
    r"(?:ΔΥΝΑΜΕΙ|ΒΑΣΕΙ)\s(?:(?!ΠΑΡΟΝΤ)[^.;]){0,45}ΠΛΗΡΕΞΟΥΣΙΟΥ|ΩΣ\sΠΛΗΡΕΞΟΥΣΙ\w+|"
    r"ΓΙΑ\sΛΟΓΑΡΙΑΣΜΟ\sΤΟΥ\sΑΠΟΝΤ\w+|"
    r"(?<!ΝΑ\s)(?:ΕΝΕΡΓ(?:ΕΙ|ΩΝ|ΟΥΣΑ)|ΠΑΡΙΣΤΑ(?:ΤΑΙ|ΜΕΝ\w+))\s(?:[A-ZΑ-Ω,]+\s){0,6}?ΓΙΑ\sΛΟΓΑΡΙΑΣΜΟ"
)
_OF_A_COMPANY = re.compile(r"(?:ΤΡΑΠΕΖ|ΕΤΑΙΡ|ΕΠΩΝΥΜΙΑ|ΝΟΜΙΜ)[^;]{0,120}$")
"""A bank or a company is always represented; the other party may stand there in person."""
_FOR_A_PERMIT = re.compile(r"ΔΙΚΗΓΟΡ[\s\S]*?(?:ΔΙΑΜΟΝΗΣ|ΑΛΛΟΔΑΠΩΝ)")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, number, day, notary and kind of a deed."""
    paper = Paper(pages, LABELS)
    day = read_deed_date(paper)
    return fields_of(
        {
            **read_holder(paper, told=True),
            "deed_no": read_deed_no(paper),
            "deed_date": day,
            "notary": read_notary(paper),
            "deed_kind": _kind(paper),
            "appeared_in_person": _appeared(paper),
            "lawyer": _lawyer(paper),
            "years_covered": replace(day, value=(str(day.value)[:4],)) if day else None,
        }
    )


def _kind(paper: Paper) -> Reading | None:
    """The kind that the deed's title names, the first on the paper."""
    return next(iter(named_in(paper, "deed_kinds")), None)


def _appeared(paper: Paper) -> Reading | None:
    """`yes` where the deed says that the party appeared; `no` where somebody stood in; nothing if it is silent."""
    proxy = next(iter(_stood_in(paper)), None)
    appeared = best(paper.find(_APPEARED, 0.9, group=0, value="yes")[:1])
    return proxy or appeared or best(paper.find(_PARTY_TO_IT, 0.7, group=0, value="yes")[:1])


def _stood_in(paper: Paper) -> Iterator[Reading]:
    """The places where somebody stands in for a party who is a person."""
    for strip in paper.strips:
        for match in strip.matches(_BY_PROXY):
            if not _OF_A_COMPANY.search(strip.folded[: match.start()]):
                yield strip.read(match.start(), match.end(), "no", 0.7)


def _lawyer(paper: Paper) -> Reading | None:
    """The lawyer whom the deed appoints, if it does."""
    appointed = best(read_person_after(paper, _APPOINTS_LAWYER, "lawyer"))
    return appointed or (read_lawyer(paper) if paper.says(_FOR_A_PERMIT) else None)
