"""Answers of other authorities that should have come: the officer asks again, or moves the day."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise

from fakelos.review.decisions.wording import AUTHORITIES
from fakelos.storage.decisions.inquiries import overdue_inquiries
from fakelos.storage.models import Inquiry, User
from fakelos.storage.queues.claims import CLAIMERS

MOST_SHOWN = 5


class Overdue(NamedTuple):
    """A question whose answer is overdue since `due_on`."""

    inquiry: UUID
    authority: Promise
    application_no: str
    due_on: date


class OverdueShown(NamedTuple):
    """The first of them, the oldest first; `more`: there are others."""

    rows: list[Overdue]
    more: bool


def overdue_of(user: User) -> OverdueShown:
    """What is overdue in the user's office; nothing for whoever writes no answers down."""
    if user.role not in CLAIMERS:
        return OverdueShown([], more=False)
    columns = ("pk", "authority", "dossier__application_no", "due_on")
    late = list(overdue_inquiries(user).values_list(*columns)[: MOST_SHOWN + 1])
    rows = [Overdue(pk, AUTHORITIES[Inquiry.Authority(whom)], number, day) for pk, whom, number, day in late]
    return OverdueShown(rows[:MOST_SHOWN], more=len(rows) > MOST_SHOWN)
