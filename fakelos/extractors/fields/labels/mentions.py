"""Where labels stand on a sheet: the longest and likest first, none over another, doubled ones as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from fakelos.extractors.fields.labels.parts import Mention, part_of
from fakelos.extractors.fields.labels.spellings import Spellings, common_labels
from fakelos.extractors.fields.labels.stacked import stacked_cells
from fakelos.extractors.fields.text.letters import fold, key
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.extractors.fields.text.strip import around

_LONGEST = 8
_FEW = 4
_MOST = 400
"""Labels looked at on one page: each is set against all words, and a hostile page may hold nothing else."""
_SURE = 0.9
"""From this likeness on a label is spelled as listed, or abbreviated; below, letters are misread."""
_RIGHT_EDGE = 0.75
"""How far across the page a row of running text reaches at least."""
_SAME = {"expiry_date": "valid_to"}
"""Meanings that one paper prints for the same thing, in two languages."""
_MORE_ENGLISH = ("card", "decision", "permit", "category", "act", "number", "stay", "purpose", "validity")
_NUMBERING = re.compile(r"\(?[0-9]{1,2}[).]")


def mentions_on(sheet: Sheet, spellings: Spellings) -> list[Mention]:
    """The labels of a sheet in reading order."""
    return _named_again(_merged(sheet, _certain(sheet, _chosen(sheet, spellings))))


def _certain(sheet: Sheet, mentions: Sequence[Mention]) -> list[Mention]:
    """Without labels such as `Ελληνικά` that are not spelled so to the letter: `ΕΛΛΗΝΙΚΗ` is a nationality."""
    exact = (m.likeness == 1.0 and sheet.words[m.words[0]].text[:1] != "«" for m in mentions)
    return [m for m, sure in zip(mentions, exact, strict=True) if sure or not m.code.startswith("again.")]


def _named_again(mentions: Sequence[Mention]) -> list[Mention]:
    """Labels with labels such as `Λατινικά` understood as the name's above or before them, in those letters."""
    found: list[Mention] = []
    for mention in mentions:
        kind, _, script = mention.code.partition(".")
        if kind == "again":
            named = min((m for m in found if _is_name(m)), key=lambda m: _apart(m, mention), default=None)
            code = f"{named.code.partition('.')[0]}.{script}" if named else "_"
            mention = replace(mention, code=code)  # noqa: PLW2901
        found.append(mention)
    return found


def _is_name(mention: Mention) -> bool:
    return mention.code.partition(".")[0] in {"surname", "name", "full"}


def _apart(one: Mention, other: Mention) -> float:
    return abs(one.box[1] - other.box[1]) + abs(one.box[0] - other.box[0])


def _chosen(sheet: Sheet, spellings: Spellings) -> list[Mention]:
    """Labels that do not overlap: the longest and likest first."""
    runs = [*(run for row in sheet.rows for run in _runs(sheet, row)), *_broken(sheet)]
    texts = [sheet.phrase(run) for run in runs]
    scored = [
        (len(key(text)) * found[1] ** 3, run, found)
        for run, text, found in zip(runs, texts, spellings.likeness(texts), strict=True)
        if found is not None and (found[1] >= _SURE or not _joins_two(sheet, run))
    ]
    scored += _stacked(sheet, spellings)
    taken: set[int] = set()
    chosen: list[Mention] = []
    for _, run, (code, likeness) in sorted(scored, key=lambda item: -item[0]):
        if taken.isdisjoint(run):
            taken.update(run)
            chosen.append(Mention(code, run, likeness, around([sheet.words[i].box for i in run])))
    chosen += _before_colons(sheet, taken)
    return sorted(chosen, key=lambda mention: mention.words)[:_MOST]


