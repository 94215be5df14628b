"""Whom a part of a form speaks of: the holder, the spouse (σύζυγος), or somebody else, by the headings above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fakelos.extractors.fields.sheet import Sheet
from fakelos.schemas.base import Box

HOLDER, SPOUSE, OTHER = "part.holder", "part.spouse", "part.other"
_ALSO_HOLDER = "full.el"
"""`Υπόχρεος` and its like head a part when nothing stands beside them, and are labels otherwise."""


_OF_PERSONS = frozenset(
    {"surname", "name", "full", "full_given", "full_father", "father", "father_full", "father_given", "mother"}
    | {
        "mother_full",
        "mother_given",
        "parents",
        "birth_date",
        "afm",
        "amka",
        "ama",
        "passport_no",
        "nationality",
        "sex",
    }
)
"""Meanings that speak of a person: the others are the paper's, whoever's part they stand in."""


@dataclass(frozen=True)
class Mention:
    """A label found on a sheet: its meaning, its words, and how like the known spelling it is (0–1)."""

    code: str
    words: tuple[int, ...]
    likeness: float
    box: Box


def parts_by_heading(sheet: Sheet, mentions: Sequence[Mention]) -> Mapping[tuple[int, ...], str]:
    """For each label, by its words, the part that the last heading before it opens, or its column."""
    found: dict[tuple[int, ...], str] = {}
    part = HOLDER
    for mention in mentions:
        part = (_opened(sheet, mention) if part_of(mention) else None) or part
        found[mention.words] = part if mention.code.partition(".")[0] in _OF_PERSONS else HOLDER
    return found | _in_spouses_column(sheet, mentions)


def _in_spouses_column(sheet: Sheet, mentions: Sequence[Mention]) -> dict[tuple[int, ...], str]:
    """Labels under the spouse's own, where the holder's stand to their left in the same rows."""
    columns = [mention.box[0] for mention in mentions if mention.code.endswith(".spouse")]
    found: dict[tuple[int, ...], str] = {}
    for left, right in pairwise(mentions):
        side_by_side = sheet.words[left.words[0]].line == sheet.words[right.words[0]].line
        under = any(abs(right.box[0] - x) < sheet.wide for x in columns)
        if side_by_side and left.code == right.code and under:
            found[right.words] = SPOUSE
    return found


def part_of(mention: Mention) -> str | None:
    """The part that a label names, if it names one."""
    if mention.code == _ALSO_HOLDER:
        return HOLDER
    return mention.code if mention.code in {HOLDER, SPOUSE, OTHER} else None


def _opened(sheet: Sheet, mention: Mention) -> str | None:
    """The part that a label opens as a heading: alone in its row but for a number."""
    line = sheet.words[mention.words[0]].line
    beside = [w.text for n, w in enumerate(sheet.words) if w.line == line and n not in mention.words]
    alone = not any(letter.isalpha() for text in beside for letter in text)
    return part_of(mention) if alone else None
