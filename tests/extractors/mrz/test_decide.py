from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.mrz.cells import SYMBOLS
from fakelos.extractors.mrz.decide import decide
from fakelos.extractors.mrz.layouts import TD3
from fakelos.extractors.mrz.readings import Reading
from tests.extractors.mrz.zones import passport

TRUE = "".join(passport(number="AG068172S"))
NUMBER, BIRTH, NAME, ISSUER, FILLER = 44, 57, 5, 2, 83


def opinion(kind: str, text: str, sure: float = 0.97, doubts: dict[int, str] | None = None) -> Reading:
    """What one reader says; `doubts`: places where it holds another symbol for nearly as likely."""
    shares = np.full((len(text), len(SYMBOLS)), (1 - sure) / len(SYMBOLS))
    certainty = [sure] * len(text)
    for place, symbol in enumerate(text):
        shares[place, SYMBOLS.index(symbol)] = sure
    for place, other in (doubts or {}).items():
        shares[place] = 0.01 / len(SYMBOLS)
        shares[place, [SYMBOLS.index(text[place]), SYMBOLS.index(other)]] = 0.55, 0.44
        certainty[place] = 0.55
    symbols = tuple(SYMBOLS.index(symbol) for symbol in text)
    return Reading(kind, symbols, tuple(certainty), np.log(shares).astype(np.float32))


def put(text: str, place: int, symbols: str) -> str:
    return text[:place] + symbols + text[place + len(symbols) :]


def test_two_readers_that_agree_and_right_check_digits_are_relied_on() -> None:
    decision = decide(TD3, [opinion("letters", TRUE), opinion("lines", TRUE)])
    assert (decision.text, decision.verified, decision.names_agreed) == (TRUE, True, True)


def test_no_further_opinion_is_asked_for_once_two_agree() -> None:
    opinions = iter([opinion(kind, TRUE) for kind in ("letters", "lines", "letters", "lines")])
    decide(TD3, opinions)
    assert [one.kind for one in opinions] == ["letters", "lines"]


def test_a_wrong_printed_check_digit_is_written_down_as_printed_and_never_vouched_for() -> None:
    printed = put(TRUE, NUMBER + 9, str((int(TRUE[NUMBER + 9]) + 3) % 10))
    decision = decide(TD3, [opinion(kind, printed) for kind in ("letters", "lines", "letters", "lines")])
    assert (decision.text, decision.verified, decision.names_agreed) == (printed, False, True)


def test_check_digits_decide_between_two_readers() -> None:
    other = put(TRUE, BIRTH, "1")
    heard = [
        opinion("letters", other, 0.6),
        opinion("lines", TRUE),
        opinion("letters", other, 0.6),
        opinion("lines", TRUE),
    ]
    decision = decide(TD3, heard)
    assert (decision.text, decision.verified) == (TRUE, True)


def test_a_symbol_that_nobody_was_sure_of_is_corrected_but_not_vouched_for() -> None:
    misread = put(TRUE, NUMBER + 3, "2")
    doubts = {NUMBER + 3: TRUE[NUMBER + 3]}
    decision = decide(TD3, [opinion(kind, misread, doubts=doubts) for kind in ("letters", "lines")])
    assert (decision.text, decision.verified) == (TRUE, False)


def test_a_letter_that_counts_like_a_digit_is_not_proved_by_check_digits() -> None:
    other = put(TRUE, NUMBER + 1, "6")
    decision = decide(TD3, [opinion("letters", TRUE), opinion("lines", other)])
    assert not decision.verified


def test_a_letter_that_counts_like_the_filler_is_not_vouched_for_by_three_who_do_not_see_it_clearly() -> None:
    true = "".join(passport(optional="ZE184226B<<<<<"))
    misread = put(true, FILLER, "K")
    heard = [opinion("letters", misread, 0.7), opinion("lines", true), opinion("letters", misread, 0.6)]
    decision = decide(TD3, [*heard, opinion("lines", misread)])
    assert (decision.text, decision.verified) == (misread, False)


def test_a_letter_clearly_seen_where_none_can_stand_forbids_to_vouch() -> None:
    cut_off = replace(opinion("letters", TRUE), denied=frozenset({87}))
    assert not decide(TD3, [cut_off, opinion("lines", TRUE)]).verified


def test_names_read_otherwise_by_one_reader_are_not_agreed() -> None:
    decision = decide(TD3, [opinion("letters", TRUE), opinion("lines", put(TRUE, NAME, "K"))])
    assert (decision.verified, decision.names_agreed) == (True, False)


def test_an_unknown_issuer_is_not_vouched_for() -> None:
    unknown = put(TRUE, ISSUER, "EGX")
    decision = decide(TD3, [opinion("letters", unknown), opinion("lines", unknown)])
    assert (decision.text, decision.verified, decision.names_agreed) == (unknown, False, False)


def test_names_of_an_impossible_form_are_not_agreed() -> None:
    stray = put(TRUE, 40, "K")
    decision = decide(TD3, [opinion("letters", stray), opinion("lines", stray)])
    assert not decision.names_agreed


@settings(deadline=None)
@given(st.data())
def test_whatever_one_reader_misreads_is_never_vouched_for_as_it_stands(data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, 87), min_size=1, max_size=4, unique=True))
    misread = TRUE
    for place in places:
        misread = put(misread, place, data.draw(st.sampled_from(TD3.alphabet(place))))
    sure = data.draw(st.sampled_from([0.6, 0.9, 0.99]))
    decision = decide(TD3, [opinion("letters", TRUE), opinion("lines", misread, sure)])
    assert decision.text == TRUE or not (decision.verified and decision.names_agreed)


def test_a_letter_among_figures_that_issuers_leave_out_is_not_vouched_for() -> None:
    stray = "".join(passport(number="65O444801"))
    decision = decide(TD3, [opinion(kind, stray) for kind in ("letters", "lines", "letters", "lines")])
    assert (decision.text, decision.verified) == (stray, False)


def test_a_letter_of_the_names_that_a_stroke_crosses_is_not_vouched_for_although_all_read_it_alike() -> None:
    closed = put(TRUE, NAME + 2, "O")
    letters = opinion("letters", closed, doubts={NAME + 2: "U"})
    decision = decide(TD3, [letters, opinion("lines", closed), letters, opinion("lines", closed)])
    assert (decision.text, decision.verified, decision.names_agreed) == (closed, True, False)
