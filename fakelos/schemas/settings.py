"""Settings of one installation, from `FAKELOS_*` variables; the defaults suit one machine."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AliasChoices, Field, ModelWrapValidatorHandler, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from fakelos.schemas.errors import ConfigurationError

Amount = Annotated[int, Field(gt=0)]


class Settings(BaseSettings):
    """Where things are kept and how much is allowed; `fakelos settings` prints each with what it means."""

    model_config = SettingsConfigDict(
        env_prefix="FAKELOS_", frozen=True, hide_input_in_errors=True, use_attribute_docstrings=True
    )

    home: Path = Path.home() / ".fakelos"
    """The folder of everything that is kept and named nowhere else."""
    database_url: str = Field("", validation_alias=AliasChoices("DATABASE_URL", "FAKELOS_DATABASE_URL"))
    """postgres://user:password@host/name or sqlite:///path; by default fakelos.sqlite3 in the home folder."""
    master_key_file: Path | None = None
    """The key that seals all papers; by default master.key in the home folder."""
    s3_bucket: str = ""
    """The bucket of the sealed papers; by default they lie in the home folder."""
    s3_endpoint_url: str = ""
    """The address of an S3 server other than Amazon's."""
    secret_key_file: Path | None = None
    """The secret that signs sessions and forms; by default secret.key in the home folder, made when it is not there."""
    queues_file: Path | None = None
    """The office's own queues, in the form of fakelos/storage/queues/queues.toml."""
    conflict_choices: Path | None = None
    """The office's choices where the sources of the law differ; `fakelos rules conflicts` shows them."""
    claim_minutes: Amount = 30
    """How long a dossier stays with whoever took it; working on it begins the time anew."""

    allowed_hosts: str = "localhost,127.0.0.1"
    """The names under which browsers reach the desk, comma-separated."""
    https: bool = False
    """True behind a proxy that speaks https: cookies then never travel in clear, and browsers stay with https."""
    second_factor_roles: str = ""
    """The roles that need an authenticator app at login, comma-separated."""
    oidc_issuer: str = ""
    """The address of the office's OpenID Connect provider; empty: passwords alone."""
    oidc_client_id: str = ""
    """What the provider calls the desk."""
    oidc_client_secret: SecretStr = SecretStr("")
    """What the desk proves itself with at the provider."""
    oidc_claim: str = "preferred_username"
    """The claim that holds the user's name; one that people cannot choose themselves."""
    oidc_name: str = "OpenID Connect"
    """What the button of the office's own sign-on says."""
    events_webhook: str = ""
    """The https address that is told of decisions, arrivals and receipts."""
    events_secret: SecretStr = SecretStr("")
    """What these messages are signed with: 32 characters or more."""
    events_sqs_queue: str = ""
    """The address of an SQS queue that is told instead."""

    workers: Amount = Field(default_factory=lambda: len(os.sched_getaffinity(0)))
    """How many pages are read at once; by default as many as there are processors."""
    max_attempts: Amount = 2
    """How often a file is tried before it waits for a person."""
    max_file_bytes: Amount = 200_000_000
    """The largest file that is taken."""
    max_request_bytes: Amount = 1_000_000_000
    """The most that is uploaded in one form."""
    max_pages: Amount = 500
    """The most pages of one file."""
    max_pixels: Amount = 89_000_000
    """The most pixels of one page: A3 at 600 dpi is 70 million."""
    max_plain_bytes: Amount = 6_000_000_000
    """What the plain pages of one file may take on disk while it is read: 500 grey A4 pages at 300 dpi and some."""
    normalise_seconds: Amount = 120
    """How long opening one file may take."""
    normalise_page_seconds: Amount = 20
    """How long opening one page may take."""
    normalise_memory_bytes: Amount = 2_000_000_000
    """How much memory the child that opens files may have."""
    ocr_seconds: Amount = 90
    """How long recognising one page may take."""
    file_seconds: Amount = 3600
    """How long the pages of one file may be read; 500 dense ones take half an hour on two cores."""

    @model_validator(mode="wrap")
    @classmethod
    def _names_the_wrong_one(cls, values: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(values)
        except ValidationError as error:
            wrong = "; ".join(f"{variable(str(one['loc'][0]))}: {one['msg']}" for one in error.errors())
            raise ConfigurationError("bad_setting", wrong) from None

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


def variable(name: str) -> str:
    """The environment variable of a setting.

    >>> variable("max_pages")
    'FAKELOS_MAX_PAGES'
    """
    return "DATABASE_URL" if name == "database_url" else f"FAKELOS_{name.upper()}"


VARIABLES = ("FAKELOS_DATABASE_URL", "HOME", *map(variable, Settings.model_fields))
