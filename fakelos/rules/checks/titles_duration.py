"""Definitive titles of five years in total within the ten before the application (C2015, category Γ1.4)."""

from fakelos.rules.answers import Answer, doubtful, met, missing
from fakelos.rules.facts import Facts
from fakelos.rules.no_title import no_title
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """Nothing to set: the total stands beside the rule on titles."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.RESIDENCE_PERMIT})


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met if the sure days reach the total, doubtful if the days that titles may cover would."""
    if not facts.titles:
        return no_title(facts)
    evidence = tuple(title.paper.evidence("valid_to") for title in facts.titles)
    if facts.dates is None:
        return doubtful(
            "Η ημερομηνία της αίτησης δεν είναι γνωστή: η δεκαετία δεν υπολογίζεται.",
            "The date of the application is not known: the ten years cannot be counted.",
            *evidence,
        )
    return _counted(facts, evidence)


def _counted(facts: Facts, evidence: tuple[Evidence, ...]) -> Answer:
    sure, possible, needed = facts.sure_days, facts.possible_days, facts.law.titles.total_days
    if sure >= needed:
        el = f"{sure} ημέρες οριστικών τίτλων στη δεκαετία (απαιτούνται {needed})."
        return met(el, f"{sure} days of definitive titles within the ten years ({needed} are needed).", *evidence)
    if possible >= needed:
        el = f"Βέβαιες ημέρες οριστικών τίτλων: {sure}. Με τα αβέβαια στοιχεία έως {possible}· απαιτούνται {needed}."
        en = f"Sure days of definitive titles: {sure}. With what is uncertain up to {possible}; {needed} are needed."
        return doubtful(el, en, *evidence)
    el = f"Μόνο {possible} ημέρες οριστικών τίτλων στη δεκαετία (απαιτούνται {needed})."
    return missing(
        el, f"Only {possible} days of definitive titles within the ten years ({needed} are needed).", *evidence
    )
