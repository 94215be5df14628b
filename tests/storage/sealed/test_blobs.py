import io
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING, cast

import boto3
import pytest
from botocore.config import Config
from botocore.stub import ANY, Stubber

from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.storage.sealed.blobs import Blobs, LocalBlobs
from fakelos.storage.sealed.s3_blobs import S3Blobs
from fakelos.storage.sealed.sealing import CHUNK
from tests.servers import BUCKET
from tests.storage.conftest import files_in

if TYPE_CHECKING:
    from typing import BinaryIO

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [0, 1, CHUNK, 3 * CHUNK + 7])
def test_a_blob_comes_back_as_it_was_put(blobs: Blobs, size: int) -> None:
    plain = secrets.token_bytes(size)
    blob = blobs.put(KEY, io.BytesIO(plain))
    assert blobs.get(KEY, blob) == plain
    with blobs.open(KEY, blob) as stream:
        assert stream.read(5) == plain[:5]
        assert stream.read() == plain[5:]


def test_the_same_bytes_twice_are_two_blobs(blobs: Blobs) -> None:
    first, second = (blobs.put(KEY, io.BytesIO(b"SPECIMEN")) for _ in range(2))
    blobs.delete(first)
    assert not blobs.exists(first)
    assert blobs.get(KEY, second) == b"SPECIMEN"


def test_blobs_are_told_by_their_age(blobs: Blobs) -> None:
    blob = blobs.put(KEY, io.BytesIO(b"SPECIMEN"))
    assert blob not in list(blobs.older_than(3600))
    assert blob in list(blobs.older_than(-3600))


def test_a_blob_that_is_gone_is_said_to_be_missing(blobs: Blobs) -> None:
    blob = blobs.put(KEY, io.BytesIO(b"SPECIMEN"))
    assert blobs.exists(blob)
    blobs.delete(blob)
    blobs.delete(blob)
    with pytest.raises(ToolFailure, match="blob_missing"):
        blobs.get(KEY, blob)


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "a" * 31, "G" * 32, "a" * 32 + "/.."])
def test_an_id_never_leads_out_of_the_store(blobs: Blobs, wrong: str) -> None:
    with pytest.raises(ToolFailure, match="blob_missing"):
        blobs.get(KEY, wrong)


def test_another_key_does_not_open_a_blob(blobs: Blobs) -> None:
    blob = blobs.put(KEY, io.BytesIO(b"SPECIMEN"))
    with pytest.raises(ToolFailure, match="blob_damaged"):
        blobs.get(bytes(32), blob)


def test_a_source_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    class Failing(io.RawIOBase):
        def read(self, _size: int = -1) -> bytes:
            raise BadInput("too_large")

    with pytest.raises(BadInput, match="too_large"):
        LocalBlobs(tmp_path).put(KEY, cast("BinaryIO", Failing()))
    assert files_in(tmp_path) == []


def test_only_the_owner_can_read_what_lies_on_disk(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        LocalBlobs(tmp_path / "home" / "blobs").put(KEY, io.BytesIO(b"SPECIMEN"))
    finally:
        os.umask(before)
    made = list((tmp_path / "home").rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()} == {0o600}


def test_a_file_swapped_for_another_is_found(tmp_path: Path) -> None:
    blobs = LocalBlobs(tmp_path)
    first, second = (blobs.put(KEY, io.BytesIO(text)) for text in (b"SPECIMEN 1", b"SPECIMEN 2"))
    blobs._path(first).write_bytes(blobs._path(second).read_bytes())
    with pytest.raises(ToolFailure, match="blob_damaged"):
        blobs.get(KEY, first)


def test_a_disk_that_does_not_take_the_bytes_is_a_failure_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file where the folder should be")
    with pytest.raises(ToolFailure, match="blob_store_failed"):
        LocalBlobs(tmp_path / "blobs").put(KEY, io.BytesIO(b"SPECIMEN"))


def test_a_server_that_does_not_answer_is_a_failure_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "specimen")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "specimen")
    quick = Config(retries={"max_attempts": 1, "mode": "standard"}, connect_timeout=1)
    client = boto3.client("s3", endpoint_url="http://127.0.0.1:9", region_name="us-east-1", config=quick)
    with pytest.raises(ToolFailure, match="blob_store_failed"):
        S3Blobs(BUCKET, client=client).put(KEY, io.BytesIO(b"SPECIMEN"))


def test_a_bucket_that_is_not_there_is_a_failure_of_the_store(s3_endpoint: str) -> None:
    blobs = S3Blobs("no-such-bucket", s3_endpoint)
    with pytest.raises(ToolFailure, match="NoSuchBucket"):
        blobs.get(KEY, "0" * 32)


def test_a_bucket_object_changed_on_the_server_is_found(s3_endpoint: str) -> None:
    blobs = S3Blobs(BUCKET, s3_endpoint)
    first, second = (blobs.put(KEY, io.BytesIO(text)) for text in (b"SPECIMEN 1", b"SPECIMEN 2"))
    other = blobs.client.get_object(Bucket=BUCKET, Key=second)["Body"].read()
    blobs.client.put_object(Bucket=BUCKET, Key=first, Body=other)
    with pytest.raises(ToolFailure, match="blob_damaged"):
        blobs.get(KEY, first)


def test_a_put_whose_first_answer_was_lost_succeeds(s3_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = S3Blobs(BUCKET, s3_endpoint)
    send = blobs.client.put_object

    def twice(**arguments: object) -> object:
        send(**arguments)  # type: ignore[arg-type]
        return send(**arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(blobs.client, "put_object", twice)
    assert blobs.get(KEY, blobs.put(KEY, io.BytesIO(b"SPECIMEN"))) == b"SPECIMEN"


def test_an_object_of_others_under_the_same_id_is_not_written_over(
    s3_endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = S3Blobs(BUCKET, s3_endpoint)
    taken = blobs.put(KEY, io.BytesIO(b"SPECIMEN"))
    monkeypatch.setattr("fakelos.storage.sealed.s3_blobs.new_blob_id", lambda: taken)
    with pytest.raises(ToolFailure, match="blob_store_failed"):
        blobs.put(KEY, io.BytesIO(b"another"))
    assert blobs.get(KEY, taken) == b"SPECIMEN"


def test_the_server_is_told_the_checksum_and_to_refuse_what_differs(s3_endpoint: str) -> None:
    client = boto3.client("s3", endpoint_url=s3_endpoint, region_name="us-east-1")
    with Stubber(client) as stub:
        expected = {"Bucket": BUCKET, "Key": ANY, "Body": ANY, "ChecksumSHA256": ANY, "IfNoneMatch": "*"}
        stub.add_client_error("put_object", "BadDigest", expected_params=expected)
        with pytest.raises(ToolFailure, match="BadDigest"):
            S3Blobs(BUCKET, client=client).put(KEY, io.BytesIO(b"SPECIMEN"))
