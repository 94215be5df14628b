"""The specimens are what the rest of the suite believes in: this looks at them."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from stdnum import iban
from stdnum.gr import amka, vat

from fakelos.schemas.batch import Manifest
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.reasons import REASONS
from tests.specimens import Specimen, all_layouts, bad, fonts, mrz, papers, pdf, single
from tests.specimens.batch import draw
from tests.specimens.coverage import months_after
from tests.specimens.marks import Mark, Text
from tests.specimens.people import foreign, person
from tests.specimens.scenarios import DEMO, SCENARIOS
from tests.specimens.wear import WEARS

every_class = pytest.mark.parametrize("doc_class", DocumentClass)
MAGIC = {
    ".tif": b"II*\x00",
    ".pdf": b"%PDF-",
    ".jpg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
    ".jp2": b"\x00\x00\x00\x0cjP  ",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    draw(DEMO, out)
    return out


def _truth(out: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "truth" / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def _pages(path: Path) -> int:
    if path.suffix == ".pdf":
        return len(PdfReader(path).pages)
    with Image.open(path) as image:
        return int(getattr(image, "n_frames", 1))


def _drawn(specimen: Specimen) -> list[tuple[list[Mark], int | None]]:
    return [(sheet.marks, sheet.see_through) for sheet in specimen.paper.sheets]


@cache
def _single(doc_class: str, layout: str, seed: int) -> Specimen:
    return single(doc_class, layout, seed)


def _specimens(doc_class: str, seeds: int = 1) -> Iterator[Specimen]:
    for layout in papers.of(doc_class).LAYOUTS:
        for seed in range(seeds):
            yield _single(doc_class, layout, seed)


@every_class
def test_every_document_class_has_specimens(doc_class: DocumentClass) -> None:
    assert len(papers.of(doc_class).LAYOUTS) >= 3
    assert {(doc_class, layout) for layout in papers.of(doc_class).LAYOUTS} <= set(all_layouts())


@every_class
def test_a_layout_is_either_trained_on_or_held_out(doc_class: DocumentClass) -> None:
    trained, held = (
        {layout for found, layout in all_layouts(holdout=kept) if found == doc_class} for kept in (False, True)
    )
    assert trained | held == set(papers.of(doc_class).LAYOUTS)
    assert trained
    assert not trained & held


@every_class
def test_no_layout_hides_another_of_its_name(doc_class: DocumentClass) -> None:
    forms = Path(papers.__file__).parent.glob(f"{doc_class}*.form")
    names = [line.split()[1] for form in forms for line in form.read_text("utf-8").splitlines() if line[:4] == "=== "]
    assert len(names) == len(set(names)) <= len(papers.of(doc_class).LAYOUTS)


@every_class
def test_equal_seeds_print_equal_papers_and_other_seeds_others(doc_class: DocumentClass) -> None:
    for first in _specimens(doc_class):
        again, other = (single(doc_class, first.layout, seed) for seed in (0, 1))
        assert (first.text, first.fields, _drawn(first)) == (again.text, again.fields, _drawn(again))
        assert first.layout == "white" or _drawn(first) != _drawn(other)


@pytest.mark.parametrize("wear", WEARS)
def test_equal_seeds_give_equal_pixels_in_every_wear(wear: str) -> None:
    first, again = (single("tax_return", "return_e1", 5, wear).image for _ in range(2))
    assert first.tobytes() == again.tobytes()


@every_class
def test_every_printed_page_says_that_it_is_a_specimen(doc_class: DocumentClass) -> None:
    for specimen in _specimens(doc_class, 2):
        assert all(("SPECIMEN" in sheet.text) == (doc_class != "blank") for sheet in specimen.paper.sheets)


@every_class
def test_no_placeholder_or_unmade_choice_is_printed(doc_class: DocumentClass) -> None:
    for specimen in _specimens(doc_class, 4):
        assert not set("{}~") & set(specimen.text), specimen.layout


@every_class
def test_everything_is_printed_inside_the_sheet(doc_class: DocumentClass) -> None:
    for specimen in _specimens(doc_class, 4):
        for sheet in specimen.paper.sheets:
            runs = [mark for mark in sheet.marks if isinstance(mark, Text)]
            ends = [run.x + fonts.width(run.text, run.face, run.size) for run in runs]
            assert all(0 < run.x < end < sheet.width for run, end in zip(runs, ends, strict=True)), specimen.layout
            assert all(0 < run.y < sheet.height for run in runs), specimen.layout


@every_class
def test_identifiers_in_the_truth_are_valid_and_printed(doc_class: DocumentClass) -> None:
    checks = {"afm": vat.is_valid, "spouse_afm": vat.is_valid, "amka": amka.is_valid, "iban": iban.is_valid}
    for specimen in _specimens(doc_class, 4):
        for code in checks.keys() & specimen.fields.keys():
            assert checks[code](str(specimen.fields[code]))
            assert str(specimen.fields[code]) in "".join(specimen.text.split())


@every_class
def test_names_and_numbers_of_the_truth_stand_on_the_paper(doc_class: DocumentClass) -> None:
    printed = ("holder_", "father_", "mother_", "child_name", "child_surname", "passport_no", "permit_no", "fee_code")
    for specimen in _specimens(doc_class, 3):
        letters = "".join(specimen.text.split())
        for code, value in specimen.fields.items():
            if code.startswith(printed):
                assert "".join(str(value).split()) in letters, (specimen.layout, code)


@every_class
def test_dates_in_the_truth_are_iso_dates(doc_class: DocumentClass) -> None:
    for specimen in _specimens(doc_class, 3):
        for code, value in specimen.fields.items():
            if code.endswith("_date") or code in ("date", "valid_from", "valid_to", "course_from", "course_to"):
                assert date.fromisoformat(str(value))


def test_amka_says_birth_date_and_sex() -> None:
    for seed in range(40):
        who = person(Random(seed))
        assert amka.get_birth_date(who.amka) == who.birth
        assert amka.get_gender(who.amka) == who.sex


@pytest.mark.parametrize("nationality", foreign())
def test_every_nationality_has_a_passport_with_lines_of_44_and_check_digits_that_hold(nationality: str) -> None:
    who = person(Random(nationality), nationality=nationality)
    first, second = mrz.td3(who, who.passport_no, date(2020, 1, 31))
    assert len(first) == len(second) == 44
    for start, end in ((0, 9), (13, 19), (21, 27)):
        assert mrz.check_digit(second[start:end]) == second[end]
    assert mrz.check_digit(second[0:10] + second[13:20] + second[21:43]) == second[43]


def test_permit_lines_have_the_lengths_of_td1_and_td2() -> None:
    who = person(Random(1))
    assert [len(line) for line in mrz.td2(who, "A1234567", date(2010, 1, 1))] == [36, 36]
    lines = mrz.td1(who, "AX1234567", date(2014, 1, 1))
    assert [len(line) for line in lines] == [30, 30, 30]
    assert mrz.check_digit(lines[0][5:] + lines[1][:7] + lines[1][8:15] + lines[1][18:29]) == lines[1][29]


@pytest.mark.parametrize(
    ("layout", "payload"), [("dossier", "DOSSIER:"), ("paper", '{"dossier"'), ("paper_corner", '{"')]
)
def test_cover_sheets_carry_a_code_that_a_reader_decodes(layout: str, payload: str) -> None:
    specimen = single("separator", layout, 4, "photocopy")
    found = [code.text for code in zxingcpp.read_barcodes(specimen.image)]
    assert found == [specimen.fields["payload"]]
    assert found[0].startswith(payload)


def test_a_born_digital_page_has_the_text_that_is_printed() -> None:
    specimen = single("bank_transaction", "e_banking", 6, pristine=True)
    document = pypdfium2.PdfDocument(pdf.born_digital(specimen.paper.sheets))
    found = document[0].get_textpage().get_text_range()
    assert "".join(sorted("".join(found.split()))) == "".join(sorted("".join(specimen.text.split())))


def test_fax_pages_are_bilevel_and_others_are_not() -> None:
    assert single("kinship", "marriage_act", 2, "fax").image.mode == "1"
    assert single("kinship", "marriage_act", 2, "office").image.mode in ("L", "RGB")


def test_the_demo_is_three_dossiers_of_thirty_to_forty_pages(demo: Path) -> None:
    assert len(_truth(demo, "dossiers")) == 3
    assert 30 <= len(_truth(demo, "pages")) <= 40
    rows = (demo / "in" / "register.csv").read_text("utf-8").splitlines()
    assert rows[0] == "application_no,application_date,as_of_date,batch"
    assert len(rows) == 4


def test_files_are_of_the_type_that_their_name_claims_and_hold_the_pages_of_the_truth(demo: Path) -> None:
    pages = _truth(demo, "pages")
    paths = [path for path in (demo / "in").rglob("*") if path.suffix in MAGIC]
    assert {page["format"] for page in pages} >= {
        "tiff_g4",
        "tiff_jpeg",
        "tiff_lzw",
        "pdf_jpeg",
        "pdf_text",
        "jpg",
        "png",
        "jp2",
    }
    for path in paths:
        assert path.read_bytes().startswith(MAGIC[path.suffix])
        name = path.relative_to(demo / "in").as_posix()
        assert _pages(path) == sum(page["file"] == name for page in pages)


def test_the_same_seed_draws_the_same_bytes_and_another_does_not(demo: Path, tmp_path: Path) -> None:
    draw(("g13_buyout",), tmp_path / "again")
    draw(("g13_buyout",), tmp_path / "other", seed=1)
    files = sorted((demo / "in" / "g13_buyout").iterdir())
    assert [path.read_bytes() for path in files] == [
        (tmp_path / "again/in/g13_buyout" / p.name).read_bytes() for p in files
    ]
    others = sorted((tmp_path / "other/in/g13_buyout").iterdir())
    assert [path.read_bytes() for path in files] != [path.read_bytes() for path in others]


def test_no_two_scenarios_share_an_application_number() -> None:
    batches = [make(Random(0)) for make in SCENARIOS.values()]
    numbers = [application.number for batch in batches for application in batch.applications]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_names_outcome_and_lines_of_its_category(name: str) -> None:
    for application in SCENARIOS[name](Random(0)).applications:
        assert application.not_met or application.outcome == "type_a_complete"
        assert {item.who for item in application.items} <= application.people.keys()
        forms = [item.facts for item in application.items if item.doc_class == "application_form"]
        assert [form["application_no"] for form in forms] == [application.number]


def test_two_applicants_are_divided_by_covers_and_keep_their_own_papers(tmp_path: Path) -> None:
    draw(("two_applicants",), tmp_path)
    pages = _truth(tmp_path, "pages")
    covers = [page["page"] for page in pages if page["doc_class"] == "separator"]
    dossiers = [page["dossier"] for page in pages]
    assert len(covers) == len(set(dossiers)) == 2
    assert dossiers == sorted(dossiers, key=dossiers.index)
    assert len((tmp_path / "in" / "register.csv").read_text("utf-8").splitlines()) == 3


def test_a_manifest_holds_to_the_schema_and_to_the_files(tmp_path: Path) -> None:
    draw(("st1_simple",), tmp_path)
    folder = tmp_path / "in" / "st1_simple"
    manifest = Manifest.model_validate_json((folder / "batch.json").read_text("utf-8"))
    assert {file.name for file in manifest.files} == {path.name for path in folder.iterdir()} - {"batch.json"}


def test_the_day_six_months_later_is_the_last_that_the_month_has() -> None:
    assert months_after(date(2017, 2, 15), 6) == date(2017, 8, 15)
    assert months_after(date(2017, 8, 31), 6) == date(2018, 2, 28)


def test_the_truth_of_a_dossier_counts_days_and_years_of_its_papers(demo: Path) -> None:
    complete, buyout, recent = _truth(demo, "dossiers")
    assert (complete["lawful_days_last_decade"], complete["last_title_expiry"]) == (730, "2011-03-09")
    assert complete["tie_years_covered"] == [2011, 2012, 2013, 2014, 2015, 2016]
    assert complete["max_gap_days"] == (date(2016, 2, 6) - date(2016, 1, 3)).days - 1
    assert (buyout["tie_years_covered"], buyout["buyout_deadline"]) == ([2012], "2017-08-15")
    assert buyout["max_gap_days"] == (date(2017, 2, 15) - date(2012, 12, 31)).days - 1
    assert (recent["lawful_days_last_decade"], recent["max_gap_days"]) == (2192, 28)


def test_bad_files_end_with_reasons_that_exist(tmp_path: Path) -> None:
    codes = bad.write_bad(tmp_path)
    assert set(codes.values()) <= REASONS.keys()
    assert {path.name for path in tmp_path.iterdir()} == {*codes, "good.jpg"}


def test_the_huge_picture_is_small_on_disk() -> None:
    assert len(bad.huge_png()) < 1_000_000


def test_the_locked_pdf_asks_for_a_password() -> None:
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(bad.encrypted_pdf())


def test_the_manifest_with_a_wrong_hash_is_otherwise_right(tmp_path: Path) -> None:
    name = bad.write_wrong_hash(tmp_path / "wrong")
    manifest = Manifest.model_validate_json((tmp_path / "wrong" / "batch.json").read_text("utf-8"))
    assert [file.sha256 == "0" * 64 for file in manifest.files] == [False, True]
    assert manifest.files[1].name == name
