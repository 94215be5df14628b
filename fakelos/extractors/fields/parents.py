"""The names of father and mother, apart or together: `Γονείς: ΦΑΤΜΙΡ – ΛΙΡΙ`, `τέκνο των ΦΑΤΜΙΡ και ΛΙΡΙ`."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Literal

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.name_pair import NamePair, in_script
from fakelos.extractors.fields.people.names import (
    OF_FATHER,
    OF_MOTHER,
    bare,
    divided,
    leading_run,
    name_parser,
    reading_of,
)
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import fold, skeleton
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.schemas.page import Word

_TOLD = {"father": re.compile(r"ΠΑΤΕΡΑ\s+ΤΟΝ?\s+"), "mother": re.compile(r"ΜΗΤΕΡΑ\s+ΤΗΝ?\s+")}
_BETWEEN = frozenset({"-", "–", "—", "/", "&", ",", fold("και")})
_ARTICLES = OF_FATHER | OF_MOTHER | {fold("των")}


def read_parent(paper: Paper, parent: Literal["father", "mother"], pair: NamePair | None) -> Reading | None:
    """A parent's given name: from its label, from the label of a whole name or of both, or as a sentence names it."""
    family = str(pair.surname.value) if pair and pair.surname else ""
    own = [in_script(reading, "el") for reading in paper.read(name_parser(None, most=2), parent)[:1]]
    given = paper.read(name_parser(None, most=1), f"{parent}_given")[:1]
    whole = [
        in_script(reading, "el")
        for reading in given or paper.read(partial(read_given_name, family=family), f"{parent}_full")[:1]
    ]
    both = paper.read(read_father_of_both if parent == "father" else read_mother_of_both, "parents")[:1]
    told = [in_script(reading, "el") for reading in paper.after(_TOLD[parent], name_parser(None, most=1), reach=30)[:1]]
    spoken = (pair.father if parent == "father" else pair.mother) if pair else None
    return best([*own, *whole, *both, spoken]) or best(told)


def read_given_name(strip: Strip, family: str = "") -> Reading | None:
    """The given name of a whole name: all but the family's, where it is known, else what stands behind the first."""
    run = leading_run(strip)
    others = [word for word in run.words if skeleton(word.text) != skeleton(family)]
    name = others if 0 < len(others) < len(run.words) else divided(run.words)[1] or run.words
    return reading_of(strip, name, None, 0.9) if name else None


def read_father_of_both(strip: Strip) -> Reading | None:
    """The first of two names side by side."""
    first, second = _both(strip)
    return reading_of(strip, first, "el", 0.92) if first and second else None


def read_mother_of_both(strip: Strip) -> Reading | None:
    """The second of two names side by side."""
    first, second = _both(strip)
    return reading_of(strip, second, "el", 0.92) if first and second else None


def _both(strip: Strip) -> tuple[Sequence[Word], Sequence[Word]]:
    """Two names parted by a dash, a stroke or `και`; two single words beside each other too."""
    words = [word for word in strip.words if fold(bare(word.text)) not in _ARTICLES or word.text in _BETWEEN]
    first = leading_run(_of(strip, words), most=3).words
    rest = words[len(first) :]
    if first and rest and (fold(rest[0].text) in _BETWEEN or first[-1].text[-1] in ",/"):
        rest = rest[1:] if fold(rest[0].text) in _BETWEEN else rest
        return first, leading_run(_of(strip, rest), most=3).words if rest else ()
    return (first[:1], first[1:]) if len(first) == 2 else ((), ())  # noqa: PLR2004


def _of(strip: Strip, words: Sequence[Word]) -> Strip:
    return Strip(strip.page, tuple(words), strip.wide)
