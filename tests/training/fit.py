"""Fitting the model, and measuring it on layouts that it was not fitted on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from fakelos.extractors.classify.cues import cues_of
from fakelos.extractors.classify.decision import terms
from fakelos.extractors.classify.evidence import points_of
from fakelos.extractors.classify.grams import BUCKETS, grams_of
from fakelos.extractors.classify.model import NOTHING, Opinion
from fakelos.extractors.classify.stems import stems_of, weight_of
from fakelos.extractors.classify.text import text_of
from fakelos.schemas.document_class import DocumentClass
from tests.training import nearest
from tests.training.samples import Sample

TITLES, WORDS, SHAPE, STRENGTH = 0.7, 2.0, 0.3, 30.0
"""What headings, words and cues weigh against the page's letters; how freely weights grow (LogisticRegression's C)."""
SHARES = {DocumentClass.OTHER.value: 4.0, NOTHING: 0.3}
"""How often a class comes, against 1 of all others: samples of what papers are not are many, stacks hold few."""
FOLDS, SEED = 4, 20261123
ROUNDS, EXACT = 300, 1e-3
SHRINKING = 1e-3
NAMES = (*DocumentClass, NOTHING)

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Fitted:
    """Weights and bias for each of the classes seen."""

    classes: tuple[str, ...]
    weights: Numbers
    bias: Numbers


class Samples:
    """Samples with what the model sees of them."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.samples = tuple(samples)
        texts = [text_of(sample.page) for sample in samples]
        self.points = [points_of(text) for text in texts]
        stems = [stems_of(text) for text in texts]
        self.words = nearest.matrix(stems)
        words = scipy.sparse.diags([WORDS * weight_of(found) for found in stems]) @ self.words
        self.seen = _matrix([grams_of(text) for text in texts], words, [cues_of(text) for text in texts])
        self.classes = np.array([sample.doc_class for sample in samples])
        self.layouts = np.array([sample.layout for sample in samples])
        self.kinds = np.array([sample.kind for sample in samples])
        self.fresh = np.array([sample.fresh for sample in samples])

    @cached_property
    def weights(self) -> Numbers:
        """Each layout of a class counts the same, however many pages it has; classes count as `SHARES` say."""
        pages = Counter(self.layouts.tolist())
        even = np.array([1 / pages[layout] for layout in self.layouts])
        totals = {name: even[self.classes == name].sum() for name in set(self.classes.tolist())}
        found: Numbers = even * np.array([SHARES.get(name, 1.0) / totals[name] for name in self.classes.tolist()])
        return found

    @cached_property
    def truth(self) -> NDArray[np.int64]:
        """The place of each sample's class among `NAMES`."""
        return np.array([NAMES.index(name) for name in self.classes])


def _matrix(grams: Sequence[tuple[Any, Any]], words: Any, cues: Sequence[Any]) -> Any:
    """A row a page: buckets of letters, those of headings scaled, words, then cues, scaled."""
    rows = np.repeat(np.arange(len(grams)), [len(buckets) for buckets, _ in grams])
    buckets, weights = (np.concatenate([pair[part] for pair in grams]) for part in (0, 1))
    weights = np.where(buckets < BUCKETS // 2, weights, weights * TITLES)
    counted = scipy.sparse.csr_matrix((weights, (rows, buckets)), shape=(len(grams), BUCKETS))
    shape = scipy.sparse.csr_matrix(SHAPE * np.array(cues))
    return scipy.sparse.hstack([counted, words, shape]).tocsr().astype(np.float32)


def fit(known: Samples, chosen: NDArray[Any] | slice = slice(None)) -> Fitted:
    """Multinomial logistic regression on the chosen samples."""
    weights = known.weights[chosen] / known.weights[chosen].mean()
    learner = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=EXACT)
    learner.fit(known.seen[chosen], known.classes[chosen], sample_weight=weights)
    return Fitted(tuple(map(str, learner.classes_)), learner.coef_.T, learner.intercept_)


def neighbours(known: Samples, chosen: NDArray[Any] | None = None) -> nearest.Known:
    """The layouts of the chosen samples that are papers, and nobody's: noise and corrected pages are left out."""
    papers = (known.classes != NOTHING) & (known.kinds != "corrected")
    kept = np.flatnonzero(papers) if chosen is None else chosen[papers[chosen]]
    return nearest.known(known.words[kept], known.classes[kept], known.layouts[kept])


def unseen_opinions(known: Samples) -> tuple[Numbers, Numbers]:
    """Probability and likeness of each sample by models made without its layout; columns as `NAMES`."""
    said, alike = np.zeros((2, len(known.samples), len(NAMES)))
    folds = GroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for rest, part in folds.split(known.seen, known.classes, known.layouts):
        said[part] = shares(fit(known, rest), known.seen[part])
        alike[part] = neighbours(known, rest).likeness(known.words[part], NAMES)
    return said, alike


def shares(fitted: Fitted, seen: Any) -> Numbers:
    """The probabilities of each row; columns as `NAMES`."""
    scores = np.asarray(seen @ fitted.weights + fitted.bias)
    found = np.zeros((scores.shape[0], len(NAMES)))
    found[:, [NAMES.index(name) for name in fitted.classes]] = _softmax(scores)
    return found


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Numbers = raised / raised.sum(axis=-1, keepdims=True)
    return found


def all_terms(known: Samples, said: Numbers, alike: Numbers) -> Numbers:
    """For each sample, each of `NAMES`, the terms that `decision` weighs."""
    named = ([dict(zip(NAMES, row, strict=True)) for row in rows.tolist()] for rows in (said, alike))
    opinions = map(Opinion, *named)
    return np.array([
        [terms(points, opinion, name) for name in NAMES]
        for points, opinion in zip(known.points, opinions, strict=True)
    ])  # fmt: skip


def mix(found: Numbers, truth: NDArray[np.int64], weights: Numbers) -> Numbers:
    """The weights of the terms under which what is true is likeliest."""
    share, rows = weights / weights.sum(), np.arange(len(truth))

    def loss(mixing: Numbers) -> tuple[float, Numbers]:
        chances = _softmax(found @ mixing)
        value = -share @ np.log(chances[rows, truth] + 1e-12) + SHRINKING * mixing @ mixing
        slope = np.einsum("i,ijk,ij->k", share, found, chances) - share @ found[rows, truth]
        return float(value), slope + 2 * SHRINKING * mixing

    best: Numbers = minimize(loss, np.zeros(found.shape[-1]), jac=True, method="BFGS").x
    return best


def unseen_chances(found: Numbers, known: Samples, judged: NDArray[np.bool_]) -> Numbers:
    """The final probabilities of the judged samples, mixed by weights found without their layouts."""
    places = np.flatnonzero(judged)
    chances = np.zeros((len(places), len(NAMES)))
    folds = GroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for rest, part in folds.split(places, groups=known.layouts[places]):
        mixing = mix(found[places[rest]], known.truth[places[rest]], known.weights[places[rest]])
        chances[part] = _softmax(found[places[part]] @ mixing)
    return chances
