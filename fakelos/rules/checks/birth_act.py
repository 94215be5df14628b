"""The act of the child's birth in Greece, up to the entry into force of law 4332/2015 (C2015 B, ΣΤ.1, 5th line)."""

from collections.abc import Collection
from datetime import date

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.comparable import abroad
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass

_FAMILY = ("applicant", "sponsor", "other", "unknown")


class Options(Frozen):
    """`born_until`: the last day of birth that counts."""

    born_until: date


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.BIRTH_ACT})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by one act of a child born in time; the act speaks of the child, so whose paper it is is not asked."""
    answers = (_born(paper, options) for paper in acts_of_children(facts))
    return best(answers, missing("Δεν βρέθηκε ληξιαρχική πράξη γέννησης.", "No birth registration act was found."))


def acts_of_children(facts: Facts) -> tuple[Paper, ...]:
    """The acts of birth but those that are surely of the applicant's or the sponsor's own."""
    parents = {person.birth_date for person in facts.case.persons if person.role in ("applicant", "sponsor")}
    acts = facts.of(DocumentClass.BIRTH_ACT, roles=_FAMILY)
    return tuple(paper for paper in acts if not _is_of(paper, parents))


def _is_of(paper: Paper, born: Collection[str | None]) -> bool:
    code = "child_birth_date"
    return paper.class_sure and paper.trusts(code) and paper.document.text_of(code) in born


def _born(paper: Paper, options: Options) -> Answer:
    born, evidence = paper.day("child_birth_date"), paper.evidence("child_birth_date", "act_no")
    if paper.class_sure and born.latest <= options.born_until and abroad(paper):
        return doubtful(
            "Από την πράξη δεν προκύπτει γέννηση στην Ελλάδα.",
            "The act does not appear to be of a birth in Greece.",
            paper.evidence("birth_country"),
        )
    if paper.class_sure and born.latest <= options.born_until:
        return met(f"Τέκνο που γεννήθηκε στις {born.said}.", f"Child born on {born.said}.", evidence)
    if paper.class_sure and born.earliest > options.born_until:
        return missing(
            f"Το τέκνο γεννήθηκε στις {born.said}, μετά την έναρξη ισχύος του ν. 4332/2015.",
            f"The child was born on {born.said}, after law 4332/2015 entered into force.",
            evidence,
        )
    answer = doubtful(
        "Δεν είναι βέβαιο αν το τέκνο γεννήθηκε έως την έναρξη ισχύος του ν. 4332/2015.",
        "Whether the child was born before law 4332/2015 entered into force is not certain.",
        evidence,
    )
    return paper.temper(answer)
