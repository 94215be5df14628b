"""From points to a probability, and to an answer or none.

The points of the classes, and those of `NOTHING` ("it announces nothing that we know"), become probabilities by a
softmax. Its temperature grows with the points of the best class and with all that speaks for its strongest rival,
whatever speaks against that: two classes that both have much to say for themselves are look-alikes, and a few
points more do not tell them apart. `SHARPNESS` undoes the caution that this adds to all other pages.

The constants were fitted on pages whose wording the phrases had not been written for: specimen layouts and sample
wordings, with misread letters, each judged by the phrases as they stood before anyone had looked at it. `ACCEPTED`
is the probability that leaves one wrong answer in two hundred such pages.
"""

import math
from collections.abc import Mapping

from fakelos.extractors.classify.evidence import Points
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

NOTHING = 2.5
COOLEST, WARMING, RIVALRY = 1.2, 0.14, 0.2
SHARPNESS = 2.5
ACCEPTED = 0.82
LEAST = 4.5
"""Points below which nothing is said, however little else is on the page."""


def probabilities(points: Mapping[DocumentClass, Points]) -> dict[DocumentClass, float]:
    """The probability of each class; what is left to 1 is that of none.

    >>> paper = probabilities({DocumentClass.PASSPORT: Points(10.0), DocumentClass.OTHER: Points(2.0)})
    >>> round(paper[DocumentClass.PASSPORT], 2)
    0.99
    """
    temperature = _temperature(points)
    shares = {
        key: math.exp((value.net - NOTHING) / temperature) if value.net > 0 else 0.0 for key, value in points.items()
    }
    total = 1.0 + sum(shares.values())
    return {doc_class: _sharpened(share / total) for doc_class, share in shares.items()}


def _sharpened(share: float) -> float:
    ours, theirs = math.pow(share, SHARPNESS), math.pow(1 - share, SHARPNESS)
    return ours / (ours + theirs)


def _temperature(points: Mapping[DocumentClass, Points]) -> float:
    best = max(points, key=lambda doc_class: points[doc_class].net)
    rival = max((value.pro for doc_class, value in points.items() if doc_class is not best), default=0.0)
    return COOLEST + WARMING * points[best].net + RIVALRY * rival


def decide(points: Mapping[DocumentClass, Points]) -> ClassGuess:
    """The likeliest class, or none when it is not likely enough; the runner-up tells a person where to look."""
    ranked = sorted(probabilities(points).items(), key=lambda item: -item[1])
    (best, confidence), (second, likelihood) = ranked[:2]
    if confidence < ACCEPTED or points[best].net < LEAST:
        return ClassGuess(doc_class=None, confidence=confidence, runner_up=best if confidence else None)
    return ClassGuess(doc_class=best, confidence=confidence, runner_up=second if likelihood else None)
