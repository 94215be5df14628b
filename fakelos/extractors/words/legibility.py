"""Whether a page was read: what recognition makes of handwriting, other scripts and worn print looks like words."""

import re
from collections.abc import Sequence
from typing import Protocol


class _Read(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def confidence(self) -> float: ...


POOR_BELOW = 0.50
FEWEST_WORDS = 5
SOUND_ABOVE, SOUND_LETTERS = 0.60, 3
SOUND_SHARE = 0.45
"""On specimens, other scripts come out at up to 0.4, worn or half handwritten Greek at 0.6 and more."""
MANY_LETTERS, SEEN = 200, 0.6
"""Letters from which on it tells how many of them were read: on poor copies two of three, far aslant one of four."""
_GARBLED = re.compile(r"[a-zά-ώ][A-ZΑ-Ω]|[A-Za-z][\u0370-\u03ff]|[\u0370-\u03ff][A-Za-z]")


def faults(words: Sequence[_Read], *, expected: bool, letters: int = 0) -> tuple[str, ...]:
    """Reason codes: `text_not_recognised` where words are no words, `low_quality` where they are poor.

    Also `low_quality` where there are none though `expected`, ink that nobody could read, and where of the `letters`
    that seem to be there too few were read.
    """
    if not words:
        return ("low_quality",) if expected else ()
    missed = letters >= MANY_LETTERS and _sure_letters(words) < SEEN * letters
    if len(words) < FEWEST_WORDS:
        return ("low_quality",) if missed else ()
    if _share_of_sound(words) < SOUND_SHARE:
        return ("text_not_recognised",)
    return ("low_quality",) if missed or confidence(words) < POOR_BELOW else ()


def _sure_letters(words: Sequence[_Read]) -> int:
    return sum(len(word.text) for word in words if word.confidence >= SOUND_ABOVE)


def confidence(words: Sequence[_Read]) -> float:
    """The mean confidence of words, weighted by their letters; 0.0 without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _share_of_sound(words: Sequence[_Read]) -> float:
    """How many of all letters stand in words that were read with some confidence and are of one script and case."""
    sound = sum(len(word.text) for word in words if _is_sound(word))
    return sound / max(1, sum(len(word.text) for word in words))


def _is_sound(word: _Read) -> bool:
    letters = sum(char.isalnum() for char in word.text)
    return word.confidence >= SOUND_ABOVE and letters >= SOUND_LETTERS and not _GARBLED.search(word.text)
