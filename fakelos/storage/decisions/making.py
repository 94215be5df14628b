"""Decisions: made by the one who holds the dossier, ended badly only by two people, numbered and printed at once.

A decision, its audit entry, its protocol number, its sealed letters and where the dossier goes are one transaction.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit, protocol
from fakelos.storage.decisions.checks import Choice, check, rests_on, snapshot
from fakelos.storage.decisions.inquiries import ask, open_inquiries
from fakelos.storage.decisions.letters import Printer
from fakelos.storage.decisions.rescans import request_rescans
from fakelos.storage.decisions.table import NEGATIVE, OPEN, RULES, Kind, State, first_signature
from fakelos.storage.dossiers import NotFound, dossiers_visible_to
from fakelos.storage.models import Decision, Dossier, User
from fakelos.storage.queues.claims import require_claim
from fakelos.storage.queues.standing import fall_due
from fakelos.storage.search.keys import add_number
from fakelos.storage.storable import storable

A_MOMENT = timedelta(minutes=2)


def draft(user: User, dossier_id: UUID, choice: Choice) -> Decision:
    """The decision as it would be written, for a preview: nothing is stored, no number is taken.

    Raises:
        NotFound: unknown or forbidden.
        Conflict: `decision_not_possible` where the dossier stands.
    """
    dossier = dossiers_visible_to(user).select_related("office").filter(pk=dossier_id).first()
    if dossier is None:
        raise NotFound
    decision = _made(user, dossier, choice)
    decision.day = protocol.today()
    return decision


def decide(user: User, dossier_id: UUID, choice: Choice, printer: Printer) -> Decision:
    """Write a decision down, print it, and send the dossier on. A negative one waits for a second signature.

    Raises:
        NotFound, NotClaimed: as `claims.require_claim`.
        Conflict: `decision_not_possible` where the dossier stands.
        BadInput: what the choice lacks, see `decisions_checks.check`; `protocol_taken`.
    """
    with printer.sealing() as seal, transaction.atomic():
        dossier = require_claim(user, dossier_id)
        decision = _made(user, dossier, choice)
        check(dossier, choice)
        decision.save(force_insert=True)
        request_rescans(decision, choice.pages)
        if RULES[choice.kind].to is State.WAITING_AUTHORITIES:
            ask(decision, choice.authorities)
        before = dossier.state
        _move(dossier, _destination(dossier, choice.kind), user)
        if choice.kind in NEGATIVE:
            _note(user, "decision.proposed", decision, before)
        else:
            _bring_into_force(decision, choice.protocol_no)
            _note(user, "decision.made", decision, before, seal(decision))
            fall_due(dossier)
    return decision


def countersign(user: User, dossier_id: UUID, protocol_no: str, printer: Printer) -> Decision:
    """Sign what another officer has proposed: it comes into force, gets its number, and the dossier is done.

    Raises:
        NotFound, NotClaimed: as `claims.require_claim`.
        Conflict: `decision_not_possible` without a proposal, `second_person_needed` for who proposed it,
            `dossier_changed` if it no longer rests on what the dossier says.
        BadInput: `protocol_taken`.
    """
    with printer.sealing() as seal, transaction.atomic():
        dossier, decision = _proposal(user, dossier_id)
        if not rests_on(decision, dossier):
            raise Conflict("dossier_changed")
        _sign(decision, user)
        _move(dossier, State.DONE, user)
        _bring_into_force(decision, protocol_no)
        _note(user, "decision.countersigned", decision, State.COUNTERSIGN, seal(decision))
    return decision


def draft_countersigned(user: User, dossier_id: UUID) -> Decision:
    """What `countersign` would bring into force, for a preview; nothing is stored.

    Raises:
        NotFound: unknown, forbidden, or nothing is proposed.
    """
    if not dossiers_visible_to(user).filter(pk=dossier_id).exists():
        raise NotFound
    decision = proposal_of(dossier_id)
    if decision is None:
        raise NotFound
    decision.day = protocol.today()
    decision.signed_by = user if user.pk != decision.made_by_id else None
    return decision


@transaction.atomic
def send_back(user: User, dossier_id: UUID, answer: str) -> Decision:
    """Refuse to sign: the dossier returns to the queue with the second officer's answer.

    Raises:
        NotFound, NotClaimed: as `claims.require_claim`.
        Conflict: as `countersign`.
        BadInput: `reason_needed` without an answer.
    """
    dossier, decision = _proposal(user, dossier_id)
    if not storable(answer).strip():
        raise BadInput("reason_needed")
    _sign(decision, user)
    decision.state, decision.answer = Decision.State.SENT_BACK, storable(answer.strip())
    decision.save()
    _move(dossier, State.READY, user)
    _note(user, "decision.sent_back", decision, State.COUNTERSIGN)
    return decision


def just_made(user: User, dossier_id: UUID) -> Decision | None:
    """The newest decision on a dossier if this user made or signed it a moment ago, for who sends a form twice."""
    visible = Decision.objects.filter(dossier=dossier_id, dossier__in=dossiers_visible_to(user))
    newest = visible.order_by("-made_at").first()
    if newest is None or user.pk != (newest.signed_by_id or newest.made_by_id):
        return None
    return newest if timezone.now() - (newest.signed_at or newest.made_at) < A_MOMENT else None


def proposal_of(dossier_id: UUID) -> Decision | None:
    """What waits for a second signature."""
    waiting = Decision.objects.select_related("office", "made_by", "dossier__office")
    return waiting.filter(dossier=dossier_id, state=Decision.State.PROPOSED).first()


def _made(user: User, dossier: Dossier, choice: Choice) -> Decision:
    if dossier.state not in OPEN:
        raise Conflict("decision_not_possible")
    return Decision(
        dossier=dossier,
        office=dossier.office,
        kind=choice.kind,
        state=Decision.State.PROPOSED if choice.kind in NEGATIVE else Decision.State.IN_FORCE,
        made_by=user,
        reason=storable(choice.reason.strip()),
        doubts_reason=storable(choice.doubts_reason.strip()),
        rested_on=storable(snapshot(dossier)),
        details=_details(choice),
    )


def _details(choice: Choice) -> dict[str, Any]:
    values = {"lines": list(choice.lines), "language": choice.language}
    return {name: storable(value) for name, value in values.items() if value}


def _proposal(user: User, dossier_id: UUID) -> tuple[Dossier, Decision]:
    """The dossier and what is proposed on it, both locked, for a second person."""
    dossier = require_claim(user, dossier_id)
    waiting = Decision.objects.select_for_update(of=("self",)).select_related("office", "made_by")
    decision = waiting.filter(dossier=dossier, state=Decision.State.PROPOSED).first()
    if dossier.state != State.COUNTERSIGN or decision is None:
        raise Conflict("decision_not_possible")
    if decision.made_by_id == user.pk:
        raise Conflict("second_person_needed")
    decision.dossier = dossier
    return dossier, decision


def _sign(decision: Decision, user: User) -> None:
    decision.signed_by = user
    Decision.objects.filter(pk=decision.pk).update(signed_at=Now())
    decision.signed_at = Decision.objects.values_list("signed_at", flat=True).get(pk=decision.pk)


def _bring_into_force(decision: Decision, typed_number: str) -> None:
    decision.state, decision.day = Decision.State.IN_FORCE, protocol.today()
    if RULES[Kind(decision.kind)].letters:
        protocol.enter(decision, typed_number)
        add_number(decision.dossier, decision.protocol)
    decision.save()


def _destination(dossier: Dossier, kind: Kind) -> State:
    """Where one signature leads; a dossier does not wait for authorities of which none was asked."""
    to = first_signature(State(dossier.state), kind)
    idle = to is State.WAITING_AUTHORITIES and not open_inquiries(dossier).exists()
    return State.READY if idle else to


def _move(dossier: Dossier, to: State, user: User) -> None:
    """Send the dossier on, held by nobody; what is proposed is not offered to who proposed it."""
    dossier.state = to
    dossier.proposed_by = user if to is State.COUNTERSIGN else None
    dossier.claimed_by, dossier.claimed_until = None, None
    dossier.save(update_fields=["state", "proposed_by", "claimed_by", "claimed_until"])
    Dossier.objects.filter(pk=dossier.pk).update(updated_at=Now())


def _note(
    user: User, action: str, decision: Decision, before: str, letters: list[dict[str, str]] | None = None
) -> None:
    details = {
        "decision": str(decision.pk),
        "kind": decision.kind,
        "before": before,
        "after": decision.dossier.state,
        "protocol": decision.protocol,
        "letters": letters or [],
    }
    audit.append(str(user.pk), action, decision.dossier_id, decision.office, details)
