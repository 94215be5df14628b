"""Tables for people."""

from django.utils.translation import override

from fakelos.cli.report import OUTCOMES
from fakelos.review.wording import OUTCOMES as AT_THE_DESK


def test_the_command_line_calls_each_proposal_what_the_desk_calls_it() -> None:
    with override("el"):
        assert {code: str(words) for code, words in AT_THE_DESK.items()} == OUTCOMES
