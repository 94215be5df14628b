"""The reviewers' queue: prepared dossiers, the most pressing first."""

from django.db.models import QuerySet

from fakelos.storage.dossiers import dossiers_visible_to
from fakelos.storage.models import Dossier, User


def waiting_dossiers(user: User) -> QuerySet[Dossier]:
    """Dossiers that wait for a reviewer of the user's office: by priority, higher numbers first, then by age."""
    ready = dossiers_visible_to(user).filter(state=Dossier.State.READY)
    return ready.order_by("-priority", "created_at", "pk")
