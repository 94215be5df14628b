"""The store of blobs in a bucket: AWS S3, or SeaweedFS beside the office."""

import base64
import hashlib
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from urllib3.exceptions import HTTPError

from fakelos.schemas.errors import ToolFailure
from fakelos.storage.sealed.blobs import BLOB_ID, checked_blob_id, new_blob_id
from fakelos.storage.sealed.sealing import Unsealed, seal

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

IN_MEMORY = 8 << 20
RETRIES = Config(
    retries={"mode": "standard", "max_attempts": 5},
    connect_timeout=10,
    read_timeout=60,
    s3={"addressing_style": "path"},
)
GONE = {"404", "NoSuchKey", "NotFound"}
THERE_ALREADY = {"412", "PreconditionFailed"}


class S3Blobs:
    """Blobs as objects of one bucket. Credentials come from where boto3 looks for them."""

    def __init__(self, bucket: str, endpoint: str = "", client: "S3Client | None" = None) -> None:
        self.bucket = bucket
        self.client = client or boto3.client("s3", endpoint_url=endpoint or None, config=RETRIES)

    def put(self, key: bytes, plain: BinaryIO) -> str:
        """See `Blobs.put`. The server checks SHA-256 and refuses to write over another object."""
        blob = new_blob_id()
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as sealed:
            checksum = _write(sealed, seal(key, blob, plain))
            self._send(blob, cast("BinaryIO", sealed), checksum)
        return blob

    def open(self, key: bytes, blob: str) -> BinaryIO:
        """See `Blobs.open`."""
        with _store_errors(blob):
            answer = self.client.get_object(Bucket=self.bucket, Key=checked_blob_id(blob))
        return io.BufferedReader(Unsealed(key, blob, cast("BinaryIO", _Body(cast("BinaryIO", answer["Body"]), blob))))

    def get(self, key: bytes, blob: str) -> bytes:
        """See `Blobs.get`."""
        with self.open(key, blob) as stream:
            return stream.read()

    def delete(self, blob: str) -> None:
        """See `Blobs.delete`."""
        with _store_errors(blob):
            self.client.delete_object(Bucket=self.bucket, Key=checked_blob_id(blob))

    def exists(self, blob: str) -> bool:
        """See `Blobs.exists`."""
        try:
            with _store_errors(blob):
                self.client.head_object(Bucket=self.bucket, Key=checked_blob_id(blob))
        except ToolFailure as failure:
            if failure.code == "blob_missing":
                return False
            raise
        return True

    def older_than(self, seconds: float) -> Iterator[str]:
        """See `Blobs.older_than`."""
        latest = datetime.now(UTC) - timedelta(seconds=seconds)
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        with _store_errors(self.bucket):
            for page in pages:
                for one in page.get("Contents", ()):
                    if BLOB_ID.fullmatch(one["Key"]) and one["LastModified"] < latest:
                        yield one["Key"]

    def _send(self, blob: str, sealed: BinaryIO, checksum: str) -> None:
        try:
            with _store_errors(blob):
                self.client.put_object(
                    Bucket=self.bucket, Key=blob, Body=sealed, ChecksumSHA256=checksum, IfNoneMatch="*"
                )
        except _ThereAlready:
            self._expect(blob, checksum)

    def _expect(self, blob: str, checksum: str) -> None:
        """A first try whose answer was lost has left its object: it must be ours."""
        with _store_errors(blob):
            head = self.client.head_object(Bucket=self.bucket, Key=blob, ChecksumMode="ENABLED")
        if head.get("ChecksumSHA256") != checksum:
            raise ToolFailure("blob_store_failed", "another object has this id")


class _ThereAlready(Exception):
    """The object exists."""


class _Body(io.RawIOBase):
    """A response body whose network errors are ours."""

    def __init__(self, body: BinaryIO, blob: str) -> None:
        self._body, self._blob = body, blob

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        with _store_errors(self._blob):
            return self._body.read(size)

    def close(self) -> None:
        self._body.close()
        super().close()


def _write(target: "tempfile.SpooledTemporaryFile[bytes]", pieces: Iterable[bytes]) -> str:
    """Write the pieces, go back to the start, and give their SHA-256 as S3 writes it."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        target.write(piece)
    target.seek(0)
    return base64.b64encode(digest.digest()).decode()


@contextmanager
def _store_errors(blob: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        raise _meaning(error, blob) from None
    except (BotoCoreError, HTTPClientError, HTTPError, OSError) as error:
        raise ToolFailure("blob_store_failed", type(error).__name__) from None


def _meaning(error: ClientError, blob: str) -> Exception:
    code = error.response.get("Error", {}).get("Code", "")
    if code in GONE:
        return ToolFailure("blob_missing", blob)
    return _ThereAlready() if code in THERE_ALREADY else ToolFailure("blob_store_failed", code)
