"""Names without a label: in address windows, above an account's lines, under a photograph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fakelos.extractors.fields.people.names import bare, is_capital, is_part, leading_run
from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.extractors.fields.text.strip import Strip
from fakelos.schemas.page import Word

_POSTCODE = re.compile(r"^\W*(?:Τ\.? ?Κ\.?\W{0,2})?[0-9]{3} ?[0-9]{2}(?![0-9])")
_STREET = re.compile(r"^(?!ΤΑΧ|ΤΗΛ|ΑΡΙΘ|ΑΡ\.|Δ)[A-ZΑ-Ω.]{2,}[^0-9:]* [0-9]{1,4}(?![0-9/])")
_FATHER = frozenset({"ΤΟΥ", "ΤΟV", "ΤΟU", "ΠΑΤΡ"})
_ADDRESSING = frozenset(
    map(fold, ("προς", "κ", "κα", "κο", "κον", "κύριο", "κύριον", "κυρία", "κυρίαν", "τον", "την", "κος"))
)
_ORDINAL = re.compile(r"[Α-Ω]{1,3}['΄’᾽`]+")
_SHORT = 2
_FEW_WORDS = 12
_ADDRESSED, _LONE, _SPLIT = 0.8, 0.2, 0.85
"""How surely a name is the holder's behind `ΠΡΟΣ`, and where nothing at all speaks for it: then it is a guess."""


@dataclass(frozen=True)
class Caption:
    """A cell that holds nothing but a name, and how surely it is the holder's (0–1)."""

    strip: Strip
    words: tuple[Word, ...]
    father: tuple[Word, ...]
    certainty: float


def captions_in(sheet: Sheet) -> Iterator[Caption]:
    """Cells with two to five capital words that can be a name, and that an address or a father's name follows."""
    for cell in sheet.cells:
        yield from _in_two_rows(sheet, cell)
        name, father = _parted(cell)
        if not 2 <= len(name) <= 5 or not all(_may_name(word.text) for word in name):  # noqa: PLR2004
            continue
        under = _cells_under(sheet, cell)
        father = father or _father(under)
        addressed = fold(bare(cell.words[0].text)) in _ADDRESSING
        certainty = _certainty(sheet, under, has_father=bool(father)) or (_ADDRESSED if addressed else _LONE)
        if certainty:
            yield Caption(cell, tuple(name), father, certainty)


def _in_two_rows(sheet: Sheet, cell: Strip) -> Iterator[Caption]:
    """A family name alone above the given name with the father's: `ΧΟΤΖΑ` above `ΑΡΜΠΕΝ ΤΟΥ ΦΑΤΜΙΡ`."""
    if len(cell.words) > _SHORT or not all(_may_name(word.text) for word in cell.words):
        return
    for under in _cells_under(sheet, cell)[:1]:
        given, father = _parted(under)
        close = under.words[0].line != cell.words[0].line and 0 < len(given) <= _SHORT and father
        if close and all(_may_name(word.text) for word in (*given, *father)):
            yield Caption(cell, (*cell.words, *given), father, _SPLIT)


def _may_name(word: str) -> bool:
    """Whether a word is in capitals and may be part of a name; `ΙΖ΄` counts offices."""
    return is_capital(word) and is_part(word) and not _ORDINAL.fullmatch(word)


def _parted(cell: Strip) -> tuple[Sequence[Word], tuple[Word, ...]]:
    """The words of a cell before and after `ΤΟΥ`; marks at its ends are no words."""
    words = [word for word in cell.words if any(letter.isalnum() for letter in word.text)]
    while words and fold(bare(words[0].text)) in _ADDRESSING:
        words = words[1:]
    split = next((n for n, word in enumerate(words) if fold(word.text) in _FATHER), None)
    if split is not None:
        sentence = any(word.text[:1].islower() for word in words[split + 2 :])
        return ((), ()) if sentence else (words[:split], tuple(words[split + 1 : split + 2]))
    bracketed = len(words) > 2 and words[-1].text.startswith("(") and words[-1].text.endswith(")")  # noqa: PLR2004
    return (words[:-1], tuple(words[-1:])) if bracketed else (words, ())


def _cells_under(sheet: Sheet, cell: Strip) -> list[Strip]:
    """The next cells below that begin where this one does."""
    x0, bottom = cell.words[0].box[0], max(word.box[3] for word in cell.words)
    reach = bottom + 7 * sheet.letter
    return [
        other
        for other in sheet.cells
        if bottom - sheet.letter / 3 < other.words[0].box[1] < reach
        and abs(other.words[0].box[0] - x0) < 3 * sheet.wide
    ][:4]


def _father(under: Sequence[Strip]) -> tuple[Word, ...]:
    for cell in under[:1]:
        if fold(cell.words[0].text) in _FATHER and len(cell.words) > 1:
            return leading_run(Strip(cell.page, cell.words[1:], cell.wide), most=2).words
    return ()


def _certainty(sheet: Sheet, under: Sequence[Strip], *, has_father: bool) -> float:
    if has_father:
        return 0.9
    if any(cell.search(_POSTCODE) for cell in under):
        return 0.85
    if any(cell.search(_STREET) for cell in under[:2]):
        return 0.7
    return 0.8 if len(sheet.words) <= _FEW_WORDS else 0.0
