"""A name that a paper prints in Greek and in Latin letters: what a misread letter of one must be, by the other."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, product

from rapidfuzz.distance import Levenshtein

from fakelos.schemas.document import Field
from fakelos.schemas.sound import skeleton

PROBLEM = "read_two_ways"
_LESS_SURE = 0.75
"""Part of its confidence that a name keeps of which a letter was told by its other form."""
_AS_SURE = 1.1
"""A form surer than the other one by this factor keeps its letters."""
_MOST_LETTERS = 2
_CLOSE = 2
"""Sounds so far apart that more than letters were misread, for each letter that may be."""
_CONFUSED = {
    "el": ("ΓΤΙ", "ΑΛΔ", "ΣΖΕ", "ΣΧ", "ΘΟΦ", "ΝΗ", "ΠΤ", "ΡΕΒ"),
    "lat": ("IL", "DPO", "VNY", "RKA", "CGO", "EFB", "MN", "ZS"),
}
"""Capitals that recognition takes for one another."""
_NAMES = ("holder_surname", "holder_name")


def mended(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields, a name mended that sounds like its other form once a letter or two are read otherwise.

    What was read stays among the alternatives, and the value is marked: the print says one thing, its other form
    another. Where several letters would do, both forms could be mended or it is the surer form, it is only marked.
    """
    found = dict(fields)
    for name in _NAMES:
        greek, latin = found.get(f"{name}_el"), found.get(f"{name}_lat")
        if greek and latin:
            found |= _agreed(name, greek, latin)
    return found


def _agreed(name: str, greek: Field, latin: Field) -> dict[str, Field]:
    one, other = str(greek.value), str(latin.value)
    readings = {
        f"{name}_el": (greek, sounding_like(one, other, "el")),
        f"{name}_lat": (latin, sounding_like(other, one, "lat")),
    }
    open_to = {code: said for code, said in readings.items() if said[1]}
    code = min(open_to, key=lambda code: open_to[code][0].confidence, default=None)
    if code is None:
        return {}
    field, values = open_to[code]
    other_form = latin if field is greek else greek
    sure = len(open_to) == len(values) == 1 and field.confidence < _AS_SURE * other_form.confidence
    texts = (*values, field.value) if sure else (field.value, *values)
    return {code: _marked(field, [str(text) for text in texts])}


def _marked(field: Field, texts: list[str]) -> Field:
    value, *others = texts
    changed = {
        "value": value,
        "alternatives": tuple(dict.fromkeys([*others, *field.alternatives])),
        "problem": field.problem or PROBLEM,
        "confidence": round(_LESS_SURE * field.confidence, 3),
    }
    return field.model_copy(update=changed)


def sounding_like(word: str, other: str, script: str) -> list[str]:
    """What a name in one script must be to sound like its other form, if letters of it were taken for one another.

    Nothing, if it sounds so as it is; of one letter misread or two, as few as do.

    >>> sounding_like("ΤΧΙΚΛΑΟΥΡΙ", "TSIKLAURI", "el"), sounding_like("ΧΟΤΖΑ", "HOXHA", "el")
    (['ΤΣΙΚΛΑΟΥΡΙ'], [])
    """
    wanted = _heard(other)
    apart = Levenshtein.distance(_heard(word), wanted)
    for count in range(1, _MOST_LETTERS + 1):
        if 0 < apart <= _CLOSE * count:
            found = [text for text in _with_letters(word, script, count) if _heard(text) == wanted]
            if found:
                return found
    return []


def _heard(name: str) -> str:
    """How a name sounds, vowel and glide alike: NADIIA as ΝΑΝΤΙΑ."""
    return re.sub(r"(.)\1+", r"\1", skeleton(name).replace("y", "i"))


def _with_letters(word: str, script: str, count: int) -> Iterator[str]:
    """The word with so many of its letters taken for others."""
    choices = {place: _taken_for(letter, script) for place, letter in enumerate(word)}
    for places in combinations([place for place, letters in choices.items() if letters], count):
        if any(after - before == 1 for before, after in pairwise(places)):  # those of one sound: ΤΖ is no misread ΙΕ
            continue
        for letters in product(*(choices[place] for place in places)):
            new = dict(zip(places, letters, strict=True))
            yield "".join(new.get(place, letter) for place, letter in enumerate(word))


def _taken_for(letter: str, script: str) -> str:
    groups = "".join(group for group in _CONFUSED[script] if letter in group)
    return "".join(dict.fromkeys(other for other in groups if other != letter))