def _stacked(sheet: Sheet, spellings: Spellings) -> Iterator[tuple[float, tuple[int, ...], tuple[str, float]]]:
    """Labels in several rows of one cell, of which each but the first is no label by itself."""
    stacks = list(stacked_cells(sheet))
    texts = [" ".join(sheet.phrase(cell) for cell in cells) for cells in stacks]
    later = list(dict.fromkeys(sheet.phrase(cell) for cells in stacks for cell in cells[1:]))
    own = {
        t
        for t, found in zip(later, spellings.likeness(later), strict=True)
        if found and (found[1] >= _SURE or " " in t)
    }
    for cells, text, found in zip(stacks, texts, spellings.likeness(texts), strict=True):
        several = any(row in own and not row[:1].islower() for row in map(sheet.phrase, cells[1:]))
        if found and found[1] >= _SURE and not several:
            yield len(key(text)) * found[1] ** 3, tuple(index for cell in cells for index in cell), found


def _before_colons(sheet: Sheet, taken: set[int]) -> Iterator[Mention]:
    """Labels that nobody listed: the few words of a cell before its colon. They only end other values."""
    for row in sheet.rows:
        for words in sheet.cut(row):
            colon = next((n for n, i in enumerate(words) if sheet.words[i].text == ":"), 0)
            label = tuple(words[:colon])
            if 0 < colon <= _FEW and taken.isdisjoint(label) and _is_worded(sheet, label):
                yield Mention("_", label, 1.0, around([sheet.words[i].box for i in label]))


def _is_worded(sheet: Sheet, label: Sequence[int]) -> bool:
    text = "".join(sheet.words[i].text for i in label)
    return text[:1].isupper() and not any(letter.isdigit() for letter in text)


def _joins_two(sheet: Sheet, run: Sequence[int]) -> bool:
    """Whether a comma stands within a run of words: what is only like a label then spans two things."""
    return any(sheet.words[index].text.endswith(",") for index in run[:-1])


