"""Letters as they were handed out: sealed under the dossier's key, the same bytes whenever they are printed again."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from fakelos.storage import audit
from fakelos.storage.dossiers import NotFound, dossiers_visible_to
from fakelos.storage.models import Decision, Letter, User
from fakelos.storage.sealed.vault import Vault


class Printed(NamedTuple):
    """One letter as it leaves the press: a PDF. `said` are the dates that it gives, by name, as ISO 8601."""

    kind: str
    language: str
    content: bytes
    said: dict[str, str]


Press = Callable[[Decision], Sequence[Printed]]
"""Prints the letters of a decision that has its number and day."""
Seal = Callable[[Decision], list[dict[str, str]]]
"""Prints and seals the letters of a decision; gives what the audit log keeps of them."""


@dataclass(frozen=True)
class Printer:
    """Where letters are printed, and where they are kept."""

    press: Press
    vault: Vault

    @contextmanager
    def sealing(self) -> Iterator[Seal]:
        """Around a transaction: if it fails, no letter of it stays in the vault."""
        kept: list[str] = []
        try:
            yield lambda decision: [self._seal(decision, at, one, kept) for at, one in enumerate(self.press(decision))]
        except BaseException:
            for blob in kept:
                self.vault.blobs.delete(blob)
            raise

    def _seal(self, decision: Decision, position: int, printed: Printed, kept: list[str]) -> dict[str, str]:
        key = self.vault.keys.open(decision.dossier.data_key)
        blob = self.vault.blobs.put(key, io.BytesIO(printed.content))
        kept.append(blob)
        letter = Letter.objects.create(
            decision=decision,
            kind=printed.kind,
            language=printed.language,
            blob=blob,
            sha256=hashlib.sha256(printed.content).hexdigest(),
            size=len(printed.content),
            position=position,
        )
        decision.details = {**decision.details, **printed.said}
        decision.save(update_fields=["details"])
        return {"letter": str(letter.pk), "kind": letter.kind, "sha256": letter.sha256}


def read_letter(user: User, letter_id: UUID, vault: Vault) -> tuple[Letter, bytes]:
    """A letter and its bytes, and an entry in the audit log that this user read it.

    Raises:
        NotFound: unknown or forbidden.
        BadInput: `papers_erased` with the dossier's key.
    """
    known = Letter.objects.select_related("decision__dossier__data_key", "decision__office")
    letter = known.filter(pk=letter_id, decision__dossier__in=dossiers_visible_to(user)).first()
    if letter is None:
        raise NotFound
    dossier = letter.decision.dossier
    content = vault.blobs.get(vault.keys.open(dossier.data_key), letter.blob)
    audit.append(str(user.pk), "letter.read", dossier.pk, letter.decision.office, {"letter": str(letter.pk)})
    return letter, content
