"""That a paper of some class is there at all, such as the application or the photographs."""

from functools import cache

from fakelos.rules.answers import Answer, best, met, missing
from fakelos.rules.facts import Facts
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """`classes`: any paper of these, of the applicant, is enough."""

    classes: tuple[DocumentClass, ...]


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset(options.classes)


def examine(facts: Facts, options: Options) -> Answer:
    """Met by one paper of the classes."""
    el, en = _names(options.classes)
    papers = facts.of(*options.classes)
    answers = (p.temper(met(f"Υπάρχει: {el}.", f"There is: {en}.", p.evidence())) for p in papers)
    return best(answers, missing(f"Δεν βρέθηκε: {el}.", f"Not found: {en}."))


@cache
def _names(classes: tuple[DocumentClass, ...]) -> tuple[str, str]:
    return ", ".join(c.label_el for c in classes), ", ".join(c.label_en for c in classes)
