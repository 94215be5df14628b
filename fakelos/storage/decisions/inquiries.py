"""What other authorities are asked in the substantive examination (SVC 4 α–γ), and what they answer."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now, TruncDate

from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit, protocol
from fakelos.storage.decisions.table import State
from fakelos.storage.dossiers import NotFound, dossiers_visible_to
from fakelos.storage.models import Decision, Dossier, Inquiry, User
from fakelos.storage.queues.claims import CLAIMERS
from fakelos.storage.storable import storable

EXPECTED_WITHIN = timedelta(days=30)
"""When an unanswered question is shown as overdue. No source sets it; the officer may write another day."""
LONGEST_NOTE = 2000


def ask(decision: Decision, authorities: Iterable[Inquiry.Authority]) -> None:
    """Note that these authorities are asked today, in the caller's transaction; who owes an answer is left out."""
    day = protocol.today()
    asked = set(open_inquiries(decision.dossier).values_list("authority", flat=True))
    Inquiry.objects.bulk_create(
        Inquiry(
            dossier=decision.dossier,
            authority=authority,
            sent_on=day,
            due_on=day + EXPECTED_WITHIN,
            sent_by=decision.made_by,
        )
        for authority in dict.fromkeys(authorities)
        if authority not in asked
    )


def open_inquiries(dossier: Dossier) -> QuerySet[Inquiry]:
    """The questions on a dossier that nobody has answered yet."""
    return dossier.inquiries.filter(answered_on=None)


@transaction.atomic
def answer_inquiry(user: User, inquiry_id: UUID, answer: Inquiry.Answer, answered_on: date, note: str = "") -> Inquiry:
    """Write an answer down; once all have come, a dossier that waits for them returns to the queue.

    Raises:
        NotFound: unknown or forbidden.
        Conflict: `inquiry_answered` if it has an answer already.
        BadInput: `day_impossible` for a day before the question or after today; `text_too_long`.
    """
    inquiry, dossier = _locked(user, inquiry_id)
    _check(inquiry, answered_on, note)
    inquiry.answer, inquiry.answered_on, inquiry.answered_by = answer, answered_on, user
    inquiry.note = storable(note.strip())
    inquiry.save()
    before = dossier.state
    _return_if_all_answered(dossier)
    about = {"inquiry": str(inquiry.pk), "authority": inquiry.authority, "answer": answer}
    details = {**about, "before": before, "after": dossier.state}
    audit.append(str(user.pk), "inquiry.answered", dossier.pk, dossier.office, details)
    return inquiry


def _check(inquiry: Inquiry, answered_on: date, note: str) -> None:
    if not inquiry.sent_on <= answered_on <= protocol.today():
        raise BadInput("day_impossible")
    if len(note) > LONGEST_NOTE:
        raise BadInput("text_too_long")


@transaction.atomic
def expect_by(user: User, inquiry_id: UUID, due_on: date) -> None:
    """Set the day from which an unanswered question is overdue.

    Raises:
        NotFound: unknown or forbidden.
        Conflict: `inquiry_answered`.
        BadInput: `day_impossible` for a day before the question.
    """
    inquiry, dossier = _locked(user, inquiry_id)
    if due_on < inquiry.sent_on:
        raise BadInput("day_impossible")
    before, inquiry.due_on = inquiry.due_on, due_on
    inquiry.save(update_fields=["due_on"])
    details = {"inquiry": str(inquiry.pk), "authority": inquiry.authority}
    days = {"before": before.isoformat() if before else "", "after": due_on.isoformat()}
    audit.append(str(user.pk), "inquiry.expected", dossier.pk, dossier.office, {**details, **days})


def overdue_inquiries(user: User) -> QuerySet[Inquiry]:
    """The unanswered questions of the user's office whose day has passed, the oldest first."""
    late = Inquiry.objects.filter(answered_on=None, due_on__lt=TruncDate(Now()), dossier__in=dossiers_visible_to(user))
    return late.exclude(dossier__state=State.DONE).select_related("dossier").order_by("due_on", "pk")


def _locked(user: User, inquiry_id: UUID) -> tuple[Inquiry, Dossier]:
    if user.role not in CLAIMERS:
        raise NotFound
    known = Inquiry.objects.filter(pk=inquiry_id, dossier__in=dossiers_visible_to(user)).first()
    if known is None:
        raise NotFound
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("office").get(pk=known.dossier_id)
    inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry_id)
    if inquiry.answered_on is not None:
        raise Conflict("inquiry_answered")
    return inquiry, dossier


def _return_if_all_answered(dossier: Dossier) -> None:
    if dossier.state == State.WAITING_AUTHORITIES and not open_inquiries(dossier).exists():
        dossier.state = State.READY
        Dossier.objects.filter(pk=dossier.pk).update(state=State.READY, updated_at=Now())
