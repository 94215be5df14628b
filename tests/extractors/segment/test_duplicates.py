from random import Random
from unittest.mock import Mock

import pytest

from fakelos.extractors.segment import duplicates, find_duplicates
from fakelos.schemas.page import Page, Word
from tests import specimens
from tests.extractors import page_of as typed
from tests.extractors.sheets import misread_page, page_of


def scan(doc_class: str, layout: str, seed: int, number: int = 1, times: int = 0) -> Page:
    """A specimen's first sheet as it came out of the scanner one time, or another."""
    sheet = specimens.single(doc_class, layout, seed).paper.sheets[0]
    page = page_of(sheet, number, misread=0.02, rng=Random(times))
    return moved(page, times) if times else page


def moved(page: Page, times: int) -> Page:
    """The same page scanned again: a little off, a little larger, a little askew."""
    dx, dy, scale, askew = 0.01 * times, -0.006 * times, 1 + 0.01 * times, 0.004 * times

    def put(word: Word) -> Word:
        x0, y0, x1, y1 = word.box
        box = (x0 * scale + dx, y0 * scale + dy + askew * x0, x1 * scale + dx, y1 * scale + dy + askew * x0)
        return word.model_copy(update={"box": box})

    return page.model_copy(update={"words": tuple(map(put, page.words))})


def test_a_sheet_scanned_twice_is_linked_to_the_first_scan() -> None:
    first, again = scan("tax_return", "assessment_new", 1), scan("tax_return", "assessment_new", 1, 4, times=1)
    [twin] = find_duplicates([("a.tif", first), ("b.tif", again)])
    assert (twin.file, twin.page, twin.same_as_file, twin.same_as_page) == ("b.tif", 4, "a.tif", 1)


def test_a_third_scan_is_linked_once_and_to_the_first() -> None:
    scans = [(f"{times}.tif", scan("insurance", "certificate", 2, times=times)) for times in range(3)]
    assert [(twin.file, twin.same_as_file) for twin in find_duplicates(scans)] == [
        ("1.tif", "0.tif"),
        ("2.tif", "0.tif"),
    ]


def test_the_same_form_about_others_or_of_other_years_is_no_duplicate() -> None:
    pages = [("stack.pdf", scan("tax_return", "assessment_new", seed, seed + 1)) for seed in range(6)]
    assert find_duplicates(pages) == []


def test_the_returns_of_twins_who_earned_alike_are_two_papers() -> None:
    top = ("ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ", "ΕΠΩΝΥΜΟ ΓΚΙΟΚΑ", "Από μισθωτή εργασία 8.412,55 Σύνολο 1.850,76")
    rows = (*top, "Ημερομηνία έκδοσης 12/07/2015 Αριθμός δήλωσης 114098", "Μείωση φόρου Πιστωτικό ποσό 4.401,00")
    mine, twins = (typed.page_of(f"ΑΦΜ {number}", *rows) for number in ("148734927", "084295860"))
    assert find_duplicates([("a.pdf", mine), ("b.pdf", twins)]) == []
    assert find_duplicates([("a.pdf", mine), ("b.pdf", mine)])


def test_papers_of_one_wording_without_numbers_are_no_duplicates() -> None:
    pages = [("stack.pdf", scan("solemn_declaration", "form", seed, seed + 1)) for seed in range(4)]
    assert find_duplicates(pages) == []


def test_pages_of_few_words_are_never_linked() -> None:
    bare = Page(number=1, width=1654, height=2339)
    assert find_duplicates([("a.tif", bare), ("b.tif", bare)]) == []


def batch(seed: int) -> list[tuple[str, Page]]:
    """Pages of a few people, some scanned again, with numbers misread here and there."""
    rng = Random(seed)
    papers = [("tax_return", "assessment_new"), ("insurance", "certificate"), ("solemn_declaration", "form")]
    sheets = [page_of(specimens.single(*rng.choice(papers), rng.randrange(5)).paper.sheets[0]) for _ in range(14)]
    again = [misread_page(moved(rng.choice(sheets), rng.randrange(3)), 0.03, rng) for _ in range(10)]
    return [(f"{n}.tif", page) for n, page in enumerate(sheets + again)]


@pytest.mark.parametrize("seed", range(4))
def test_looking_only_where_numbers_agree_finds_what_comparing_all_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = batch(seed)
    found = find_duplicates(pages)
    monkeypatch.setattr(duplicates, "_earlier_candidates", lambda sheets: [sheets[:n] for n in range(len(sheets))])
    assert found == find_duplicates(pages)
    assert found


def test_papers_of_many_people_are_not_each_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    likeness = Mock(wraps=duplicates._likeness)
    monkeypatch.setattr(duplicates, "_likeness", likeness)
    pages = [(f"{n}.tif", scan("tax_return", "assessment_new", n)) for n in range(40)]
    assert find_duplicates(pages) == []
    assert likeness.call_count < 40 * 39 / 2 / 4
