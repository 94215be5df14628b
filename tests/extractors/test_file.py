from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat
from pathlib import Path

import pytest

from fakelos.extractors import file as file_module
from fakelos.extractors.file import read_file
from fakelos.schemas.settings import Settings
from tests.specimens import files, single


def test_pages_beyond_the_time_of_a_file_keep_their_pictures_and_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = tmp_path / "stack.tif"
    stack.write_bytes(files.encode([single("fee_receipt", "e_paravolo", 3).image] * 3, "tiff_lzw", 200))
    clock = chain((0.0, 1.0), repeat(11.0))
    monkeypatch.setattr(file_module, "monotonic", lambda: next(clock))
    with ThreadPoolExecutor(1) as pool:
        pages = read_file(stack, Settings(file_seconds=10), pool).pages
    assert [page.page.source for page in pages] == ["ocr", "none", "none"]
    assert [page.page.problems for page in pages[1:]] == [("file_timeout",)] * 2
    assert all(page.picture for page in pages)
