"""The act of the child's birth in Greece, up to the entry into force of law 4332/2015 (C2015 B, ΣΤ.1, 5th line)."""

from datetime import date

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass

FAMILY = ("applicant", "sponsor", "other", "unknown")


class Options(Frozen):
    """`born_until`: the last day of birth that counts."""

    born_until: date


def examine(facts: Facts, options: Options) -> Answer:
    """Met by one act of a child born in time; the act speaks of the child, so whose paper it is is not asked."""
    answers = (_born(paper, options) for paper in facts.of(DocumentClass.BIRTH_ACT, roles=FAMILY))
    return best(answers, missing("Δεν βρέθηκε ληξιαρχική πράξη γέννησης.", "No birth registration act was found."))


def _born(paper: Paper, options: Options) -> Answer:
    born, evidence = paper.day("child_birth_date").known, paper.evidence("child_birth_date", "act_no")
    if born is None or not paper.class_sure:
        return doubtful(
            "Η ημερομηνία γέννησης του τέκνου δεν διαβάστηκε με βεβαιότητα.",
            "The child's date of birth was not read for certain.",
            evidence,
        )
    if born > options.born_until:
        return missing(
            f"Το τέκνο γεννήθηκε στις {show(born)}, μετά την έναρξη ισχύος του ν. 4332/2015.",
            f"The child was born on {show(born)}, after law 4332/2015 entered into force.",
            evidence,
        )
    return met(f"Τέκνο που γεννήθηκε στις {show(born)}.", f"Child born on {show(born)}.", evidence)
