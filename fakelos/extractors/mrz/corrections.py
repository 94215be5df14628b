"""The likeliest text that obeys a zone's grammar, where what was read does not and only one such text is likely."""

from collections.abc import Iterable, Iterator
from functools import reduce
from heapq import nsmallest

from fakelos.extractors.mrz.cells import SYMBOLS, Scores
from fakelos.extractors.mrz.grammar import stands, state_spans
from fakelos.extractors.mrz.layouts import Check, Layout, checks, holds
from fakelos.extractors.mrz.readings import LOOKALIKES
from fakelos.extractors.mrz.states import STATES, is_state

Changes = tuple[tuple[int, str], ...]
"""Places and the symbols to put there."""
Choice = tuple[float, Changes]
"""How much less likely, in logarithms, changes are than what was read; and the changes."""
LIKELY = 6.0
"""The most that changes may cost."""
CLEARLY = 2.5
"""How much likelier than the next one a correction must be."""
MOST = 50
"""Choices that are followed up."""
THROUGHOUT = 3
"""From how many places on a symbol is changed for its lookalike at the price of one."""
UNCHANGED: Choice = (0.0, ())
FORM_OF_NAMES = {
    "start": ("surname", ""),
    "surname": ("surname", "gap"),
    "gap": ("surname", "wide gap"),
    "wide gap": ("given", "end"),
    "given": ("given", "given gap"),
    "given gap": ("given", "end"),
    "end": ("", "end"),
}
"""What follows in names upon a letter, and upon a filler; nothing, where the one may not stand."""


def corrected(layout: Layout, read: str, evidence: Scores) -> str:
    """The text with those changes that make it obey the grammar, if only one choice of them does; or as read."""
    for span in state_spans(layout):
        read = changed(read, _state(read, evidence, span))
    text = read if stands(layout, read) else _obeying(layout, read, evidence)
    return changed(text, _names(layout, text, evidence))


def _obeying(layout: Layout, read: str, evidence: Scores) -> str:
    failing = [check for check in checks(layout, read) if not holds(check, read)]
    places = sorted({place for check in failing for place in check.places})
    single = [change for place in places for change in _at(read, evidence, place)]
    parts = [check for check in checks(layout, read) if check.name != "composite"]
    groups = [_checked(layout, check, read, single) for check in parts]
    covered = {place for check in parts for place in check.places}
    rest = [change for change in single if change[1][0][0] not in covered]
    priced: dict[str, float] = {}
    for price, changes in [*reduce(_joined, [*groups, _several(rest)], [UNCHANGED]), *_throughout(read, single)]:
        text = changed(read, changes)
        priced[text] = min(price, priced.get(text, price))
    right = sorted((price, text) for text, price in priced.items() if stands(layout, text))
    if not right or (len(right) > 1 and right[1][0] - right[0][0] < CLEARLY):
        return read
    return right[0][1]


def _at(read: str, evidence: Scores, place: int) -> Iterator[Choice]:
    """The changes of one place that are likely at all; lookalikes at half the price, which typefaces draw alike."""
    for number in (evidence[place] >= evidence[place].max() - 2 * LIKELY).nonzero()[0]:
        symbol = SYMBOLS[number]
        alike = symbol == LOOKALIKES.get(read[place]) or read[place] == LOOKALIKES.get(symbol)
        price = float(evidence[place].max() - evidence[place, number]) / (2 if alike else 1)
        if symbol != read[place] and price <= LIKELY:
            yield price, ((place, symbol),)


def _checked(layout: Layout, check: Check, read: str, single: list[Choice]) -> list[Choice]:
    """The changes under which a check digit holds; one of them may be to the mark of a long number."""
    some = _several([change for change in single if change[1][0][0] in check.places])
    texts = [changed(read, changes) for _, changes in some]
    right = [any(one.name == check.name and holds(one, text) for one in checks(layout, text)) for text in texts]
    return [choice for choice, holding in zip(some, right, strict=True) if holding]


def _several(single: list[Choice]) -> list[Choice]:
    """Any of the changes together, one a place."""
    places = sorted({change[1][0][0] for change in single})
    return reduce(_joined, ([UNCHANGED, *(one for one in single if one[1][0][0] == n)] for n in places), [UNCHANGED])


def _joined(choices: list[Choice], others: list[Choice]) -> list[Choice]:
    """Each of the ones with each of the others, as far as they are likely."""
    both = ((price + more, changes + added) for price, changes in choices for more, added in others)
    return nsmallest(MOST, (choice for choice in both if choice[0] <= LIKELY))


def _state(read: str, evidence: Scores, span: tuple[int, ...]) -> Changes:
    """The changes to the one state that is likely where none is read."""
    if is_state("".join(read[place] for place in span)):
        return ()
    first, second = nsmallest(2, (_whole(evidence, span, code.ljust(len(span), "<")) for code in STATES))
    return first[1] if first[0] <= LIKELY and second[0] - first[0] >= CLEARLY else ()


def _whole(evidence: Scores, span: tuple[int, ...], text: str) -> Choice:
    """A text put to places."""
    loss = (float(evidence[n].max() - evidence[n, SYMBOLS.index(c)]) for n, c in zip(span, text, strict=True))
    return sum(loss), tuple(zip(span, text, strict=True))


def _throughout(read: str, single: list[Choice]) -> list[Choice]:
    """One symbol changed to its lookalike wherever it stands, for what it costs once: a typeface draws both alike."""
    found: dict[tuple[str, str], list[Choice]] = {}
    for price, ((place, symbol),) in single:
        if LOOKALIKES.get(read[place]) == symbol:
            found.setdefault((read[place], symbol), []).append((price, ((place, symbol),)))
    alike = [some for some in found.values() if len(some) >= THROUGHOUT]
    return [(max(price for price, _ in some), tuple(one for _, (one,) in some)) for some in alike]


def _names(layout: Layout, text: str, evidence: Scores) -> Changes:
    """The cheapest changes between letters and fillers that give the names their form, if they are likely."""
    ways: dict[str, Choice] = {"start": UNCHANGED}
    for place in layout.span("names"):
        letter, filler = (_loss(text, evidence, place, symbols) for symbols in (SYMBOLS[1:], SYMBOLS[:1]))
        steps = [
            (then, _longer(way, step))
            for state, way in ways.items()
            for then, step in zip(FORM_OF_NAMES[state], (letter, filler), strict=True)
            if then
        ]
        ways = {state: min(way for then, way in steps if then == state) for state, _ in steps}
    price, changes = min(ways.values())
    return changes if price <= LIKELY else ()


def _loss(text: str, evidence: Scores, place: int, symbols: str) -> Choice:
    """The likeliest of some symbols at a place, or the one read if it is among them."""
    if text[place] in symbols:
        return UNCHANGED
    best = max(symbols, key=lambda symbol: float(evidence[place, SYMBOLS.index(symbol)]))
    loss = evidence[place].max() - evidence[place, SYMBOLS.index(best)]
    return float(loss), ((place, best),)


def _longer(way: Choice, step: Choice) -> Choice:
    return way[0] + step[0], way[1] + step[1]


def changed(text: str, changes: Iterable[tuple[int, str]]) -> str:
    """The text with other symbols at places."""
    symbols = list(text)
    for place, symbol in changes:
        symbols[place] = symbol
    return "".join(symbols)
