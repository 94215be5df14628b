"""Labels cut short with a point or a stroke, read as the full label that they stand for.

Offices abbreviate as they like (`Ημ/νία γέν.`, `Ημερ. Γεννήσ.`, `Ονομ/μο Πατρ.`): a list of all forms has no end. A
printed word stands for a longer one if it begins like it and, behind a stroke, ends like it. What could stand for
labels of different meanings stands for none.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from fakelos.extractors.fields.text.letters import fold

_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?\.?")
_JOINTS = frozenset(map(fold, ("και", "του", "της", "με", "την", "τη", "ή", "η", "στα", "σε", "of")))
_FEWEST, _FEWEST_ALONE = 2, 4
"""Letters that an abbreviated word needs, with other words beside it and alone."""


class Abbreviations:
    """Full labels by meaning, to be found by shortened forms."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._by_head: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for code, texts in labels.items():
            for text in texts:
                words = _words(text)
                if words and not any(mark in text for mark in "./("):
                    self._by_head.setdefault(words[0][:_FEWEST], []).append((words, code))

    def meaning(self, text: str) -> str | None:
        """The one meaning of the labels that a shortened text can stand for.

        >>> labels = {"birth_date": ["Ημερομηνία γέννησης"], "issue_date": ["Ημερομηνία έκδοσης"]}
        >>> known = Abbreviations(labels)
        >>> known.meaning("Ημ/νία γέν."), known.meaning("Ημ. γεννήσ."), known.meaning("Ημ.")
        ('birth_date', 'birth_date', None)
        """
        if not any(mark in text for mark in "./") or any(letter.isdigit() for letter in text):
            return None
        words = _words(text)
        if not words or not _shortened(words):
            return None
        full = self._by_head.get(words[0].replace("/", "")[:_FEWEST], ())
        found = {code for label, code in full if len(label) == len(words) and all(map(_stands_for, words, label))}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The folded words of a label, strokes and points kept, small joining words dropped."""
    found = (fold(word) for word in _WORD.findall(text))
    return tuple(word for word in found if word.rstrip(".") not in _JOINTS)


def _shortened(words: Sequence[str]) -> bool:
    letters = min(len(re.sub(r"[/.]", "", word)) for word in words)
    return any("/" in word or word.endswith(".") for word in words) and letters >= (
        _FEWEST if len(words) > 1 else _FEWEST_ALONE
    )


def _stands_for(printed: str, full: str) -> bool:
    if not printed.endswith(".") and "/" not in printed:
        return printed == full
    head, _, tail = printed.rstrip(".").partition("/")
    return full.startswith(head) and full.endswith(tail) and len(full) >= len(head) + len(tail)
