"""What a station sends: a manifest and its files; and what the office's register says of a batch."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from fakelos.schemas.base import Frozen
from fakelos.schemas.dossier import Application, Category

SHA256 = r"^[0-9a-f]{64}$"


class ManifestFile(Frozen):
    """One file as the station names it."""

    name: str = Field(min_length=1, max_length=255)
    sha256: str = Field(pattern=SHA256)


class ManifestApplication(Frozen):
    """One application that the batch belongs to."""

    application_no: str = Field(min_length=1, max_length=64)
    application_date: date | None = None
    category: Category | None = None
    represented_by_lawyer: bool = False
    prior_ministry_application: bool = False

    def as_application(self) -> Application:
        """The same, as the rules take it."""
        return Application(**self.model_dump())


class Manifest(BaseModel):
    """`batch.json` of a batch folder. Unknown keys are ignored, so that stations can be newer than the office."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    batch_id: str = Field(min_length=1, max_length=128)
    station: str = Field(min_length=1, max_length=64)
    office: str = Field(min_length=1, max_length=64)
    scanned_at: datetime
    files: tuple[ManifestFile, ...]
    applications: tuple[ManifestApplication, ...] = ()


class RegisterRow(BaseModel):
    """A row of the office's register: which application a batch belongs to, and its dates."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    application_no: str
    application_date: date
    as_of_date: date | None = None
    batch: str
