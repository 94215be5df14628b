"""What a zone says, from several opinions: agreed symbols, check digits, and no guess that passes for certain.

A misprinted check digit must come out as printed, so what every reader sees clearly is never changed.
Where readers differ or doubt, the check digits may decide, if only one choice satisfies them. Values
of symbols repeat every ten (G and 6, S and 8, A, K, U and 0 count alike), so right check digits do not
prove a symbol that somebody read otherwise.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from fakelos.extractors.mrz.cells import SYMBOLS, Scores
from fakelos.extractors.mrz.corrections import changed, corrected
from fakelos.extractors.mrz.grammar import all_hold, is_well_formed, stands
from fakelos.extractors.mrz.layouts import Layout, checks
from fakelos.extractors.mrz.readings import UNREAD, Reading
from fakelos.extractors.mrz.windows import symbol_weights

MOST_CHANGES = 40
"""Other readings of single places that are tried out together."""
CLEAR, MOSTLY = 0.9, 0.95
"""From which certainty a symbol is seen clearly, and how many of these a reader that knows the typeface reads alike."""
HOPELESS = 0.45
"""Of how many places two readers must surely read the same, for others to be asked; it is 0.69 and more where the zone
is read rightly in the end, and less than this in other print."""
MAJORITY, QUITE = 3, 0.8
"""Opinions that outvote a single one, and how sure the letter reader must be among them."""
STRAY = re.compile(r"(?<=\d)[IOQ]+(?=\d)|(?<=[\dIOQ]{2}\d)[IOQ]+(?=<)")
"""Letters that issuers leave out of numbers since they look like figures: among figures it is these."""
SELDOM_STRAY = 10.0
"""How much less likely such a letter is than before looking, in logarithms."""
SURE, AGAINST = 0.5, 0.6
"""From which certainty an opinion counts as support, and as dissent."""
UNCROSSED = 0.75
"""How sure the letter reader must be of a symbol without a check digit, on average: a stamp makes another letter
of some, on which both readers agree; of most of these it was 0.62 sure at most."""


@dataclass(frozen=True)
class Decision:
    """The symbols decided on, joined through the lines, and what may be said of them.

    `agreement` is the share of places that both kinds of readers surely read alike.
    """

    text: str
    verified: bool
    names_agreed: bool
    confidence: float
    agreement: float


def decide(layout: Layout, opinions: Iterable[Reading]) -> Decision:
    """Hear opinions until two agree on everything and all check digits hold, or on next to nothing, or none is left."""
    heard: list[Reading] = []
    decision: Decision | None = None
    for opinion in opinions:
        heard.append(opinion)
        decision = _weigh(layout, heard) if len(heard) > 1 else None
        if decision and ((decision.verified and decision.names_agreed) or decision.agreement < HOPELESS):
            break
    if decision is None:
        raise ValueError("two opinions are needed")
    return decision


def _weigh(layout: Layout, heard: list[Reading]) -> Decision:
    possible = symbol_weights(layout.kind) > 0
    evidence = np.where(possible, np.sum([one.evidence * _trust(one, heard[0]) for one in heard], axis=0), -np.inf)
    _mistrust_strays(evidence)
    text = corrected(layout, _likeliest(evidence), evidence)
    checked = {place for check in checks(layout, text) for place in check.places}
    free = set(range(len(text))) - checked | set(layout.span("names"))
    denied = frozenset[int]().union(*(one.denied for one in heard))
    verified = stands(layout, text) and all(len(_backers(text, n, heard)) > 1 for n in checked)
    verified = verified and not checked & (denied | _strays(text))
    verified = verified and not _ambiguous(layout, text, _rivals(text, checked, heard))
    agreed = is_well_formed(layout, text) and all(_both_kinds(text, n, heard) and _legible(n, heard) for n in free)
    agreed = agreed and not free & denied and not _rivals(text, free, heard, AGAINST)
    shares = np.exp(evidence.max(axis=1)) / np.exp(evidence).sum(axis=1)
    agreement = float(np.mean([_both_kinds(text, place, heard) for place in range(len(text))]))
    return Decision(text, verified, agreed, float(shares.mean()) * (1.0 if verified else 0.5), agreement)


def _mistrust_strays(evidence: Scores) -> None:
    """Lessen the evidence for letters that stand among figures where issuers put none."""
    for place in _strays(_likeliest(evidence)):
        evidence[place, [SYMBOLS.index(letter) for letter in "IOQ"]] -= SELDOM_STRAY


def _strays(text: str) -> set[int]:
    return {place for found in STRAY.finditer(text) for place in range(*found.span())}


def _likeliest(evidence: Scores) -> str:
    return "".join(SYMBOLS[n] for n in evidence.argmax(axis=1))


def _trust(opinion: Reading, letters: Reading) -> float:
    """What an opinion's evidence counts: less if it often denies what the letter reader sees clearly.

    The line reader learned OCR-B alone and is as sure of itself in other typefaces.
    """
    both = zip(opinion.symbols, letters.symbols, letters.certainty, strict=True)
    alike = [one == other for one, other, sure in both if sure >= CLEAR and one != UNREAD]
    return 1.0 if np.mean(alike or [True]) >= MOSTLY else 0.5


def _backers(text: str, place: int, heard: list[Reading]) -> list[Reading]:
    """The opinions that read the symbol at a place, and were sure of it."""
    number = SYMBOLS.index(text[place])
    return [one for one in heard if one.symbols[place] == number and one.certainty[place] >= SURE]


def _rivals(text: str, places: set[int], heard: list[Reading], sure: float = 0.0) -> list[tuple[int, str]]:
    """What opinions read otherwise, as changes, unless they are outvoted."""
    return [
        (place, SYMBOLS[one.symbols[place]])
        for one in heard
        for place in places
        if one.certainty[place] >= sure
        and one.symbols[place] not in (UNREAD, SYMBOLS.index(text[place]))
        and not _outvotes(_backers(text, place, heard), place)
    ]


def _outvotes(backers: list[Reading], place: int) -> bool:
    """Whether three opinions of both kinds stand against the fourth, and the letter reader sees it clearly."""
    letters = [one.certainty[place] for one in backers if one.kind == "letters"]
    return MAJORITY <= len(backers) > len(letters) and max(letters, default=0) >= QUITE


def _both_kinds(text: str, place: int, heard: list[Reading]) -> bool:
    """Whether the letter reader and the line reader both read the symbol."""
    return len({one.kind for one in _backers(text, place, heard)}) > 1


def _legible(place: int, heard: list[Reading]) -> bool:
    """Whether the letter reader sees a symbol that nothing crosses."""
    return float(np.mean([one.certainty[place] for one in heard if one.kind == "letters"])) >= UNCROSSED


def _ambiguous(layout: Layout, text: str, rivals: list[tuple[int, str]]) -> bool:
    """Whether another mix of what was read satisfies the check digits too."""
    mixes = (mix for size in (1, 2) for mix in combinations(rivals[:MOST_CHANGES], size))
    return any(all_hold(layout, changed(text, mix)) for mix in mixes)
