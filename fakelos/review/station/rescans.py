"""What officers ask a station to scan again, and the batches that answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from fakelos.review.station.sending import Particulars, send
from fakelos.schemas.errors import BadInput
from fakelos.storage.decisions.rescans import bring, open_rescans
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.models import Decision, Dossier, User

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True)
class Asked:
    """What an officer asks to be scanned again: the decision that asks, and the pages by file and number."""

    decision: Decision
    dossier: Dossier
    pages: list[tuple[str, int]]

    def particulars(self) -> Particulars:
        """What the batch that answers is known by."""
        dossier = self.dossier
        return Particulars(f"rescan-{self.decision.pk}", dossier.application_no, dossier.application_date)


def asked_of(user: User) -> list[Asked]:
    """The open requests for another scan, the oldest first."""
    asked: dict[UUID, Asked] = {}
    for row in open_rescans(user):
        one = asked.setdefault(row.decision_id, Asked(row.decision, row.dossier, []))
        one.pages.append((row.item.name if row.item else "", row.number))
    return list(asked.values())


def send_for(
    user: User, files: Sequence["UploadedFile[bytes]"], particulars: Particulars, wanted: UUID | None
) -> Receipt:
    """Take files in; those that answer the officer's request `wanted` are noted in the same breath.

    Such a batch is known by the request, whatever `particulars` say.

    Raises:
        BadInput: `rescan_answered` if nothing is asked for by this decision any more; else as `send`.
        ToolFailure: the store failed; nothing was kept.
    """
    if wanted is None:
        return send(user, files, particulars)
    asked = next((one for one in asked_of(user) if one.decision.pk == wanted), None)
    if asked is None:
        raise BadInput("rescan_answered")
    with transaction.atomic():
        receipt = send(user, files, asked.particulars())
        bring(user, wanted, receipt.batch_id)
    return receipt
