"""Leave: whose dossiers go back to the office, because they are not there.

A claim is a lease of minutes and every queue is the office's, so that colleagues see what a person on leave
would have done as soon as the claims are given back: the substitute is whoever takes the next dossier.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now, TruncDate

from fakelos.storage import audit
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import Dossier, Role, User
from fakelos.storage.queues.claims import CLAIMERS


@transaction.atomic
def set_leave(by: User, user_id: int, until: date | None) -> None:
    """Mark a person as away to the end of a day, and give back what they hold; None: they are back.

    Everybody may say so of themselves, supervisors of everybody in their office.

    Raises:
        NotFound: there is no such colleague, or it is not for this user to say.
    """
    person = colleagues_of(by).select_for_update().filter(pk=user_id).first()
    if person is None or (person.pk != by.pk and by.role != Role.SUPERVISOR):
        raise NotFound
    User.objects.filter(pk=person.pk).update(away_until=until)
    held = Dossier.objects.filter(claimed_by=person)
    given_back = [str(one) for one in held.values_list("pk", flat=True)] if until else []
    if given_back:
        held.update(claimed_by=None, claimed_until=None)
    details = {"until": until.isoformat() if until else "", "dossiers": given_back}
    audit.append(str(by.pk), "leave.set" if until else "leave.ended", str(person.pk), person.office, details)


def colleagues_of(user: User) -> QuerySet[User]:
    """The people of the user's office who take dossiers, the user among them."""
    return User.objects.filter(office=user.office_id, office__isnull=False, role__in=CLAIMERS, is_active=True)


def away_today(user: User) -> QuerySet[User]:
    """Those of the office who are on leave today, by the database's clock."""
    return colleagues_of(user).filter(away_until__gte=TruncDate(Now())).order_by("away_until", "pk")
