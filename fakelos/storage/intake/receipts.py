"""What a station is told about its batch."""

from uuid import UUID

from fakelos.schemas.base import Frozen
from fakelos.storage.models import Batch, Item


class ReceivedItem(Frozen):
    """One file of a batch. `reason` is empty, or the code that says why it waits for a person."""

    id: UUID
    name: str
    state: str
    reason: str
    sha256: str
    size: int


class Receipt(Frozen):
    """A batch as it stands. `new`: it had not been sent before."""

    batch_id: UUID
    external_id: str
    state: str
    reason: str
    new: bool
    items: tuple[ReceivedItem, ...]


def receipt_of(batch: Batch, *, new: bool = False) -> Receipt:
    """The receipt of a stored batch."""
    return Receipt(
        batch_id=batch.pk,
        external_id=batch.external_id,
        state=batch.state,
        reason=batch.reason,
        new=new,
        items=tuple(map(_received, batch.items.all())),
    )


def _received(item: Item) -> ReceivedItem:
    return ReceivedItem(
        id=item.pk, name=item.name, state=item.state, reason=item.reason, sha256=item.sha256, size=item.size
    )
