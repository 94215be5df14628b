import json

import pytest

from fakelos.schemas.errors import BadInput
from fakelos.storage.intake.manifest import SCHEMA_FILE, parse_manifest, schema_text

GOOD = {
    "batch_id": "B-1",
    "station": "counter-1",
    "office": "thessaloniki",
    "scanned_at": "2024-05-06T09:30:00+03:00",
    "files": [{"name": "scan.tif", "sha256": "a" * 64}],
}


def written(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_the_published_schema_is_that_of_the_code() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_a_manifest_is_read_with_its_applications() -> None:
    application = {"application_no": "2024/1", "application_date": "2024-05-06", "category": "Γ1.3"}
    manifest = parse_manifest(written(applications=[application]))
    assert manifest.batch_id == "B-1"
    assert manifest.applications[0].as_application().application_no == "2024/1"


def test_what_newer_or_windows_stations_write_is_no_error() -> None:
    files = [{"name": "scan.tif", "sha256": "A" * 64, "size": 3}]
    manifest = parse_manifest(b"\xef\xbb\xbf" + written(files=files, software="x"))
    assert manifest.files[0].sha256 == "a" * 64


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        written(batch_id=""),
        written(applications=[{"application_no": "1", "application_date": "0016-07-06"}]),
        written(applications=[{"application_no": "1", "application_date": "9999-12-31"}]),
        written(batch_id="a\x00b"),
        written(office="a\nb"),
        written(files=[{"name": "scan.tif", "sha256": "short"}]),
        written(files=[{"name": "x" * 256, "sha256": "a" * 64}]),
        written(scanned_at="yesterday"),
        written(scanned_at="0001-01-01T00:00:00Z"),
        written(scanned_at="9999-12-31T23:59:59Z"),
        written(applications=[{"application_no": "a\x00"}]),
        written(applications=[{"application_no": "1", "category": "Γ9"}]),
        written() + b" " * 4_000_000,
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match="bad_manifest"):
        parse_manifest(content)


def test_the_refusal_names_the_place_and_not_the_content() -> None:
    with pytest.raises(BadInput) as refused:
        parse_manifest(written(files=[{"name": "SPECIMEN", "sha256": "SPECIMEN"}]))
    assert "files.0.sha256" in str(refused.value)
    assert "SPECIMEN" not in str(refused.value)
