"""From points and the trained model to one probability, and to an answer or none.

The phrases know what offices call their papers; the model knows what papers are like whose wording nobody listed.
Neither is trusted alone: for each class the logarithm of the model's share, the points, the root of the points, and
the likeness to the nearest known layout are weighed and added, and a softmax makes probabilities of the sums. The four
weights, and the probability from which a class is given, are measured on layouts that neither phrases nor model had
seen (`make model`; the model's card has the figures). What the page is most like may be nothing at all: then nothing
is said.
"""

import math
from collections.abc import Mapping
from operator import mul

from fakelos.extractors.classify.evidence import Points
from fakelos.extractors.classify.model import NOTHING, Model, Opinion
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

_FLOOR = 1e-3
"""A share below this is no knowledge: the model has seen too few papers to exclude a class further."""
_MOST, _UNIT = 30.0, 10.0
_MOST_CANDIDATES = 3

Chances = dict[str, float]
NO_LEANING: Mapping[str, float] = {}


def probabilities(
    points: Mapping[DocumentClass, Points],
    opinion: Opinion,
    trained: Model,
    leaning: Mapping[str, float] = NO_LEANING,
) -> Chances:
    """The probability of each class; that of `NOTHING` is under its own name.

    `leaning` says, as a logarithm of odds, what the pages around this one make of it.
    """
    weighed = {name: terms(points, opinion, name) for name in (*DocumentClass, NOTHING)}
    sums = {name: sum(map(mul, trained.mixing, found), leaning.get(name, 0.0)) for name, found in weighed.items()}
    most = max(sums.values())
    raised = {name: math.exp(value - most) for name, value in sums.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}


def terms(points: Mapping[DocumentClass, Points], opinion: Opinion, name: str) -> tuple[float, float, float, float]:
    """What is weighed for a class, or for `NOTHING`: the model's share, the points, their root, and the likeness."""
    net = min(points[DocumentClass[name.upper()]].net, _MOST) if name else 0.0
    share = math.log(opinion.shares.get(name, 0.0) + _FLOOR)
    return share, net / _UNIT, math.sqrt(net), opinion.likeness.get(name, 0.0)


def decide(chances: Chances, trained: Model) -> ClassGuess:
    """The likeliest class, or none when it is not likely enough; the runner-up tells a person where to look."""
    ranked = sorted(chances, key=lambda name: -chances[name])
    best, confidence = ranked[0], chances[ranked[0]]
    known = [DocumentClass[name.upper()] for name in ranked if name]
    if best == NOTHING or confidence < trained.accepted:
        return ClassGuess(
            doc_class=None, confidence=confidence, runner_up=known[0], candidates=_candidates(ranked, chances, trained)
        )
    return ClassGuess(doc_class=known[0], confidence=confidence, runner_up=known[1])


def _candidates(ranked: list[str], chances: Chances, trained: Model) -> tuple[DocumentClass, ...]:
    """The few classes that hold the share `likely` of all probability; none if it takes many, or the unknown."""
    found: list[str] = []
    for name in ranked[:_MOST_CANDIDATES]:
        found.append(name)
        if sum(chances[each] for each in found) >= trained.likely:
            return (
                ()
                if {NOTHING, DocumentClass.OTHER} & set(found)
                else tuple(DocumentClass[name.upper()] for name in found)
            )
    return ()
