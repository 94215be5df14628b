import pytest

from fakelos.extractors.classify.stems import BUCKETS, stems_of, weight_of
from fakelos.extractors.classify.text import text_of
from tests.extractors.sheets import page_of_text


def stems(line: str) -> list[int]:
    found: list[int] = stems_of(text_of(page_of_text(line))).tolist()
    return found


@pytest.mark.parametrize("other", ["ΔΙΑΜΟΝΗ", "διαμονή", "διαμονής", "ΔIAMONHΣ"])
def test_forms_of_a_word_are_one_however_they_are_written(other: str) -> None:
    assert stems("διαμονής") == stems(other)


def test_a_word_said_often_counts_once_and_numbers_never() -> None:
    assert len(stems("άδεια 2403 Άδεια 16/10/2015 ΑΔΕΙΑ")) == 1
    assert stems("12 2403 να") == []


def test_buckets_are_in_order_and_in_range() -> None:
    found = stems("Βεβαιώνεται ότι ο ανωτέρω έχει πραγματοποιήσει ημέρες ασφάλισης")
    assert found == sorted(found)
    assert all(0 <= bucket < BUCKETS for bucket in found)


def test_a_short_page_weighs_less_than_a_long_one() -> None:
    short, long = (stems_of(text_of(page_of_text(line))) for line in ("μία λέξη", "πολλές λέξεις γράφονται εδώ"))
    assert weight_of(short) * len(short) ** 0.5 < weight_of(long) * len(long) ** 0.5 < 1
