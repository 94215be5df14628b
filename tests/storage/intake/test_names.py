import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fakelos.storage.intake.names import LONGEST, clean_name, is_junk, natural_order, unique_names

anything = st.text(alphabet=st.characters(codec=None), max_size=400)


@given(raw=anything)
@example(raw="\x00")
@example(raw="\udce1\udcdf")
@example(raw="\ud800/..")
def test_any_name_becomes_one_that_can_be_stored_and_shown(raw: str) -> None:
    name = clean_name(raw)
    assert 0 < len(name) <= LONGEST
    assert name.encode().decode() == name
    assert not any(unicodedata.category(sign).startswith("C") for sign in name)
    assert not name.startswith("/")
    assert not {"", ".", ".."} & set(name.split("/"))
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\system32\\scan.tif", "windows/system32/scan.tif"),
        ("/absolute/scan.tif", "absolute/scan.tif"),
        ("scan\x00.tif\r\nX-Header: 1", "scan.tifX-Header: 1"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        (unicodedata.normalize("NFD", "Άδεια Διαμονής.pdf"), "Άδεια Διαμονής.pdf"),
        ("ΑΙΤΗΣΗ.pdf".encode("cp1253").decode("utf-8", "surrogateescape"), "ΑΙΤΗΣΗ.pdf"),
        ("", "unnamed"),
        ("...", "..."),
    ],
)
def test_a_name_keeps_what_people_need_of_it(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


def test_a_very_long_name_keeps_its_type() -> None:
    assert clean_name("α" * 1000 + ".tif").endswith(".tif")


@given(names=st.lists(st.sampled_from(["a.tif", "a (2).tif", "b", "c/a.tif", "a (2) (2).tif"]), max_size=12))
def test_names_of_one_batch_are_made_unique_without_touching_the_first(names: list[str]) -> None:
    unique = unique_names(names)
    assert len(set(unique)) == len(names)
    assert unique[:1] == names[:1]


def test_pages_saved_one_a_file_are_in_the_order_in_which_they_were_scanned() -> None:
    assert sorted(["scan10.tif", "scan2.tif", "Scan1.tif", "scan.tif"], key=natural_order) == [
        "Scan1.tif",
        "scan.tif",
        "scan2.tif",
        "scan10.tif",
    ]


@given(names=st.lists(anything, max_size=6))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    assert len(sorted(names, key=natural_order)) == len(names)


def test_what_operating_systems_leave_in_folders_is_known() -> None:
    assert is_junk("B01/.DS_Store")
    assert not is_junk("B01/scan.tif")
