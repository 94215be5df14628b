"""What the dossier's page says of decisions: what is proposed, what else there is, what was decided, who was asked."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise

from fakelos.review.decisions.wording import ANSWERS, AUTHORITIES, FOLLOWS, KINDS
from fakelos.review.queue.claims import lease_of
from fakelos.review.wording import DOSSIER_STATES
from fakelos.storage import protocol
from fakelos.storage.decisions.checks import Progress, doubts, needs_reason, progress_from
from fakelos.storage.decisions.table import OPEN, RULES, Kind, State, proposed
from fakelos.storage.holdings import decisions_of
from fakelos.storage.models import Decision, Dossier, Inquiry, Reopening, Role, User
from fakelos.storage.queues.claims import CLAIMERS


class Offer(NamedTuple):
    """A decision that may be taken; `unusual` ones ask for a reason, since the findings do not lead there."""

    kind: Kind
    title: Promise
    follows: Promise
    unusual: bool


class InquiryShown(NamedTuple):
    """A question to another authority and its answer, if one has come."""

    inquiry: Inquiry
    authority: Promise
    answer: Promise | str
    overdue: bool


class Panel(NamedTuple):
    """The decision panel of one dossier for one user.

    Attributes:
        dossier: the dossier.
        state: where it stands, in words.
        proposed: the decision that the findings lead to, if they lead to one.
        others: what else may be decided.
        doubtful: how many doubtful lines the proposed decision would pass over.
        proposal: what waits for a second signature; `own`: the user proposed it.
        held: the user holds the dossier; without that nothing is offered.
        may_decide: the user's role decides at all.
        made: the decisions so far, the latest first.
        inquiries: who was asked.
        may_reopen: the dossier is done, and the user may have it examined again.
        reopened: the last time that this was done, if it is not done again since.
    """

    dossier: Dossier
    state: Promise
    proposed: Offer | None
    others: list[Offer]
    doubtful: int
    proposal: Decision | None
    own: bool
    held: bool
    may_decide: bool
    made: list[Decision]
    inquiries: list[InquiryShown]
    may_reopen: bool
    reopened: Reopening | None


def panel_of(user: User, dossier: Dossier) -> Panel:
    """The panel; `dossier` as `get_dossier` gave it."""
    state = State(dossier.state)
    made = decisions_of(dossier)
    inquiries = list(dossier.inquiries.all()) if made else []
    progress = progress_from(dossier, made, inquiries)
    proposal = next((one for one in made if one.state == Decision.State.PROPOSED), None)
    named = proposed(dossier.outcome, certified=progress.certified) if state in OPEN else None
    offers = [_offer(dossier, progress, kind) for kind in Kind] if state in OPEN else []
    return Panel(
        dossier=dossier,
        state=DOSSIER_STATES[state],
        proposed=next((offer for offer in offers if offer.kind is named), None),
        others=sorted((offer for offer in offers if offer.kind is not named), key=lambda offer: offer.unusual),
        doubtful=len(doubts(progress, named)) if named else 0,
        proposal=proposal,
        own=proposal is not None and proposal.made_by_id == user.pk,
        held=lease_of(user, dossier).mine,
        may_decide=user.role in CLAIMERS,
        made=made,
        inquiries=_shown(inquiries, timezone.localdate(dossier.clock)),
        may_reopen=state is State.DONE and user.role == Role.SUPERVISOR,
        reopened=_reopened(dossier, made),
    )


def _reopened(dossier: Dossier, made: list[Decision]) -> Reopening | None:
    """Why a dossier that was done once is examined again; others are not asked for."""
    ended = any(RULES[Kind(one.kind)].to is State.DONE and one.state == Decision.State.IN_FORCE for one in made)
    again = ended and dossier.state != State.DONE
    return dossier.reopenings.select_related("made_by").first() if again else None


def inquiries_of(dossier: Dossier) -> list[InquiryShown]:
    """The questions to other authorities, the oldest first."""
    return _shown(list(dossier.inquiries.all()), protocol.today())


def _shown(inquiries: list[Inquiry], today: date) -> list[InquiryShown]:
    return [_inquiry(row, today) for row in inquiries]


def _inquiry(row: Inquiry, today: date) -> InquiryShown:
    overdue = row.answered_on is None and row.due_on is not None and row.due_on < today
    answer = ANSWERS[Inquiry.Answer(row.answer)] if row.answer else ""
    return InquiryShown(row, AUTHORITIES[Inquiry.Authority(row.authority)], answer, overdue)


def _offer(dossier: Dossier, progress: Progress, kind: Kind) -> Offer:
    return Offer(kind, KINDS[kind], FOLLOWS[kind], needs_reason(progress, dossier.outcome, kind))
