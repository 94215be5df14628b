"""The dossier examined anew after a correction: no page is read, nothing waits, and what changed is told."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from fakelos.review.corrections.forms import Form, asked_for
from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.rules.assembly import reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category, Evaluation, Finding, Outcome, Status
from fakelos.storage.case_files import load_case, save_examined
from fakelos.storage.corrections import making as corrections
from fakelos.storage.evaluations import load_evaluation
from fakelos.storage.models import Correction, Dossier, User
from fakelos.storage.queues.claims import require_claim


class TurnedLine(NamedTuple):
    """A line that a correction turned; None where the category before, or after, does not ask it."""

    code: str
    examination: str
    before: Status | None
    after: Status | None


class Turned(NamedTuple):
    """What a correction changed; `category` and `outcome` are before and after."""

    lines: tuple[TurnedLine, ...]
    category: tuple[Category, Category]
    outcome: tuple[Outcome, Outcome]


def correct(user: User, dossier_id: UUID, form: Form) -> Turned:
    """Make the correction that a form asks for, and examine anew, at once or not at all.

    Raises:
        NotFound: unknown or forbidden.
        Conflict: the user does not hold the dossier, or it is decided.
        BadInput: the form says nothing that can be done; its code says why.
    """

    def make(contents: Contents) -> Correction:
        asked = asked_for(contents, form)
        return corrections.make(user, dossier_id, asked.change, asked.before, asked.reason)

    return _turn(user, dossier_id, make)


def take_back(user: User, dossier_id: UUID, correction_id: int | None = None) -> Turned:
    """Take back one correction, else the last; if there is none, nothing turns. Raises as `correct` does."""
    return _turn(user, dossier_id, lambda _: corrections.take_back(user, dossier_id, correction_id))


def make_again(user: User, dossier_id: UUID) -> Turned:
    """Make the correction again that was taken back last; if there is none, nothing turns. Raises as `correct` does."""
    return _turn(user, dossier_id, lambda _: corrections.make_again(user, dossier_id))


@transaction.atomic
def _turn(user: User, dossier_id: UUID, act: Callable[[Contents], Correction | None]) -> Turned:
    dossier = require_claim(user, dossier_id)
    act(contents_of(dossier))
    return examine_anew(dossier)


def examine_anew(dossier: Dossier) -> Turned:
    """Assemble, evaluate and keep what the law says of the dossier as it is corrected now."""
    before = load_evaluation(dossier)
    case = reassembled(load_case(dossier.pk))
    after = evaluate(case)
    save_examined(dossier, case, after)
    return turned(before, after)


def turned(before: Evaluation, after: Evaluation) -> Turned:
    """What differs between two evaluations of the category that each proposes."""
    return Turned(tuple(_lines(before, after)), (before.category, after.category), (before.outcome, after.outcome))


def _lines(before: Evaluation, after: Evaluation) -> Iterator[TurnedLine]:
    then, now = _statuses(before), _statuses(after)
    for key in dict.fromkeys((*now, *then)):
        if then.get(key) is not now.get(key):
            yield TurnedLine(key[1], key[0], then.get(key), now.get(key))


def _statuses(evaluation: Evaluation) -> dict[tuple[str, str], Status]:
    proposed = evaluation.examinations[0]
    findings: tuple[Finding, ...] = (*proposed.formal, *proposed.substantive)
    return {(finding.examination, finding.code): finding.status for finding in findings}
