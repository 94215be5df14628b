"""How an evaluation places a dossier in the queues: what is doubtful, how sure the machine is, what falls due."""

from typing import Any

from django.db.models import Min

from fakelos.schemas.dossier import Evaluation, Finding, Status
from fakelos.storage.models import Document
from fakelos.storage.papers import Ids


def standing_of(evaluation: Evaluation, ids: Ids) -> dict[str, Any]:
    """The columns of the dossier's row by which queues filter and order it.

    `certainty` is the share of the proposed category's formal lines that are free of doubt, times the
    confidence of the least certain paper that they rest on; 0 if there is no line.
    """
    asked = [line for line in evaluation.examinations[0].formal if line.status is not Status.NOT_REQUIRED]
    doubts = sum(line.status is Status.DOUBTFUL for line in asked)
    share = 1 - doubts / len(asked) if asked else 0.0
    return {
        "doubtful": doubts > 0,
        "certainty": share * _least_confidence(asked, ids),
        "deadline": evaluation.buyout_deadline,
    }


def _least_confidence(lines: list[Finding], ids: Ids) -> float:
    papers = {ids.stored(one.document) for line in lines for one in line.evidence}
    least: float | None = Document.objects.filter(pk__in=papers).aggregate(least=Min("confidence"))["least"]
    return 1.0 if least is None else least
