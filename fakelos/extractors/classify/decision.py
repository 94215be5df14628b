"""From points to a probability, and to an answer or none.

The points of the classes and the points of `NOTHING` ("it announces nothing that we know") become probabilities
by a softmax. Its temperature grows with the best class's points, because two classes that both have much to say
for themselves are look-alikes, and a few points more do not tell them apart.

The constants were fitted on pages whose wording the phrases had not been written for (specimen layouts and sample
wordings, with misread letters, each judged by the phrases as they were before anyone had looked at it): least
log loss, then the `ACCEPTED` that leaves about one wrong answer in two hundred such pages.
"""

from collections.abc import Mapping
from math import exp

from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

NOTHING = 2.0
COOLEST, WARMING = 0.8, 0.14
ACCEPTED = 0.85


def probabilities(points: Mapping[DocumentClass, float]) -> dict[DocumentClass, float]:
    """The probability of each class; what is left to 1 is that of none.

    >>> round(probabilities({DocumentClass.PHOTO: 10.0})[DocumentClass.PHOTO], 2)
    0.97
    """
    temperature = COOLEST + WARMING * max(0.0, *points.values())
    shares = {doc_class: exp((value - NOTHING) / temperature) for doc_class, value in points.items() if value > 0}
    total = 1.0 + sum(shares.values())
    return {doc_class: shares.get(doc_class, 0.0) / total for doc_class in points}


def decide(points: Mapping[DocumentClass, float]) -> ClassGuess:
    """The likeliest class, or none when it is not likely enough; the runner-up tells a person where to look."""
    ranked = sorted(probabilities(points).items(), key=lambda item: -item[1])
    (best, confidence), (second, likelihood) = ranked[:2]
    if confidence < ACCEPTED:
        return ClassGuess(doc_class=None, confidence=confidence, runner_up=best if confidence else None)
    return ClassGuess(doc_class=best, confidence=confidence, runner_up=second if likelihood else None)
