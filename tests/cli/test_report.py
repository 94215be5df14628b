"""Tables for people."""

import io

from django.utils.translation import override
from rich.console import Console

from fakelos.cli.report import OUTCOMES, quarantine_table
from fakelos.review.wording import OUTCOMES as AT_THE_DESK


def test_the_command_line_calls_each_proposal_what_the_desk_calls_it() -> None:
    with override("el"):
        assert {code: str(words) for code, words in AT_THE_DESK.items()} == OUTCOMES


def test_names_of_files_are_printed_as_they_are_and_never_obeyed() -> None:
    console = Console(width=200, file=io.StringIO(), record=True)
    console.print(quarantine_table([("B01/[/red].pdf", "empty_file"), ("[link=x]B02/[b].tif", "empty_file")]))
    printed = console.export_text()
    assert "B01/[/red].pdf" in printed
    assert "[link=x]B02/[b].tif" in printed
