"""Whose a number is, where several people stand on a paper: by the names before it, and by how near they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from fakelos.extractors.fields.people.name_pair import NamePair
from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.strip import Reading

_SEVERAL = 2
_TRUSTED = 0.5
"""Numbers trusted less than so are not the holder's where others are there."""
_CLEARLY, _ABOVE = 0.7, 1.5
"""How much nearer to the name the holder's number stands than another's, and what rows above the name count."""
_REACH = 6
"""Rows behind a name in a sentence within which numbers are its bearer's."""
_ANOTHER_S = 0.45
_NAMED, _FATHERED = 0.33, 0.25
"""From this worth on words of a sentence are somebody's name, the lower one with the father's behind it."""
_ALIKE = 0.6
"""Names less like one another than so are two people's."""


def behind(name: Reading | None, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Of readings that differ, the first behind a name; all, where none is or no name is given."""
    if name is None or len({reading.value for reading in readings}) < _SEVERAL:
        return readings
    place = (name.page, name.box[1])
    behind = [r for r in readings if (r.page, r.box[1]) >= place and not _before(r, name)]
    return [min(behind, key=lambda r: (r.page, r.box[1], r.box[0]))] if behind else readings


def beside(name: Reading | None, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Of numbers that differ, the one nearest to a name's row; contested where another is nearly as near."""
    values = {reading.value for reading in readings if reading.certainty >= _TRUSTED}
    if name is None or len(values) < _SEVERAL:
        return readings
    ranked = sorted((r for r in readings if r.certainty >= _TRUSTED), key=lambda r: _rows_apart(name, r))
    own = ranked[0]
    rival = next(r for r in ranked if r.value != own.value)
    clear = _rows_apart(name, own) < _CLEARLY * _rows_apart(name, rival)
    agreeing = [reading for reading in readings if reading.value == own.value]
    return agreeing if clear or own.problem else [replace(r, problem="disagrees") for r in agreeing]


def _rows_apart(name: Reading, reading: Reading) -> float:
    """How many rows lie between a name and a number; those above the name count more, other pages most."""
    height = max(name.box[3] - name.box[1], 0.005)
    down = (reading.box[1] - name.box[1]) / height + (reading.page - name.page) / height
    return down if down >= 0 else -_ABOVE * down


def _before(reading: Reading, name: Reading) -> bool:
    """Whether a reading stands before a name in its own row."""
    height = name.box[3] - name.box[1]
    same_row = reading.page == name.page and abs(reading.box[1] - name.box[1]) < height / 2
    return same_row and reading.box[0] < name.box[0]


def not_of_others(
    holder: NamePair | None, pairs: Sequence[NamePair], told: Sequence[NamePair], readings: Sequence[Reading]
) -> list[Reading]:
    """The readings, those trusted less before which a sentence names somebody else than the holder.

    `pairs` are all places with names, `told` those in sentences.
    """
    if holder is None or holder.surname is None:
        return list(readings)
    own = [pair.surname for pair in pairs if pair.surname and pair.values == holder.values]
    others = list(_others(holder, told))
    return [reading.weaker(_ANOTHER_S) if _of_another(reading, own, others) else reading for reading in readings]


def _others(holder: NamePair, told: Sequence[NamePair]) -> Iterator[Reading]:
    """The family names of people who are not the holder."""
    for pair in told:
        alike = [
            Levenshtein.normalized_similarity(fold(str(one)), fold(str(other)))
            for one in holder.values
            for other in pair.values
            if one and other
        ]
        named = pair.worth >= (_FATHERED if pair.father else _NAMED)
        if pair.surname and named and max(alike, default=0.0) < _ALIKE:
            yield pair.surname


def _of_another(reading: Reading, own: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Whether the last name before a reading, not far above it, is another's."""
    ahead = [name for name in others if _stands_before(name, reading)]
    last = max(ahead, key=_place, default=None)
    return last is not None and not any(_stands_before(name, reading) and _place(name) > _place(last) for name in own)


def _stands_before(name: Reading, reading: Reading) -> bool:
    height = max(name.box[3] - name.box[1], 0.005)
    down = (reading.box[1] - name.box[1]) / height
    same_row = abs(down) < 1 / 2
    near = reading.page == name.page and down < _REACH
    return near and (name.box[0] < reading.box[0] if same_row else down > 0)


def _place(name: Reading) -> tuple[int, float, float]:
    """Where a name stands in reading order; skewed rows may be off by a fraction."""
    return (name.page, round(name.box[1], 2), name.box[0])
