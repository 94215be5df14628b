"""Settings of one installation, from `FAKELOS_*` variables; the defaults suit one machine."""

import os
from functools import lru_cache
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where things are kept and how much is allowed. Sizes in bytes, times in seconds unless a name says minutes."""

    model_config = SettingsConfigDict(env_prefix="FAKELOS_", frozen=True, hide_input_in_errors=True)

    home: Path = Path.home() / ".fakelos"
    database_url: str = Field("", validation_alias=AliasChoices("DATABASE_URL", "FAKELOS_DATABASE_URL"))
    master_key_file: Path | None = None
    s3_bucket: str = ""
    s3_endpoint_url: str = ""
    secret_key_file: Path | None = None
    allowed_hosts: str = "localhost,127.0.0.1"
    https: bool = False
    conflict_choices: Path | None = None
    second_factor_roles: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_claim: str = "preferred_username"
    oidc_name: str = "OpenID Connect"
    events_webhook: str = ""
    events_secret: SecretStr = SecretStr("")
    events_sqs_queue: str = ""

    max_file_bytes: int = 200_000_000
    max_request_bytes: int = 1_000_000_000
    max_pages: int = 500
    max_pixels: int = 89_000_000
    max_plain_bytes: int = 6_000_000_000
    """What the plain pages of one file may take on disk while it is read: 500 grey A4 pages at 300 dpi and some."""
    normalise_seconds: int = 120
    normalise_page_seconds: int = 20
    normalise_memory_bytes: int = 2_000_000_000
    ocr_seconds: int = 90
    file_seconds: int = 3600
    """How long the pages of one file may be read; 500 dense ones take half an hour on two cores."""
    workers: int = 2
    max_attempts: int = 2
    claim_minutes: int = Field(30, gt=0)
    queues_file: Path | None = None

    @property
    def database(self) -> str:
        """The database URL; by default a SQLite file in `home`."""
        return self.database_url or f"sqlite:///{self.home / 'fakelos.sqlite3'}"

    @property
    def blobs(self) -> Path:
        """The folder of encrypted blobs, used when no S3 bucket is set."""
        return self.home / "blobs"

    @property
    def master_key(self) -> Path:
        """The file of the master key that wraps every data key."""
        return self.master_key_file or self.home / "master.key"

    @property
    def secret_key(self) -> Path:
        """The file of the secret that signs the desk's sessions and forms."""
        return self.secret_key_file or self.home / "secret.key"

    @property
    def tells_others(self) -> bool:
        """Whether a webhook or a queue is set, to which events go."""
        return bool(self.events_webhook or self.events_sqs_queue)


def settings_now() -> Settings:
    """The settings as the environment says now, read anew only after it has changed: reading costs a millisecond."""
    return _read(tuple(map(os.environ.get, VARIABLES)))


@lru_cache(maxsize=8)
def _read(_environment: tuple[str | None, ...]) -> Settings:
    return Settings()


VARIABLES = ("DATABASE_URL", "HOME", *(f"FAKELOS_{name.upper()}" for name in Settings.model_fields))
