"""What a check says: a status, the sentence why in both languages, and where it rests."""

from collections.abc import Iterable
from typing import NamedTuple

from fakelos.schemas.dossier import Evidence, Status

MISSING, DOUBTFUL, NOT_REQUIRED, MET = Status.MISSING, Status.DOUBTFUL, Status.NOT_REQUIRED, Status.MET
"""The statuses by names of their own: looking a member up in its class costs more than a call (Python 3.11)."""
_RANK = {status: place for place, status in enumerate((MISSING, DOUBTFUL, NOT_REQUIRED, MET))}


class Sentence(NamedTuple):
    """The same sentence in Greek and in English."""

    el: str
    en: str

    def then(self, other: "Sentence") -> "Sentence":
        """Both, one after the other."""
        return Sentence(f"{self.el} {other.el}", f"{self.en} {other.en}")


class Answer(NamedTuple):
    """The answer of one paper, or of the whole dossier, to one requirement."""

    status: Status
    sentence: Sentence
    evidence: tuple[Evidence, ...] = ()


def met(el: str, en: str, *evidence: Evidence) -> Answer:
    """The paper satisfies the requirement."""
    return Answer(MET, Sentence(el, en), evidence)


def doubtful(el: str, en: str, *evidence: Evidence) -> Answer:
    """The paper neither satisfies nor refutes it; a person must look."""
    return Answer(DOUBTFUL, Sentence(el, en), evidence)


def missing(el: str, en: str, *evidence: Evidence) -> Answer:
    """Nothing satisfies it, and what is there surely does not."""
    return Answer(MISSING, Sentence(el, en), evidence)


def not_required(el: str, en: str, *evidence: Evidence) -> Answer:
    """The law does not ask for it in this dossier."""
    return Answer(NOT_REQUIRED, Sentence(el, en), evidence)


def worst(answers: Iterable[Answer]) -> Answer:
    """The worst of several answers that must all be good, the first of equals."""
    return min(answers, key=lambda answer: _RANK[answer.status])


def best(answers: Iterable[Answer], otherwise: Answer) -> Answer:
    """The best answer that any paper gives, resting on all papers that give it; `otherwise` of none.

    One good paper is enough, so that one more paper can never make a line worse.
    """
    found = tuple(answers)
    if not found:
        return otherwise
    if len(found) == 1:
        return found[0]
    top = max(found, key=lambda answer: _RANK[answer.status])
    same = (answer for answer in found if answer.status is top.status)
    return top._replace(evidence=tuple(item for answer in same for item in answer.evidence))
