"""Which label a printed text is: by its letters alone, cut short, or with a few letters misread.

Labels are listed by meaning in `spellings.toml`; a document class adds its own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from fakelos.extractors.fields.labels.abbreviations import Abbreviations
from fakelos.extractors.fields.labels.synonyms import (
    is_lookalike,
    without_others,
    without_owner,
    without_papers,
    wording,
)
from fakelos.extractors.fields.text.letters import fold, key, skeleton

_FUZZY_FROM = 6
_ALIKE = 0.81
_MOST_MET = 2048
"""Texts of which it is remembered what they are: a page is read again by what a second look at its print made of it."""
_PERSONAL = frozenset(
    {"surname", "name", "full", "full_given", "full_father", "father", "mother", "birth_date", "afm", "amka", "ama"}
    | {"passport_no", "nationality", "sex", "address", "registration_no", "doy"}
)
"""Meanings that a word for the holder's role (`μαθητού`, `υποχρέου`) does not change."""
_NUMBERS = frozenset({"afm", "amka"})
"""Meanings that are found without a label too: whose they are is kept where it is somebody else."""
_OF_THE_PAPER = frozenset(
    {"issue_date", "expiry_date", "valid_from", "valid_to", "period", "permit_no", "decision_date"}
)


class Spellings:
    """Labels by meaning, ready to be looked up. The meaning `_` is for labels that only end other values."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._exact = {key(text): code for code, texts in labels.items() for text in texts}
        self._short = Abbreviations(labels)
        self._usual = self._in_usual_words(labels)
        self._rough: dict[str, str] = {}
        self._met = lru_cache(maxsize=_MOST_MET)(self._known)
        for code, texts in labels.items():
            for text in texts:
                for form in (text, text.upper()):
                    self._rough.setdefault(skeleton(form), code)

    def _in_usual_words(self, labels: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
        usual: dict[tuple[str, ...], str] = {}
        for texts in (*(texts for code, texts in labels.items() if code != "_"), labels.get("_", ())):
            for text in texts:
                usual.setdefault(wording(text), self._exact[key(text)])
        return usual

    @cached_property
    def _long(self) -> list[str]:
        return [rough for rough in self._rough if len(rough) >= _FUZZY_FROM]

    def knows(self, text: str) -> bool:
        """Whether a text is spelled as one of the labels is."""
        return key(text) in self._exact

    def likeness(self, texts: Sequence[str]) -> list[tuple[str, float] | None]:
        """For each text the meaning of the label that it most likely is, with its likeness, or None."""
        found = [self._met(text) for text in texts]
        unread = (n for n, text in enumerate(texts) if found[n] is None and not is_lookalike(text))
        open_ = [n for n in unread if len(skeleton(texts[n])) >= _FUZZY_FROM]
        for n, best in zip(open_, self._nearest([skeleton(texts[n]) for n in open_]), strict=True):
            found[n] = best
        return found

    def _known(self, text: str) -> tuple[str, float] | None:
        plain = key(text)
        if plain in self._exact:
            return self._exact[plain], 1.0
        rough = skeleton(text)
        if len(rough) > 2 and rough in self._rough:  # noqa: PLR2004
            return self._rough[rough], 0.95
        meant = self._short.meaning(text)
        return (meant, 0.93) if meant else self._worded(text)

    def _worded(self, text: str) -> tuple[str, float] | None:
        """The label of the same words otherwise said, or with the holder's role besides; `_` with somebody else's."""
        words = wording(text)
        if len(words) > 1 and words in self._usual:
            return self._usual[words], 0.93
        if words == wording("Ημ/νία") and words[0] not in fold(text):
            return self._usual.get(words, "_"), 0.93
        others = without_others(words)
        another = self._personal(others) if others != words and words[: len(others)] == others else None
        if another:
            return f"{another}.other" if another in _NUMBERS else "_", 0.92
        if self._is_of_another_paper(words):
            return "_", 0.92
        bare = without_owner(words)
        code = self._personal(bare) if bare != words else None
        return (code, 0.92) if code else None

    def _is_of_another_paper(self, words: tuple[str, ...]) -> bool:
        """Whether words ask for a day or a number of another paper than the one that they stand on."""
        rest = without_papers(words)
        return rest != words and self._usual.get(rest) in _OF_THE_PAPER

    def _personal(self, words: tuple[str, ...]) -> str | None:
        """The meaning of a label that asks for something of a person's, None of others."""
        code = self._usual.get(words) or self._exact.get("".join(words))
        return code if code and code.partition(".")[0] in _PERSONAL else None

    def _nearest(self, roughs: Sequence[str]) -> list[tuple[str, float] | None]:
        if not roughs or not self._long:
            return [None] * len(roughs)
        scores = cdist(roughs, self._long, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE)
        best = [(int(row.argmax()), float(row.max())) for row in scores]
        return [(self._rough[self._long[n]], score * 0.95) if score else None for n, score in best]


@cache
def common_labels() -> Mapping[str, tuple[str, ...]]:
    """The labels that papers of every class share, by meaning."""
    data = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text("utf-8"))
    return {code: tuple(texts) for code, texts in data.items()}


def spellings_with(labels: Mapping[str, Sequence[str]]) -> Spellings:
    """The common labels and a document class's own; its own win where both know a spelling."""
    return _spellings(tuple((code, tuple(texts)) for code, texts in labels.items()))


@cache
def _spellings(own_labels: tuple[tuple[str, tuple[str, ...]], ...]) -> Spellings:
    labels = dict(own_labels)
    codes = list(dict.fromkeys([*common_labels(), *labels]))
    own = {key(text) for texts in labels.values() for text in texts}
    shared = {code: [t for t in common_labels().get(code, ()) if key(t) not in own] for code in codes}
    return Spellings({code: [*labels.get(code, ()), *shared[code]] for code in codes})
