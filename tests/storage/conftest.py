"""A vault, a station, and made-up papers to keep in them."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import pytest
from pytest_django import Settings

from fakelos.schemas.batch import Manifest, ManifestFile
from fakelos.storage.accounts import station_of
from fakelos.storage.models import Station
from fakelos.storage.sealed.blobs import Blobs, LocalBlobs
from fakelos.storage.sealed.keys import Keys
from fakelos.storage.sealed.master_key import create_master_key
from fakelos.storage.sealed.s3_blobs import S3Blobs
from fakelos.storage.sealed.vault import Vault
from tests.servers import ACCESS_KEY, BUCKET, SECRET_KEY, seaweedfs
from tests.storage.read_batch import make_batch


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """A SeaweedFS server, started when the first test needs it, and its credentials in the environment."""
    with seaweedfs() as endpoint, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
        yield endpoint


@pytest.fixture(params=["local", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    """Each kind of store."""
    if request.param == "local":
        return LocalBlobs(tmp_path / "blobs")
    return S3Blobs(BUCKET, request.getfixturevalue("s3_endpoint"))


@pytest.fixture(autouse=True)
def _quick_passwords(request: pytest.FixtureRequest, settings: Settings) -> None:
    if "argon2" not in request.node.name:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def blob_folder(tmp_path: Path) -> Path:
    """Where the vault's blobs lie."""
    return tmp_path / "blobs"


@pytest.fixture
def vault(tmp_path: Path, blob_folder: Path) -> Vault:
    master = tmp_path / "keys" / "master.key"
    create_master_key(master)
    return Vault(Keys(master), LocalBlobs(blob_folder))


@pytest.fixture
def station(db: None) -> Station:  # noqa: ARG001 - it opens the database
    return station_of("thessaloniki", "counter-1")


@pytest.fixture
def batch(vault: Vault, station: Station) -> UUID:
    """A batch of a stack and a single sheet, all pages read."""
    return make_batch(vault, station, "B-1")


def manifest_of(*files: tuple[str, bytes], batch_id: str = "B-1", **others: object) -> Manifest:
    """A manifest of the station above that declares these files."""
    declared = tuple(ManifestFile(name=name, sha256=sha256(content).hexdigest()) for name, content in files)
    values = {
        "batch_id": batch_id,
        "station": "counter-1",
        "office": "thessaloniki",
        "scanned_at": datetime(2024, 5, 6, 9, 30, tzinfo=UTC),
        "files": declared,
    }
    return Manifest.model_validate({**values, **others})


def files_in(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def streams(*files: tuple[str, bytes]) -> list[tuple[str, BinaryIO]]:
    """The files as they come in."""
    return [(name, io.BytesIO(content)) for name, content in files]
