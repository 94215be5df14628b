from datetime import date
from pathlib import Path

import pytest

from fakelos.cli.batches import find_batches, read_register
from fakelos.schemas.errors import BadInput

HEADER = "application_no,application_date,as_of_date,batch\n"


def folder(path: Path, *files: str) -> Path:
    path.mkdir(parents=True)
    for name in files:
        (path / name).write_bytes(b"x")
    return path


def register(path: Path, *rows: str) -> Path:
    file = path / "register.csv"
    file.write_text(HEADER + "\n".join(rows), encoding="utf-8")
    return file


def test_a_folder_of_files_is_one_batch(tmp_path: Path) -> None:
    batch = folder(tmp_path / "B01", "a.pdf", "b.tif")
    assert [found.path for found in find_batches([batch], {}, None)] == [batch]


def test_a_folder_of_folders_beside_its_register_is_several_batches(tmp_path: Path) -> None:
    folder(tmp_path / "in" / "B02", "a.pdf")
    folder(tmp_path / "in" / "B01", "a.pdf")
    register(tmp_path / "in")
    assert [found.path.name for found in find_batches([tmp_path / "in"], {}, None)] == ["B01", "B02"]


def test_an_empty_folder_is_a_batch_so_that_somebody_hears_of_it(tmp_path: Path) -> None:
    empty = folder(tmp_path / "B01")
    assert [found.path for found in find_batches([empty], {}, None)] == [empty]


def test_a_batch_gets_all_its_rows_of_the_register(tmp_path: Path) -> None:
    batch = folder(tmp_path / "B01", "a.pdf")
    rows = register(tmp_path, "1/2016,2016-07-06,2016-08-01,B01", "2/2016,2016-07-07,,B01", "3/2016,2016-07-08,,B02")
    (found,) = find_batches([batch], read_register(rows), None)
    assert [(one.application_no, one.application_date, one.as_of_date) for one in found.applications] == [
        ("1/2016", date(2016, 7, 6), date(2016, 8, 1)),
        ("2/2016", date(2016, 7, 7), None),
    ]


def test_the_date_of_the_command_line_holds_where_the_register_says_nothing(tmp_path: Path) -> None:
    batch = folder(tmp_path / "B01", "a.pdf")
    (found,) = find_batches([batch], {}, date(2017, 2, 15))
    assert [one.application_date for one in found.applications] == [date(2017, 2, 15)]


def test_a_register_with_a_wrong_date_is_refused_with_its_line(tmp_path: Path) -> None:
    rows = register(tmp_path, "1/2016,2016-07-06,,B01", "2/2016,06.07.2016,,B02")
    with pytest.raises(BadInput, match="line 3: application_date"):
        read_register(rows)


def test_a_register_without_its_columns_is_refused_though_it_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("number,batch\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 1: application_date, application_no"):
        read_register(path)


def test_batches_of_the_same_name_in_different_folders_are_told_apart(tmp_path: Path) -> None:
    batches = [folder(tmp_path / counter / "B01", "a.pdf") for counter in ("x", "y")]
    names = [found.name for found in find_batches(batches, {}, None)]
    assert len(set(names)) == 2
    assert all(name.endswith("/B01") for name in names)


def test_a_batch_named_twice_is_one(tmp_path: Path) -> None:
    batch = folder(tmp_path / "in" / "B01", "a.pdf")
    assert [found.name for found in find_batches([tmp_path / "in", batch], {}, None)] == ["B01"]


def test_links_that_lead_back_lead_nowhere(tmp_path: Path) -> None:
    batch = folder(tmp_path / "in" / "B01", "a.pdf")
    for name in ("loop1", "loop2", "loop3"):
        (tmp_path / "in" / name).symlink_to(tmp_path / "in")
    assert [found.path for found in find_batches([tmp_path / "in"], {}, None)] == [batch]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1253"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_register_is_read_as_spreadsheets_write_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "register.csv"
    rows = HEADER + "Α/1,2016-07-06,,Παρτίδα\n"
    file.write_bytes(rows.replace(",", delimiter).encode(encoding))
    (row,) = read_register(file)["Παρτίδα"]
    assert (row.application_no, row.application_date) == ("Α/1", date(2016, 7, 6))


def test_cells_beyond_the_heading_are_passed_over(tmp_path: Path) -> None:
    (row,) = read_register(register(tmp_path, "1/2016,2016-07-06,,B01,and,more"))["B01"]
    assert row.application_no == "1/2016"
