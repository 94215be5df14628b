"""From a printed label to the value beside or below it.

Labels are listed by meaning in `spellings.toml`; a document class adds its own. A label is found by
its letters alone, so points, accents, case and blanks do not matter, and a few misread letters are forgiven.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from fakelos.extractors.fields.abbreviations import Abbreviations
from fakelos.extractors.fields.letters import key, skeleton
from fakelos.extractors.fields.parts import HOLDER, Mention, part_of, parts_by_heading
from fakelos.extractors.fields.sheet import Sheet
from fakelos.extractors.fields.strip import Reading, Strip, around
from fakelos.schemas.page import Word

Parser = Callable[[Strip], Reading | None]
"""Reads a value from the words that stand where it should be, or says that it is not there."""

_LONGEST = 8
_BLANK_BOX = 2.0
"""Beside its label a value may hold gaps so many times as wide as other gaps between columns: blank form boxes."""
_NUMBERING = re.compile(r"\(?[0-9]{1,2}[).]")
_FUZZY_FROM = 6
_ALIKE = 0.81
_BESIDE, _BESIDE_WIDE, _AHEAD, _UNDER = 0.97, 0.88, 0.85, 0.92


class Spellings:
    """Labels by meaning, ready to be looked up. The meaning `_` is for labels that only end other values."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._exact = {key(text): code for code, texts in labels.items() for text in texts}
        self._short = Abbreviations(labels)
        self._rough: dict[str, str] = {}
        for code, texts in labels.items():
            for text in texts:
                for form in (text, text.upper()):
                    self._rough.setdefault(skeleton(form), code)

    @cached_property
    def _long(self) -> list[str]:
        return [rough for rough in self._rough if len(rough) >= _FUZZY_FROM]

    def knows(self, text: str) -> bool:
        """Whether a text is spelled as one of the labels is."""
        return key(text) in self._exact

    def likeness(self, texts: Sequence[str]) -> list[tuple[str, float] | None]:
        """For each text the meaning of the label that it most likely is, with its likeness, or None."""
        found = [self._known(text) for text in texts]
        open_ = [n for n, text in enumerate(texts) if found[n] is None and len(skeleton(text)) >= _FUZZY_FROM]
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
        return (meant, 0.93) if meant else None

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


class Labelled:
    """The labels of one sheet and the values that they point to.

    Under a heading such as `Στοιχεία συζύγου` labels speak of another person: `part` chooses whose are given.
    """

    def __init__(self, sheet: Sheet, spellings: Spellings) -> None:
        self.sheet = sheet
        self.part = HOLDER
        self.mentions = _merged(sheet, _chosen(sheet, spellings))
        self._owned = {word for mention in self.mentions for word in mention.words}
        self._parts = parts_by_heading(sheet, self.mentions)

    def of(self, *codes: str) -> Iterator[Mention]:
        """The labels with one of these meanings, in reading order."""
        return (m for m in self.mentions if m.code in codes and self._parts[m.words] == self.part)

    def has(self, *codes: str) -> bool:
        """Whether one of these labels is there."""
        return any(True for _ in self.of(*codes))

    def about(self, part: str) -> "Labelled":
        """The same sheet, for the labels that speak of another person."""
        other = copy(self)
        other.part = part
        return other

    def read(self, parse: Parser, *codes: str) -> list[Reading]:
        """For each label with one of these meanings, the best place whose words `parse` accepts."""
        found = [self.value(mention, parse) for mention in self.of(*codes)]
        return [reading for reading in found if reading is not None]

    def value(self, mention: Mention, parse: Parser) -> Reading | None:
        """The value of one label: beside it, further along its row, ahead in the text, or below it."""
        for words, certainty in self.places(mention):
            reading = parse(words)
            if reading is not None:
                return reading.weaker(certainty * (0.5 + 0.5 * mention.likeness))
        return None

    def places(self, mention: Mention) -> Iterator[tuple[Strip, float]]:
        """Where the value of a label may stand, the likeliest first."""
        right = self._until_label(self.sheet.beside(mention.box, self.sheet.words[mention.words[0]].line))
        first = next(self.sheet.cells_of(self._at(right), looseness=_BLANK_BOX), [])
        under = (self._at(self._until_label(self.sheet.under(mention.box))), _UNDER)
        ahead = (self._at(self._ahead(mention)), _AHEAD)
        later = (ahead, under) if self._in_sentence(mention) else (under, ahead)
        for words, certainty in ((first, _BESIDE), (self._at(right), _BESIDE_WIDE), *later):
            if words:
                yield self.sheet.strip_of(words), certainty

    def claims(self, strip: Strip) -> bool:
        """Whether the words of a strip stand right beside a label, so that they are its value."""
        start = strip.words[0]
        left = [
            (word.box[2], index)
            for index, word in enumerate(self.sheet.words)
            if word.line == start.line
            and word.box[2] <= start.box[0] + self.sheet.wide / 8
            and any(letter.isalnum() for letter in word.text)
        ]
        return bool(left) and max(left)[1] in self._owned

    def _in_sentence(self, mention: Mention) -> bool:
        """Whether other words stand before the label in its cell: its value then follows, and is not below."""
        index = mention.words[0]
        before = self.sheet.words[index - 1] if index else None
        word = self.sheet.words[index]
        near = before is not None and before.line == word.line and word.box[0] - before.box[2] <= self.sheet.wide
        return near and index - 1 not in self._owned

    def _at(self, indices: Sequence[int]) -> list[Word]:
        return [self.sheet.words[index] for index in indices]

    def _until_label(self, indices: Sequence[int]) -> list[int]:
        kept: list[int] = []
        for index in indices:
            if index in self._owned:
                break
            if kept or any(letter.isalnum() for letter in self.sheet.words[index].text):
                kept.append(index)
        return kept

    def _ahead(self, mention: Mention) -> list[int]:
        start = mention.words[-1] + 1
        return self._until_label(range(start, min(start + 12, len(self.sheet.words))))


