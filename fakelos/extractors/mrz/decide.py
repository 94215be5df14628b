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
from fakelos.extractors.mrz.layouts import Layout, checks, holds
from fakelos.extractors.mrz.readings import LOOKALIKES, UNREAD, Reading
from fakelos.extractors.mrz.states import is_state
from fakelos.extractors.mrz.windows import symbol_weights

LIKELY = 6.0
"""How much likelier, in logarithms, the symbol read may be than the one that check digits put in its place."""
CLEARLY = 2.5
"""How much likelier than the next one a correction must be."""
MOST_CHANGES, CHANGED = 40, (1, 2)
CLEAR, MOSTLY = 0.9, 0.95
"""From which certainty a symbol is seen clearly, and how many of these a reader that knows the typeface reads alike."""
HOPELESS = 0.45
"""Of how many places two readers must surely read the same, for others to be asked; it is 0.69 and more where the zone
is read rightly in the end, and less than this in other print."""
SURE, AGAINST = 0.5, 0.6
"""From which certainty an opinion counts as support, and as dissent."""
_DATE = re.compile(r"(\d\d|<<)((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])<<|<<<<)")
_NAMES = re.compile(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")
_CODE = re.compile(r"[A-Z][A-Z<]|C[12]")
"""Document codes; the cards of permanent residents of the United States alone have a figure."""
_GIVEN_NAMES = re.compile(r"[A-Z]+(<<?[A-Z]+)*<*")


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
    text = _corrected(layout, "".join(SYMBOLS[n] for n in evidence.argmax(axis=1)), evidence)
    checked = {place for check in checks(layout, text) for place in check.places}
    free = set(range(len(text))) - checked | set(layout.span("names"))
    verified = _stands(layout, text) and all(len(_backers(text, n, heard)) > 1 for n in checked)
    verified = verified and not _ambiguous(layout, text, _rivals(text, checked, heard))
    agreed = is_well_formed(layout, text) and all(_both_kinds(text, n, heard) for n in free)
    agreed = agreed and not _rivals(text, free, heard, AGAINST)
    shares = np.exp(evidence.max(axis=1)) / np.exp(evidence).sum(axis=1)
    agreement = float(np.mean([_both_kinds(text, place, heard) for place in range(len(text))]))
    return Decision(text, verified, agreed, float(shares.mean()) * (1.0 if verified else 0.5), agreement)


def _trust(opinion: Reading, letters: Reading) -> float:
    """What an opinion's evidence counts: less if it often denies what the letter reader sees clearly.

    The line reader learned OCR-B alone and is as sure of itself in other typefaces.
    """
    both = zip(opinion.symbols, letters.symbols, letters.certainty, strict=True)
    alike = [one == other for one, other, sure in both if sure >= CLEAR and one != UNREAD]
    return 1.0 if np.mean(alike or [True]) >= MOSTLY else 0.5


def _corrected(layout: Layout, read: str, evidence: Scores) -> str:
    """The text with one or two symbols changed so that all check digits hold, if only one change does; or as read."""
    failing = [check for check in checks(layout, read) if not holds(check, read)]
    places = sorted({place for check in failing for place in check.places})
    changes = sorted(_change(read, evidence, place, symbol) for place in places for symbol in SYMBOLS)
    changes = [change for change in changes if change[0] <= LIKELY and change[2] != read[change[1]]][:MOST_CHANGES]
    chosen = [(sum(loss for loss, _, _ in choice), choice) for n in CHANGED for choice in combinations(changes, n)]
    priced = sorted((price, _changed(read, choice)) for price, choice in chosen + _throughout(read, changes))
    right = [(price, text) for price, text in priced if price <= LIKELY and _stands(layout, text)]
    if not right or (len(right) > 1 and right[1][0] - right[0][0] < CLEARLY):
        return read
    return right[0][1]


def _throughout(read: str, changes: list[tuple[float, int, str]]) -> list[tuple[float, list[tuple[float, int, str]]]]:
    """One symbol changed to its lookalike wherever it stands, for what it costs once: a typeface draws both alike."""
    pairs = {(read[place], symbol) for _, place, symbol in changes if LOOKALIKES.get(read[place]) == symbol}
    alike = [[change for change in changes if (read[change[1]], change[2]) == pair] for pair in pairs]
    return [(max(change[0] for change in some), some) for some in alike if len(some) > max(CHANGED)]


def _change(read: str, evidence: Scores, place: int, symbol: str) -> tuple[float, int, str]:
    """A symbol for another, and how much less likely it is; halved for lookalikes, which typefaces draw alike."""
    loss = float(evidence[place].max() - evidence[place, SYMBOLS.index(symbol)])
    alike = symbol == LOOKALIKES.get(read[place]) or read[place] == LOOKALIKES.get(symbol)
    return loss / 2 if alike else loss, place, symbol


def _changed(text: str, choice: Iterable[tuple[float, int, str]]) -> str:
    symbols = list(text)
    for _, place, symbol in choice:
        symbols[place] = symbol
    return "".join(symbols)


def _backers(text: str, place: int, heard: list[Reading]) -> list[Reading]:
    """The opinions that read the symbol at a place, and were sure of it."""
    number = SYMBOLS.index(text[place])
    return [one for one in heard if one.symbols[place] == number and one.certainty[place] >= SURE]


def _rivals(text: str, places: set[int], heard: list[Reading], sure: float = 0.0) -> list[tuple[float, int, str]]:
    """What opinions read otherwise, as changes; a single opinion against three of both kinds does not count."""
    return [
        (0.0, place, SYMBOLS[one.symbols[place]])
        for one in heard
        for place in places
        if one.certainty[place] >= sure
        and one.symbols[place] not in (UNREAD, SYMBOLS.index(text[place]))
        and not (len(_backers(text, place, heard)) > 2 and _both_kinds(text, place, heard))  # noqa: PLR2004
    ]


def _both_kinds(text: str, place: int, heard: list[Reading]) -> bool:
    """Whether the letter reader and the line reader both read the symbol."""
    return len({one.kind for one in _backers(text, place, heard)}) > 1


def _ambiguous(layout: Layout, text: str, rivals: list[tuple[float, int, str]]) -> bool:
    """Whether another mix of what was read satisfies the check digits too."""
    mixes = (mix for size in (1, 2) for mix in combinations(rivals[:MOST_CHANGES], size))
    return any(_all_hold(layout, _changed(text, mix)) for mix in mixes)


def _all_hold(layout: Layout, text: str) -> bool:
    return all(holds(check, text) for check in checks(layout, text))


def _stands(layout: Layout, text: str) -> bool:
    """Whether all check digits hold and issuer, nationality, and dates are possible.

    A row read one column off can satisfy every check digit; it then has no known issuer.
    """
    return (
        _all_hold(layout, text)
        and all(is_state(code) for code in states_of(layout, text))
        and all(is_date(_of(layout, text, name)) for name in ("birth", "expiry") if name in layout.fields)
    )


def is_well_formed(layout: Layout, text: str) -> bool:
    """Whether the parts without a check digit have the form that the standard asks for."""
    forms = [("code", _CODE), ("names", _NAMES), ("given_names", _GIVEN_NAMES)]
    names = (form.fullmatch(_of(layout, text, name)) for name, form in forms if name in layout.fields)
    return all(is_state(code) for code in states_of(layout, text)) and all(names)


def states_of(layout: Layout, text: str) -> list[str]:
    """The codes of issuer and nationality, as far as the layout leaves them open."""
    fixed = len(layout.begins)
    spans = [layout.span(name) for name in ("issuer", "nationality") if name in layout.fields]
    return ["".join(text[place] for place in span) for span in spans if span[0] >= fixed]


def is_date(text: str) -> bool:
    """Whether YYMMDD is possible; fillers stand for what is not known (part 3, section 4.7).

    >>> is_date("750430"), is_date("75<<<<"), is_date("751340")
    (True, True, False)
    """
    return _DATE.fullmatch(text) is not None


def _of(layout: Layout, text: str, name: str) -> str:
    return "".join(text[place] for place in layout.span(name))
