"""How files come in over the web: the same intake for the station's page and the API."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from fakelos.schemas.batch import Manifest
from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput
from fakelos.storage.intake.manifest import LARGEST, MANIFEST_NAME, parse_manifest
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import User
from fakelos.storage.sealed.vault import open_vault

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


UNNUMBERED = "web"
"""The batch number of senders who keep none: the same files are then the same batch."""


class Particulars(NamedTuple):
    """What the sender knows of a batch. All of it may be left out."""

    batch_no: str = ""
    application_no: str = ""
    application_date: date | None = None

    def applications(self) -> tuple[Application, ...]:
        """The application that the batch belongs to, if anything of it is known."""
        if not (self.application_no or self.application_date):
            return ()
        return (Application(application_no=self.application_no or None, application_date=self.application_date),)


def send(user: User, files: Sequence["UploadedFile[bytes]"], particulars: Particulars) -> Receipt:
    """Take files in as one batch of the user's station. When this returns they are sealed and kept.

    A `batch.json` among them is the manifest. Sending the same again gives the same batch.

    Raises:
        BadInput: `no_station` for a user who stands at none; `bad_manifest`, `wrong_station`.
        ToolFailure: the store failed; nothing was kept.
    """
    if user.station is None:
        raise BadInput("no_station")
    manifest = _manifest(files)
    papers = [file for file in files if manifest is None or file.name != MANIFEST_NAME]
    delivery = Delivery(
        user.station,
        manifest,
        batch_id=particulars.batch_no or UNNUMBERED,
        applications=particulars.applications(),
        actor=str(user.pk),
    )
    return receive(open_vault(), delivery, [(file.name or "", cast("BinaryIO", file)) for file in papers])


def _manifest(files: Sequence["UploadedFile[bytes]"]) -> Manifest | None:
    file = next((file for file in files if file.name == MANIFEST_NAME), None)
    return parse_manifest(file.read(LARGEST + 1)) if file else None
