"""Ties with the country for each year from the last title's expiry to the application (SVC, papers, 6)."""

from collections.abc import Iterable
from datetime import date

from fakelos.rules.answers import Answer, doubtful, met, missing
from fakelos.rules.facts import Facts
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """Nothing to set."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return ties | {DocumentClass.RESIDENCE_PERMIT}


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met if sure papers cover each year; missing only for whole years that no reading of the papers covers."""
    evidence = tuple(tie.evidence for tie in facts.ties)
    expiry = facts.last_sure_expiry
    if not facts.titles:
        return missing(
            "Δεν βρέθηκε οριστικός τίτλος, από τη λήξη του οποίου μετρούν τα έτη.",
            "No definitive title was found, from whose expiry the years are counted.",
        )
    if expiry is None:
        return doubtful(
            "Χωρίς ημερομηνία αίτησης ή βέβαιη λήξη τίτλου τα έτη δεν υπολογίζονται.",
            "Without a date of application or a sure expiry of a title the years cannot be counted.",
            *evidence,
        )
    return _since(expiry.earliest, facts, evidence)


def _since(expiry: date, facts: Facts, evidence: tuple[Evidence, ...]) -> Answer:
    open_years = _open(facts.years_since(expiry), (tie.sure_years for tie in facts.ties))
    if not open_years:
        el = "Καλύπτεται κάθε έτος από τη λήξη του τίτλου."
        return met(el, "Each year since the title's expiry is covered.", *evidence)
    lost = _surely_open(facts)
    if lost:
        return missing(f"Ακάλυπτα έτη: {_list(lost)}.", f"Years not covered: {_list(lost)}.", *evidence)
    el = f"Δεν καλύπτονται με βεβαιότητα τα έτη: {_list(open_years)}."
    return doubtful(el, f"Years not covered for certain: {_list(open_years)}.", *evidence)


def _surely_open(facts: Facts) -> list[int]:
    """Whole years since the latest expiry that any reading gives, of which no paper speaks."""
    if any(not tie.readings for tie in facts.ties):
        return []
    latest = max(title.end.latest for title in facts.titles)
    return _open(facts.years_since(latest)[1:-1], (tie.possible_years for tie in facts.ties))


def _open(years: Iterable[int], covering: Iterable[frozenset[int]]) -> list[int]:
    covered = frozenset[int]().union(*covering)
    return [year for year in years if year not in covered]


def _list(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
