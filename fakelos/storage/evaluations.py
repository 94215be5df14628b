"""What the law found in a dossier: how it is written down, and read back."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import uuid5

from django.db.models.functions import Now

from fakelos.schemas.dossier import CategoryExamination, Evaluation, Finding
from fakelos.schemas.dossier import Person as PersonFound
from fakelos.storage.models import Document, Dossier, FindingRow, Person
from fakelos.storage.papers import Ids
from fakelos.storage.queues.standing import standing_of
from fakelos.storage.search.keys import index_dossier
from fakelos.storage.storable import bounded, storable

BESIDE = frozenset({"outcomes", "persons", "unread_pages"})
"""What a dossier's row keeps together with its evaluation."""
SUMMARY = ("category", "category_claimed", "outcome", "routing_reason_el", "routing_reason_en")


def save_evaluation(dossier: Dossier, persons: Sequence[PersonFound], evaluation: Evaluation, ids: Ids) -> None:
    """Replace the persons and findings of a dossier, and what its row says of them."""
    kept = [_save_person(dossier, position, person, ids) for position, person in enumerate(persons)]
    dossier.persons.exclude(pk__in=[person.pk for person in kept]).delete()
    dossier.findings.all().delete()
    FindingRow.objects.bulk_create(_rows(dossier, evaluation, ids))
    summary: dict[str, Any] = {name: storable(getattr(evaluation, name) or "") for name in SUMMARY}
    values = {**summary, **standing_of(dossier, evaluation, ids), "priority": evaluation.priority}
    Dossier.objects.filter(pk=dossier.pk).update(
        **values, evaluation=_as_json(evaluation, persons, ids), updated_at=Now()
    )
    index_dossier(dossier)


def load_evaluation(dossier: Dossier) -> Evaluation:
    """The evaluation as it was saved; evidence names documents by their stored ids."""
    outcomes = dict(dossier.evaluation["outcomes"])
    findings = {
        category: list(rows) for category, rows in groupby(dossier.findings.order_by("position"), lambda r: r.category)
    }
    examinations = [_examination(category, outcomes[category], findings.get(category, [])) for category in outcomes]
    values = {name: value for name, value in dossier.evaluation.items() if name not in BESIDE}
    return Evaluation.model_validate({**values, "examinations": examinations})


def load_persons(dossier: Dossier) -> tuple[PersonFound, ...]:
    """The persons as they were found."""
    return tuple(map(PersonFound.model_validate, dossier.evaluation.get("persons", ())))


def _as_json(evaluation: Evaluation, persons: Sequence[PersonFound], ids: Ids) -> dict[str, Any]:
    outcomes = [[one.category, one.outcome] for one in evaluation.examinations]
    summary: dict[str, Any] = storable(evaluation.model_dump(mode="json", exclude={"examinations"}))
    return {**summary, "outcomes": outcomes, "persons": [_person_as_json(person, ids) for person in persons]}


def _person_as_json(person: PersonFound, ids: Ids) -> dict[str, Any]:
    papers = [str(ids.stored(paper)) for paper in person.documents]
    told: dict[str, Any] = storable(person.model_dump(mode="json"))
    return {**told, "documents": papers}


def _save_person(dossier: Dossier, position: int, person: PersonFound, ids: Ids) -> Person:
    values = {
        "dossier": dossier,
        "position": position,
        "role": person.role,
        "names_el": storable(person.names_el),
        "names_lat": storable(person.names_lat),
        "birth_date": bounded(person.birth_date or "", 32),
        "reasons": storable(person.reasons),
    }
    row, _ = Person.objects.update_or_create(pk=uuid5(dossier.pk, person.id), defaults=values)
    row.documents.set(Document.objects.filter(pk__in=[ids.stored(paper) for paper in person.documents]))
    return row


def _rows(dossier: Dossier, evaluation: Evaluation, ids: Ids) -> list[FindingRow]:
    findings = [
        (one.category, finding) for one in evaluation.examinations for finding in (*one.formal, *one.substantive)
    ]
    return [_row(dossier, at, category, finding, ids) for at, (category, finding) in enumerate(findings)]


def _row(dossier: Dossier, position: int, category: str, finding: Finding, ids: Ids) -> FindingRow:
    evidence = [{**one.model_dump(mode="json"), "document": str(ids.stored(one.document))} for one in finding.evidence]
    values = storable(finding.model_dump(mode="json", exclude={"evidence"}))
    return FindingRow(dossier=dossier, position=position, category=category, evidence=storable(evidence), **values)


def _examination(category: str, outcome: str, rows: list[FindingRow]) -> CategoryExamination:
    values: dict[str, Any] = {"category": category, "outcome": outcome, "formal": [], "substantive": []}
    for row in rows:
        values[row.examination].append(load_finding(row))
    return CategoryExamination.model_validate(values)


def load_finding(row: FindingRow) -> Finding:
    """One requirement answered, as it was found."""
    return Finding.model_validate({name: getattr(row, name) for name in Finding.model_fields})
