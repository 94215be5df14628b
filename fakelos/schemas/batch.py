"""What a station sends: a manifest and its files; and what the office's register says of a batch."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fakelos.schemas.dossier import Application, Category

SHA256 = r"^[0-9A-Fa-f]{64}$"
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days of papers lie between; rules count decades from them."""


def is_plausible(day: date) -> bool:
    """Whether an application may be of this day; a slip of the pen, or of malice, is not.

    >>> is_plausible(date(2016, 7, 6)), is_plausible(date(16, 7, 6))
    (True, False)
    """
    return EARLIEST <= day <= LATEST


def _plausible(day: date) -> date:
    if not is_plausible(day):
        raise ValueError("implausible")
    return day


PaperDay = Annotated[date, AfterValidator(_plausible)]


class Tolerant(BaseModel):
    """What others write. Unknown keys are ignored, so that stations can be newer than the office."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class ManifestFile(Tolerant):
    """One file as the station names it; the hash may come in capitals."""

    name: str = Field(min_length=1, max_length=255)
    sha256: Annotated[str, AfterValidator(str.lower)] = Field(pattern=SHA256)


class ManifestApplication(Tolerant):
    """One application that the batch belongs to."""

    application_no: str = Field(min_length=1, max_length=64)
    application_date: PaperDay | None = None
    category: Category | None = None
    represented_by_lawyer: bool = False
    prior_ministry_application: bool = False

    def as_application(self) -> Application:
        """The same, as the rules take it."""
        return Application(**self.model_dump())


class Manifest(Tolerant):
    """`batch.json` of a batch folder."""

    batch_id: str = Field(min_length=1, max_length=128)
    station: str = Field(min_length=1, max_length=64)
    office: str = Field(min_length=1, max_length=64)
    scanned_at: datetime
    files: tuple[ManifestFile, ...]
    applications: tuple[ManifestApplication, ...] = ()


class RegisterRow(Tolerant):
    """A row of the office's register: which application a batch belongs to, and its dates."""

    application_no: str
    application_date: PaperDay
    as_of_date: PaperDay | None = None
    batch: str
