"""Which dossiers fit what somebody typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from fakelos.schemas.sound import sounds
from fakelos.storage.dossiers import READERS, dossiers_visible_to
from fakelos.storage.models import Dossier, SearchKey, User
from fakelos.storage.search.keys import number_keys

LONGEST_TYPED = 120
MOST_WORDS = 8
KEYS_OF_ONE = 4
"""How many keys of one dossier may fit the same word, as those of a family do."""
SHORTEST_BEGINNING = 3
"""From how many signs on a key is found by its beginning; a shorter one must be typed whole."""

LABELS = frozenset("ΑΦΜ AFM ΑΜΚΑ AMKA ΑΠ AP ΑΡ AR ΑΡΙΘ ΑΡΙΘΜΟΣ ΠΡΩΤ ΠΡΩΤΟΚΟΛΛΟ NO NR N".split())  # noqa: SIM905 - a list of words reads as words
SEPARATORS = re.compile(r"[\s,;:]+")
PREFIX_LETTERS, GROUP_DIGITS = 3, 4


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.upper())
    kept = "".join(sign for sign in letters if sign.isalnum() or sign.isspace())
    return " ".join(kept.split())


def find_dossiers(user: User, typed: str, most: int = 200) -> QuerySet[Dossier]:
    """Dossiers of the user's office that fit every word typed, at most so many, those of the latest papers first."""
    return those(user, find_ids(user, typed, most))


def those(user: User, ids: Iterable[UUID]) -> QuerySet[Dossier]:
    """The dossiers with these ids, as far as the user may see them, those of the latest papers first."""
    return dossiers_visible_to(user).filter(pk__in=ids).order_by("-created_at", "pk")


def find_ids(user: User, typed: str, most: int) -> list[UUID]:
    """The ids of dossiers of the user's office that fit every word typed, each once, at most so many.

    A word is the beginning of a name in either script, as it sounds, or of a number: tax, social
    security, passport, permit, application or protocol number, or a day of birth. Where more fit than
    asked for, it is not said which are given: ordering thousands would cost what nobody reads.
    """
    words = sorted(words_of(typed), key=_is_number, reverse=True)
    if not words or user.role not in READERS:
        return []
    keys = SearchKey.objects.filter(office=user.office_id)
    first, *others = (keys.filter(_fits(word)) for word in words)
    for other in others:
        first = first.filter(dossier__in=other.values("dossier"))
    return list(dict.fromkeys(first.values_list("dossier", flat=True)[: most * KEYS_OF_ONE]))[:most]


def words_of(typed: str) -> list[str]:
    """The words that count; a number's parts are put together, and labels left out.

    >>> words_of("Χότζα, ΑΦΜ: 123 456 789"), words_of("ΑΚ 1234567")
    (['Χότζα', '123456789'], ['ΑΚ1234567'])
    """
    parts = [part for part in SEPARATORS.split(typed[:LONGEST_TYPED]) if re.search(r"\w", part)]
    spoken = [part for part in parts if _plain(part).replace(" ", "") not in LABELS]
    return list(_joined(spoken or parts))[:MOST_WORDS]


def _joined(words: list[str]) -> Iterator[str]:
    """The words, with letters that stand before a number, and groups of digits, joined to one."""
    letters = ""
    for grouped, some in groupby(words, key=lambda word: word.isdecimal() and len(word) <= GROUP_DIGITS):
        for word in ["".join(some)] if grouped else some:
            if letters and not _is_number(word):
                yield letters
                letters = ""
            if word.isalpha() and len(word) <= PREFIX_LETTERS:
                letters = word
            else:
                yield letters + word
                letters = ""
    if letters:
        yield letters


def _is_number(word: str) -> bool:
    return sum(sign.isdecimal() for sign in word) > 1 or not any(sign.isalpha() for sign in word)


def _fits(word: str) -> Q:
    """The keys that begin with a word as it was typed; a number without the zeros that fill it is matched whole."""
    if not _is_number(word):
        return _any(_begins(SearchKey.Kind.NAME, sound) for sound in sorted(sounds(word)))
    keys = [key for _, key in number_keys([word])]
    whole = Q(kind=SearchKey.Kind.NUMBER, key__in=keys)
    return _any([whole, *(_begins(SearchKey.Kind.NUMBER, key) for key in keys[:1])])


def _any(conditions: Iterable[Q]) -> Q:
    """A condition that one of these meets; none if there are none."""
    return reduce(or_, conditions, Q(pk__in=[]))


def _begins(kind: SearchKey.Kind, key: str) -> Q:
    return Q(kind=kind, key=key) if len(key) < SHORTEST_BEGINNING else Q(kind=kind, key__startswith=key)
