"""Certificate of attending Greek language courses (βεβαίωση παρακολούθησης μαθημάτων ελληνικής γλώσσας)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import spelled
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.times.periods import years_between
from fakelos.extractors.fields.validity import labelled_periods, ordered, validity_periods
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "hours": (
        "Διάρκεια", "Ώρες", "Σύνολο ωρών", "Διδακτικές ώρες", "Ώρες διδασκαλίας", "Διάρκεια σε ώρες",
        "Ώρες παρακολούθησης", "Διάρκεια (ώρες)", "Αριθμός ωρών", "Συνολικές ώρες",
    ),
    "level": ("Επίπεδο", "Επίπεδο γλωσσομάθειας", "Επίπεδο γλώσσας", "Τμήμα επιπέδου", "Level", "Επιπέδου"),
    "course_from": ("Έναρξη", "Ημερομηνία έναρξης", "Έναρξη μαθημάτων", "Από", "Έναρξη προγράμματος", "Ημ/νία έναρξης"),
    "course_to": (
        "Λήξη", "Ημερομηνία λήξης", "Λήξη μαθημάτων", "Έως", "Μέχρι", "Ολοκλήρωση", "Λήξη προγράμματος",
        "Ημ/νία λήξης",
    ),
}  # fmt: skip

_LEVEL = re.compile(r"(?:ΕΠΙΠΕΔ\w*|LΕVΕL|ΤΜΗΜΑ|ΤΑΞΗ)[\s:«\"(]{1,3}((?:[ΑBΒΓCΔ] ?[12ΙΊ!]|ΑΡΧΑΡΙ\w+))(?![0-9A-ZΑ-Ω])")
_BARE_LEVEL = re.compile(r"(?<![0-9A-ZΑ-Ω])([ΑΒΓC][12])(?![0-9A-ZΑ-Ω])")
_A_COURSE = 0.82
"""How surely any two dates from–to on such a paper are those of the course."""
_HOURS = re.compile(r"(?<![0-9.,/])([0-9]{2,4})\)?\s+(?:[A-ZΑ-Ω]+\s+)?(?:ΩΡ|ΟΡΩΝ|ΔΙΔΑΚΤΙΚ|ΔΙΔ\.)")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, level, hours, and from when to when the course ran."""
    paper = Paper(pages, LABELS)
    begin, end = _course(paper)
    return fields_of(
        {
            **read_holder(paper),
            "level": _level(paper),
            "hours": best([*paper.find(_HOURS, 0.93), *paper.read(digits_parser(2, 4), "hours")]),
            "course_from": begin,
            "course_to": end,
            "years_covered": _years(begin, end),
            "issue_date": read_issue_date(paper),
        }
    )


def _level(paper: Paper) -> Reading | None:
    """The level of the Common European Framework, its letter Greek."""
    found = best(paper.find(_LEVEL, 0.95)) or best(paper.find(_BARE_LEVEL, 0.7))
    if found is None:
        return None
    mended = str(found.value).replace(" ", "").upper().translate(str.maketrans("ΊΙI!", "1111"))
    return replace(found, value=spelled(mended[:1], "el").replace("Κ", "Γ") + mended[1:])


def _course(paper: Paper) -> tuple[Reading | None, Reading | None]:
    pairs = [*labelled_periods(paper), *((b, e) for b, e in validity_periods(paper) if b and e)]
    begins = [replace(b, certainty=max(b.certainty, _A_COURSE)) for b, _ in pairs if b]
    ends = [replace(e, certainty=max(e.certainty, _A_COURSE)) for _, e in pairs if e]
    begin = best([*paper.read(date_parser("issue", within=8), "course_from"), *begins])
    return ordered(begin, best([*paper.read(date_parser("issue", within=8), "course_to"), *ends]))


def _years(begin: Reading | None, end: Reading | None) -> Reading | None:
    first, last = begin or end, end or begin
    if first is None or last is None or str(first.value) > str(last.value):
        return None
    return replace(last, value=years_between(str(first.value), str(last.value)))
