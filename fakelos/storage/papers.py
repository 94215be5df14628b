"""Documents of a batch: how they are written down, and read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from fakelos.schemas.document import Document as Paper
from fakelos.schemas.document import Field
from fakelos.storage.models import Batch, Document, FieldValue, Item
from fakelos.storage.searching import search_form
from fakelos.storage.storable import bounded, storable


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


def load_paper(row: Document) -> Paper:
    """The paper as it was read, under its stored id; `row.item` and `row.fields` had better been fetched."""
    values: dict[str, Any] = {
        "id": str(row.pk),
        "file": row.item.name,
        "pages": row.pages,
        "doc_class": row.doc_class or None,
        "confidence": row.confidence,
        "fields": {field.code: _load_field(field) for field in row.fields.all()},
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
        search=search_form(field.value),
    )


def _load_field(row: FieldValue) -> Field:
    values: dict[str, Any] = {
        "value": row.value,
        "confidence": row.confidence,
        "page": row.page,
        "box": row.box,
        "problem": row.problem or None,
        "alternatives": row.alternatives,
    }
    return Field.model_validate(values)
