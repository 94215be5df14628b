"""The values of a paper as the reviewer reads them."""

import pytest
from django.utils import translation

from fakelos.review.dossier.fields import why_to_look
from fakelos.schemas.document import Field

READ = Field(value="AB1234567", confidence=0.6, page=1, box=(0, 0, 1, 1))


@pytest.mark.parametrize(
    ("language", "said"), [("el", "Ίσως γράφει: AB1284567."), ("en", "It may also read: AB1284567.")]
)
def test_what_was_read_in_two_ways_says_the_other_reading(language: str, said: str) -> None:
    twofold = READ.model_copy(update={"problem": "read_two_ways", "alternatives": ("AB1284567",)})
    with translation.override(language):
        assert why_to_look("passport_no", twofold).endswith(said)


def test_what_was_read_in_one_way_says_nothing() -> None:
    assert why_to_look("passport_no", READ) == ""


def test_dates_that_the_print_allows_are_said_as_greek_papers_print_them() -> None:
    day = READ.model_copy(update={"value": "2014-03-12", "alternatives": ("2014-08-12",)})
    with translation.override("el"):
        assert why_to_look("valid_to", day) == "Ίσως γράφει: 12/08/2014."
