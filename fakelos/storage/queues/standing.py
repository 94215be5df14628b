"""How evaluation and decisions place a dossier in the queues: what is doubtful, how sure it is, what falls due."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Min

from fakelos.schemas.dossier import Evaluation, Finding, Status
from fakelos.storage.models import Decision, Document, Dossier
from fakelos.storage.papers import Ids

COUNTED = (Status.MET, Status.MISSING, Status.DOUBTFUL)
"""The answers of which queues say how many there are."""


def standing_of(dossier: Dossier, evaluation: Evaluation, ids: Ids) -> dict[str, Any]:
    """The columns of the dossier's row by which queues filter, order and describe it.

    `certainty` is the share of the proposed category's formal lines that are free of doubt, times the
    confidence of the least certain paper that they rest on; 0 if there is no line.
    """
    asked = [line for line in evaluation.examinations[0].formal if line.status is not Status.NOT_REQUIRED]
    number = Counter(line.status for line in asked)
    share = 1 - number[Status.DOUBTFUL] / len(asked) if asked else 0.0
    return {
        "doubtful": number[Status.DOUBTFUL] > 0,
        **{f"formal_{status}": number[status] for status in COUNTED},
        "certainty": share * _least_confidence(asked, ids),
        **_falls_due(dossier, evaluation.buyout_deadline),
    }


def fall_due(dossier: Dossier) -> None:
    """Note anew what falls due next, after a decision."""
    buyout = dossier.evaluation.get("buyout_deadline")
    due = _falls_due(dossier, date.fromisoformat(buyout) if buyout else None)
    Dossier.objects.filter(pk=dossier.pk).update(**due)


def _falls_due(dossier: Dossier, buyout: date | None) -> dict[str, Any]:
    """The earlier of the day of the buy-out decision and the last one of the latest certificate."""
    days = {Dossier.Deadline.BUYOUT: buyout, Dossier.Deadline.CERTIFICATE: _certified_until(dossier)}
    known = [(day, kind) for kind, day in days.items() if day]
    day, kind = min(known, default=(None, ""))
    return {"deadline": day, "deadline_kind": kind}


def _certified_until(dossier: Dossier) -> date | None:
    given = Decision.objects.filter(dossier=dossier, state=Decision.State.IN_FORCE, details__has_key="valid_until")
    latest = given.order_by("-made_at").values_list("details", flat=True).first()
    return date.fromisoformat(latest["valid_until"]) if latest else None


def _least_confidence(lines: list[Finding], ids: Ids) -> float:
    papers = {ids.stored(one.document) for line in lines for one in line.evidence}
    least: float | None = Document.objects.filter(pk__in=papers).aggregate(least=Min("confidence"))["least"]
    return 1.0 if least is None else least