def _chosen(sheet: Sheet, spellings: Spellings) -> list[Mention]:
    """Labels that do not overlap: the longest and likest first."""
    runs = [run for row in sheet.rows for run in _runs(sheet, row)]
    texts = [sheet.phrase(run) for run in runs]
    scored = [
        (len(key(text)) * found[1] ** 3, run, found)
        for run, text, found in zip(runs, texts, spellings.likeness(texts), strict=True)
        if found is not None
    ]
    taken: set[int] = set()
    chosen: list[Mention] = []
    for _, run, (code, likeness) in sorted(scored, key=lambda item: -item[0]):
        if taken.isdisjoint(run):
            taken.update(run)
            chosen.append(Mention(code, run, likeness, around([sheet.words[i].box for i in run])))
    return sorted(chosen, key=lambda mention: mention.words)


def _runs(sheet: Sheet, row: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every run of words in one cell that could be a label: it begins and ends with a letter."""
    for first, start in enumerate(row):
        if not key(sheet.words[start].text):
            continue
        for last in range(first, min(first + _LONGEST, len(row))):
            if not _goes_on(sheet, row, first, last):
                break
            if key(sheet.words[row[last]].text):
                yield tuple(row[first : last + 1])


def _goes_on(sheet: Sheet, row: Sequence[int], first: int, last: int) -> bool:
    word = sheet.words[row[last]]
    near = last == first or word.box[0] - sheet.words[row[last - 1]].box[2] <= sheet.wide
    return near and word.text != ":"


def _merged(sheet: Sheet, mentions: Sequence[Mention]) -> list[Mention]:
    """One label where it is printed twice side by side, in two languages or with a remark in brackets."""
    merged: list[Mention] = []
    for mention in (_with_remark(sheet, found) for found in mentions):
        last = merged[-1] if merged else None
        if last and _alike(last, mention) and _touch(sheet, last, mention):
            words = (*last.words, *mention.words)
            box = around([last.box, mention.box])
            merged[-1] = Mention(last.code, words, max(last.likeness, mention.likeness), box)
        else:
            merged.append(mention)
    return merged


def _alike(last: Mention, mention: Mention) -> bool:
    """Whether two labels ask for the same of the same person."""
    whose = (mention.code.endswith(".spouse") or part_of(mention), last.code.endswith(".spouse") or part_of(last))
    return last.code.split(".")[0] == mention.code.split(".")[0] and whose[0] == whose[1]


def _touch(sheet: Sheet, last: Mention, mention: Mention) -> bool:
    between = range(last.words[-1] + 1, mention.words[0])
    same_row = sheet.words[last.words[-1]].line == sheet.words[mention.words[0]].line
    return same_row and all(sheet.words[i].text in {"/", "-", "–", ",", "ή", "και"} for i in between)


def _with_remark(sheet: Sheet, mention: Mention) -> Mention:
    """The label with its number before it and a bracketed remark behind it, such as `(10)` and `(Ελληνικά)`."""
    mention = _with_number(sheet, mention)
    start = mention.words[-1] + 1
    row = [i for i in range(start, min(start + 5, len(sheet.words))) if sheet.words[i].line == _line(sheet, mention)]
    if not row or not sheet.words[row[0]].text.startswith("("):
        return mention
    last = next((n for n, i in enumerate(row) if ")" in sheet.words[i].text), None)
    remark = row[: last + 1] if last is not None else row[:1]
    if not any(letter.isalpha() for index in remark for letter in sheet.words[index].text):
        return mention
    words = (*mention.words, *remark)
    return Mention(mention.code, words, mention.likeness, around([sheet.words[i].box for i in words]))


def _with_number(sheet: Sheet, mention: Mention) -> Mention:
    before = mention.words[0] - 1
    if (
        before < 0
        or sheet.words[before].line != _line(sheet, mention)
        or not _NUMBERING.fullmatch(sheet.words[before].text)
    ):
        return mention
    words = (before, *mention.words)
    return Mention(mention.code, words, mention.likeness, around([sheet.words[i].box for i in words]))


def _line(sheet: Sheet, mention: Mention) -> int:
    return sheet.words[mention.words[-1]].line
