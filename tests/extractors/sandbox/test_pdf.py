"""PDFs through the border: what one page does, and what the whole file may not hide."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from fakelos.extractors import keepers, normalise
from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.sandbox import pages
from fakelos.extractors.sandbox.pages import Output, PlainWord
from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.schemas.settings import Settings
from tests.extractors.letter import letter
from tests.extractors.sandbox import hostile
from tests.specimens.pdf import scanned

TIGHT = Settings(max_pixels=8_700_000, normalise_page_seconds=1)


def pages_of(content: bytes, folder: Path, settings: Settings = TIGHT) -> tuple[NormalPage, ...]:
    source = folder / "upload.pdf"
    source.write_bytes(content)
    return normalise.normalise(source, folder, settings).pages


def problems_of(content: bytes, folder: Path) -> list[str | None]:
    return [page.problem for page in pages_of(content, folder)]


def test_a_page_that_takes_too_long_costs_its_file_that_page_alone(tmp_path: Path) -> None:
    assert problems_of(hostile.endless_forms(), tmp_path) == [None, "page_failed", None]


def test_a_page_whose_picture_is_a_bomb_costs_its_file_that_page_alone(tmp_path: Path) -> None:
    assert problems_of(hostile.huge_picture(12_000), tmp_path) == [None, "too_many_pixels", None]


def test_a_page_of_unusual_size_is_drawn_as_finely_as_is_allowed(tmp_path: Path) -> None:
    (page,) = pages_of(hostile.of_size(4960, 7016), tmp_path)
    assert page.image is not None
    assert page.image.stat().st_size <= TIGHT.max_pixels + 20
    assert page.words is not None


def test_a_page_as_large_as_a_house_is_no_blank_sheet(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too_many_pixels"):
        pages_of(hostile.of_size(200_000, 200_000), tmp_path)


def test_a_script_in_a_pdf_never_runs(tmp_path: Path) -> None:
    assert problems_of(hostile.with_script(), tmp_path) == [None]


def test_papers_attached_to_a_pdf_are_said_not_to_be_read(tmp_path: Path) -> None:
    assert problems_of(hostile.with_attachment(hostile.of_size(*hostile.A4)), tmp_path) == ["attachments_unread"]


def test_a_signature_attached_to_a_pdf_is_no_paper(tmp_path: Path) -> None:
    assert problems_of(hostile.with_attachment(b"0\x82 SPECIMEN"), tmp_path) == [None]


@pytest.mark.parametrize("said", [True, False])
def test_a_dynamic_form_is_refused_with_what_to_do(tmp_path: Path, *, said: bool) -> None:
    with pytest.raises(BadInput) as refused:
        pages_of(hostile.dynamic_form(said=said), tmp_path)
    assert refused.value.code == "dynamic_form"


def test_a_form_that_has_its_fields_on_the_page_is_read(tmp_path: Path) -> None:
    (page,) = pages_of(hostile.form_in_both_ways("HOXHA ARBEN"), tmp_path)
    assert page.problem is None
    assert "HOXHA" in [word.text for word in page.words or ()]


@pytest.mark.parametrize("hiding", [hostile.cut_to_nothing, hostile.switched_off, hostile.damaged_picture])
def test_a_page_that_hides_what_is_on_it_is_no_blank_page(hiding: Callable[[], bytes], tmp_path: Path) -> None:
    assert problems_of(hiding(), tmp_path) == ["content_hidden"]


def test_a_blank_page_hides_nothing(tmp_path: Path) -> None:
    white = Image.new("L", (1240, 1754), "white")
    assert problems_of(scanned([white], 150), tmp_path) == [None]
    assert problems_of(hostile.switched_off(hostile.typed("1")), tmp_path) == [None]


def test_pages_beyond_the_room_of_a_file_are_problems_of_their_own(tmp_path: Path) -> None:
    tight = Settings(max_plain_bytes=9_000_000)
    first, *rest = pages_of(scanned([letter()] * 4, 200), tmp_path, tight)
    assert first.image is not None
    assert [page.problem for page in rest] == [None, "too_large", "too_large"]


def test_a_text_layer_that_cannot_be_walked_is_not_the_end_of_its_page(tmp_path: Path) -> None:
    crowded = b"BT /F1 1 Tf 5 5 Td " + b"(SPECIMEN letters) Tj " * 4000 + b" ET"
    pages = pages_of(hostile.between_good_pages(hostile.HELVETICA, crowded), tmp_path, Settings())
    assert [page.words is None for page in pages] == [False, True, False]
    assert all(page.image for page in pages)


@pytest.mark.parametrize("way", hostile.UNSEEN)
def test_words_that_nobody_sees_are_no_words_of_the_page(way: str, tmp_path: Path) -> None:
    (page,) = pages_of(hostile.with_unseen_words(way, "VALID UNTIL 2030"), tmp_path, Settings())
    assert page.words is not None
    assert " ".join(word.text for word in page.words) == hostile.LINE


def test_a_page_with_more_words_than_paper_holds_is_read_from_its_picture(tmp_path: Path) -> None:
    (page,) = pages_of(hostile.of_many_words("a b c d e f g h i j k l m n o p q r s t", 1), tmp_path)
    assert (page.problem, page.words) == (None, None)
    assert page.image is not None


def test_pages_beyond_the_words_of_a_file_are_read_from_their_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_WORDS_A_FILE", 20)
    out = Output(tmp_path, room=0)
    words = (PlainWord("SPECIMEN", (0.1, 0.1, 0.2, 0.2)),) * 15
    assert [out.take(words), out.take(None), out.take(words)] == [words, None, None]


def test_a_full_disk_is_no_fault_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(SystemExit) as ended:
        Output(tmp_path, room=10_000).write(Image.new("L", (10, 10)), 1, 200)
    keepers.end_keepers()
    monkeypatch.setattr(keepers, "COMMAND", (sys.executable, "-c", f"input(); print('end {ended.value.code}')"))
    with pytest.raises(ToolFailure, match="no_room"):
        pages_of(hostile.of_size(*hostile.A4), tmp_path)
