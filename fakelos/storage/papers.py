"""Documents of a batch: how they are written down, and read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet

from fakelos.schemas.document import Document as Paper
from fakelos.schemas.document import Field
from fakelos.storage.kept import kept
from fakelos.storage.models import Batch, Document, FieldValue, Item
from fakelos.storage.storable import bounded, storable

KEPT_OF_FIELD = tuple(code for code in Field.model_fields if code != "scan")
"""What a run reads of a value; papers that lie in several files are made by reviewers alone."""


@dataclass(frozen=True)
class Ids:
    """What papers are called in the database. `fresh` are the ids that the run gave to those it has read."""

    batch_id: UUID
    fresh: frozenset[str] = frozenset()

    def stored(self, paper_id: str) -> UUID:
        """The stored id: made from the batch for a fresh paper; a paper from the database carries its own."""
        return uuid5(self.batch_id, paper_id) if paper_id in self.fresh else UUID(paper_id)


def save_papers(batch: Batch, papers: Sequence[Paper]) -> Ids:
    """Replace the documents of the batch. `file` is the item's name; none is in a dossier yet."""
    ids = Ids(batch.pk, frozenset(paper.id for paper in papers))
    items = {item.name: item for item in batch.items.all()}
    kept = [_save(items[paper.file], position, paper, ids) for position, paper in enumerate(papers)]
    Document.objects.filter(item__batch=batch).exclude(pk__in=kept).delete()
    for paper in papers:
        if paper.duplicate_of:
            Document.objects.filter(pk=ids.stored(paper.id)).update(duplicate_of=ids.stored(paper.duplicate_of))
    return ids


def load_papers(rows: Sequence[Document]) -> list[Paper]:
    """Papers as they were read, under their stored ids; `item` of each row had better been fetched."""
    fields = _fields_of(rows)
    return [_load(row, fields[row.pk]) for row in rows]


def _load(row: Document, fields: dict[str, Field]) -> Paper:
    values: dict[str, Any] = {
        "id": str(row.pk),
        "file": row.item.name,
        "pages": row.pages,
        "doc_class": row.doc_class or None,
        "confidence": row.confidence,
        "fields": fields,
        "candidates": row.candidates,
        "problems": row.problems,
        "duplicate_of": str(row.duplicate_of_id) if row.duplicate_of_id else None,
    }
    return Paper.model_validate(values)


def _save(item: Item, position: int, paper: Paper, ids: Ids) -> UUID:
    values = {
        "item": item,
        "ref": bounded(paper.id, 128),
        "position": position,
        "pages": list(paper.pages),
        "doc_class": paper.doc_class or "",
        "confidence": paper.confidence,
        "candidates": list(paper.candidates),
        "problems": list(paper.problems),
        "stray": False,
        "duplicate_of": None,
        "dossier": None,
    }
    document, _ = Document.objects.update_or_create(pk=ids.stored(paper.id), defaults=values)
    document.fields.all().delete()
    FieldValue.objects.bulk_create(_field(document, code, field) for code, field in paper.fields.items())
    return document.pk


def _field(document: Document, code: str, field: Field) -> FieldValue:
    return FieldValue(
        document=document,
        code=code,
        value=storable(field.value),
        confidence=field.confidence,
        page=field.page,
        box=field.box,
        problem=field.problem or "",
        alternatives=storable(field.alternatives),
    )


def _fields_of(rows: Sequence[Document]) -> dict[UUID, dict[str, Field]]:
    """The fields of each document by their codes, in one query; a large dossier has hundreds."""
    found: dict[UUID, dict[str, Field]] = {row.pk: {} for row in rows}
    dossiers = {row.dossier_id for row in rows}
    only = dossiers.pop() if len(dossiers) == 1 else None
    stored = _values_of(only) if only else _values(FieldValue.objects.filter(document__in=found))
    for one in stored:
        document, code, problem = one.pop("document"), one.pop("code"), one.pop("problem") or None
        if document in found:
            found[document][code] = Field.model_validate({**one, "problem": problem})
    return found


@kept
def _values_of(dossier: UUID) -> QuerySet[FieldValue, dict[str, Any]]:
    return _values(FieldValue.objects.filter(document__dossier=dossier))


def _values(rows: QuerySet[FieldValue]) -> QuerySet[FieldValue, dict[str, Any]]:
    found: QuerySet[FieldValue, dict[str, Any]] = rows.order_by("pk").values("document", "code", *KEPT_OF_FIELD)
    return found
