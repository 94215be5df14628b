"""What a check says: a status, the sentence why in both languages, and where it rests."""

from collections.abc import Iterable
from typing import NamedTuple

from fakelos.schemas.dossier import Evidence, Status

_RANK = {Status.MISSING: 0, Status.DOUBTFUL: 1, Status.NOT_REQUIRED: 2, Status.MET: 3}


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
    return Answer(Status.MET, Sentence(el, en), evidence)


def doubtful(el: str, en: str, *evidence: Evidence) -> Answer:
    """The paper neither satisfies nor refutes it; a person must look."""
    return Answer(Status.DOUBTFUL, Sentence(el, en), evidence)


def missing(el: str, en: str, *evidence: Evidence) -> Answer:
    """Nothing satisfies it, and what is there surely does not."""
    return Answer(Status.MISSING, Sentence(el, en), evidence)


def not_required(el: str, en: str, *evidence: Evidence) -> Answer:
    """The law does not ask for it in this dossier."""
    return Answer(Status.NOT_REQUIRED, Sentence(el, en), evidence)


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
