import io
import random
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from fakelos.review.station import uploads
from fakelos.review.station.uploads import SealedFile
from fakelos.storage.models import Item
from fakelos.storage.sealed.vault import open_vault
from tests.review.sample import sample_vault

LARGE = random.Random(1).randbytes(64) * 100_000 + b"SPECIMEN"
Places = st.lists(st.tuples(st.integers(0, 200), st.integers(-1, 100)), max_size=10)


@given(st.lists(st.binary(max_size=60), max_size=6), Places)
def test_a_sealed_file_reads_as_a_plain_one_does(parts: list[bytes], places: list[tuple[int, int]]) -> None:
    sealed, plain = SealedFile(), io.BytesIO(b"".join(parts))
    for part in parts:
        sealed.append(part)
    for place, size in places:
        assert sealed.seek(place) == plain.seek(place)
        assert sealed.read(size) == plain.read(size)
        assert sealed.read(7) == plain.read(7)
        assert sealed.tell() == plain.tell()
    sealed.close()


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["station", "api:post_batch"])
def test_a_large_upload_is_kept_whole_and_was_never_on_the_disk_in_clear(
    route: str, clerk: Client, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_vault()
    written: list[bytes] = []

    class Watched(SealedFile):
        def close(self) -> None:
            self._file.seek(0)
            written.append(self._file.read())
            super().close()

    monkeypatch.setattr(uploads, "SealedFile", Watched)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert settings.FILE_UPLOAD_HANDLERS[1] == "fakelos.review.station.uploads.SealedUploadHandler"
    answer = clerk.post(reverse(route), {"files": SimpleUploadedFile("scan.tif", LARGE)})
    assert answer.status_code in {200, 302}
    item = Item.objects.get()
    assert item.size == len(LARGE)
    assert item.data_key
    vault = open_vault()
    assert vault.blobs.get(vault.keys.open(item.data_key), item.blob) == LARGE
    assert len(written) == 1
    assert len(written[0]) == len(LARGE)
    assert b"SPECIMEN" not in written[0]
    assert all(LARGE[:64] not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