def _runs(sheet: Sheet, row: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every run of words in one cell that could be a label: it begins and ends with a letter."""
    for first, start in enumerate(row):
        if not key(sheet.words[start].text):
            continue
        for last in range(first, min(first + _LONGEST, len(row))):
            if not _goes_on(sheet, row, first, last):
                break
            text = sheet.words[row[last]].text
            if key(text) and not (last > first and text.isdigit()):
                yield tuple(row[first : last + 1])


def _broken(sheet: Sheet) -> Iterator[tuple[int, ...]]:
    """Runs of words that begin at the end of a row of running text and go on in small letters in the next."""
    for upper, lower in pairwise(sheet.rows):
        if sheet.words[upper[-1]].box[2] >= _RIGHT_EDGE and sheet.words[lower[0]].text[:1].islower():
            yield from ((*upper[-n:], *lower[:m]) for n in range(1, _FEW) for m in range(1, _FEW))


def _goes_on(sheet: Sheet, row: Sequence[int], first: int, last: int) -> bool:
    word = sheet.words[row[last]]
    near = last == first or word.box[0] - sheet.words[row[last - 1]].box[2] <= sheet.wide
    return near and word.text != ":"


def _merged(sheet: Sheet, mentions: Sequence[Mention]) -> list[Mention]:
    """One label where it is printed twice side by side, in two languages or with a remark in brackets."""
    merged: list[Mention] = []
    for mention in (_with_remark(sheet, found) for found in mentions):
        last = merged[-1] if merged else None
        if last and mention.code.startswith("again.") and mention.words[0] in last.words:
            continue
        if last and _alike(last, mention) and _touch(sheet, last, mention):
            words = (*last.words, *mention.words)
            box = around([last.box, mention.box])
            merged[-1] = Mention(last.code, words, max(last.likeness, mention.likeness), box)
        elif last and _asks_both(last, mention) and _parted(sheet, last, mention):
            words, box = tuple(dict.fromkeys([*last.words, *mention.words])), around([last.box, mention.box])
            merged[-1] = Mention(_asks_both(last, mention), words, min(last.likeness, mention.likeness), box)
        else:
            merged.append(mention)
    return merged


def _alike(last: Mention, mention: Mention) -> bool:
    """Whether two labels ask for the same of the same person."""
    whose = (mention.code.endswith(".spouse") or part_of(mention), last.code.endswith(".spouse") or part_of(last))
    kinds = [_SAME.get(code, code.split(".")[0]) for code in (last.code, mention.code)]
    return kinds[0] == kinds[1] and whose[0] == whose[1]


def _asks_both(last: Mention, mention: Mention) -> str:
    """The meaning of a label of a family and one of a given name as one, `Surname / Given names`; empty if none."""
    kinds = (last.code.partition(".")[0], mention.code.partition(".")[0])
    named = {("surname", "name"): "full.any", ("name", "surname"): "full_given.el"}
    return "" if last.code.endswith(".spouse") else named.get(kinds, "")


def _parted(sheet: Sheet, last: Mention, mention: Mention) -> bool:
    """Whether nothing but a stroke or a joining word stands between two labels of one cell."""
    if mention.words[0] in last.words:  # what follows the stroke was taken for a translation
        return True
    near = mention.box[0] - last.box[2] <= 2 * sheet.wide and _touch(sheet, last, mention)
    return near and (mention.words[0] - last.words[-1] > 1 or sheet.follows_stroke(mention.words[0]))


def _touch(sheet: Sheet, last: Mention, mention: Mention) -> bool:
    between = range(last.words[-1] + 1, mention.words[0])
    same_row = sheet.words[last.words[-1]].line == sheet.words[mention.words[0]].line
    return same_row and all(sheet.words[i].text in {"/", "-", "–", ",", "ή", "και"} for i in between)


def _with_remark(sheet: Sheet, mention: Mention) -> Mention:
    """The label with its number before it and a bracketed remark behind it, such as `(10)` and `(Ελληνικά)`."""
    mention = _with_translation(sheet, _with_number(sheet, mention))
    start = mention.words[-1] + 1
    row = [i for i in range(start, min(start + 5, len(sheet.words))) if sheet.words[i].line == _line(sheet, mention)]
    if not row or not sheet.words[row[0]].text.startswith("("):
        return mention
    if sheet.words[row[0]].box[0] - mention.box[2] > sheet.wide:
        return mention
    last = next((n for n, i in enumerate(row) if ")" in sheet.words[i].text), None)
    remark = row[: last + 1] if last is not None else row[:1]
    if not any(letter.isalpha() for index in remark for letter in sheet.words[index].text):
        return mention
    words = (*mention.words, *remark)
    return Mention(mention.code, words, mention.likeness, around([sheet.words[i].box for i in words]))


def _with_translation(sheet: Sheet, mention: Mention) -> Mention:
    """The label with the English behind a stroke, or the rest of it, where nothing else stands in its cell.

    `Τμήμα / Department`, `Ασφαλισμένος / Insured` with `person`.
    """
    first = mention.words[-1] + 1
    same_line = [i for i in range(first, len(sheet.words)) if sheet.words[i].line == _line(sheet, mention)]
    cell = next(sheet.cells_of([sheet.words[i] for i in (mention.words[-1], *same_line)]), [])[1:]
    english = list(takewhile(lambda word: word.text != ":", cell))
    goes_on = sheet.words[first - 1].text.isascii() and all(word.text.islower() for word in english)
    if not english or not (goes_on or sheet.follows_stroke(first)) or not all(_is_english(w.text) for w in english):
        return mention
    words = (*mention.words, *same_line[: len(english)])
    return Mention(mention.code, words, mention.likeness, around([sheet.words[i].box for i in words]))


def _is_english(text: str) -> bool:
    return text.isascii() and (text == "/" or any(letter.islower() for letter in text) or fold(text) in _label_words())


@cache
def _label_words() -> frozenset[str]:
    """The words of Latin labels, which may stand in capitals too."""
    listed = (word for texts in common_labels().values() for text in texts for word in text.split() if word.isascii())
    return frozenset(map(fold, listed)) | frozenset(map(fold, _MORE_ENGLISH))


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
