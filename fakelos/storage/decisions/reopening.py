"""Done dossiers: a supervisor may have one examined again, and has to say why."""

from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit
from fakelos.storage.decisions.checks import LONGEST_TEXT
from fakelos.storage.decisions.table import State
from fakelos.storage.dossiers import NotFound, dossiers_visible_to
from fakelos.storage.models import Dossier, Reopening, Role, User
from fakelos.storage.storable import storable


@transaction.atomic
def reopen(supervisor: User, dossier_id: UUID, reason: str) -> Reopening:
    """Put a done dossier back into the queue; its decisions, letters and numbers stay as they are.

    Raises:
        NotFound: unknown, forbidden, or the user is no supervisor.
        Conflict: `decision_not_possible` if it is not done.
        BadInput: `reason_needed` without a reason, `text_too_long`.
    """
    rows = dossiers_visible_to(supervisor).select_for_update(of=("self",)).select_related("office")
    dossier = rows.filter(pk=dossier_id).first()
    if dossier is None or supervisor.role != Role.SUPERVISOR:
        raise NotFound
    if dossier.state != State.DONE:
        raise Conflict("decision_not_possible")
    if not storable(reason).strip():
        raise BadInput("reason_needed")
    if len(reason) > LONGEST_TEXT:
        raise BadInput("text_too_long")
    reopening = Reopening.objects.create(dossier=dossier, made_by=supervisor, reason=storable(reason.strip()))
    Dossier.objects.filter(pk=dossier.pk).update(state=State.READY, updated_at=Now())
    details = {"reopening": reopening.pk, "before": State.DONE, "after": State.READY}
    audit.append(str(supervisor.pk), "dossier.reopened", dossier.pk, dossier.office, details)
    return reopening
