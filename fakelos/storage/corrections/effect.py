"""What corrections make of a case file, one after the other. Pure; what is no longer there is left alone.

A paper that was read anew may have other pages, or be gone: a correction of it then has no effect, which
is no error.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any

from fakelos.schemas.corrections import (
    WHOLE_PAGE,
    AcceptedTie,
    ApplicationChange,
    Change,
    ClassChange,
    FieldChange,
    Merge,
    Move,
    Resolved,
    Split,
    Whose,
)
from fakelos.schemas.document import Document, Field
from fakelos.schemas.dossier import CaseFile

Reread = Mapping[str, Mapping[str, Field]]
"""What papers say that were read again, by their `shape`."""
NOT_REREAD: Reread = MappingProxyType({})
SURE = 1.0
"""The confidence of what a person says."""
DOUBTS_OF_CLASS = frozenset({"class_unknown"})
DOUBTS_OF_BOUNDS = frozenset({"boundary_doubtful"})
"""Problems of a paper that are settled once a person says what it is, or where it begins and ends."""


def corrected(case: CaseFile, changes: Iterable[Change], reread: Reread = NOT_REREAD) -> CaseFile:
    """The case as the reviewer sees it; its persons have still to be told anew.

    `reread` is what papers say that were read again since they were put right. The same changes always give the
    same case, so that taking back the last one gives what was before it.
    """
    said = tuple(changes)
    done = reduce(_apply, said, case)
    read_again = {paper.id: (_read_again(paper, reread[shape(paper)], said),) for paper in _among(done, reread)}
    return _instead(done, read_again) if read_again else done


def shape(paper: Document) -> str:
    """What the values of a paper are read from: its pages, as a paper of its class."""
    return f"{paper.id} {','.join(map(str, paper.pages))} {paper.doc_class or ''}"


def reread_of(stored: Mapping[str, Any]) -> Reread:
    """What papers say that were read again, from how it is kept."""
    return {key: {code: Field.model_validate(one) for code, one in fields.items()} for key, fields in stored.items()}


def _among(case: CaseFile, reread: Reread) -> Iterator[Document]:
    return (paper for paper in case.documents if shape(paper) in reread)


def _read_again(paper: Document, found: Mapping[str, Field], said: Iterable[Change]) -> Document:
    """The paper with the values found, and above them those that a person gave or took away."""
    by_hand = {change.code for change in said if isinstance(change, FieldChange) and _stands(change, paper)}
    kept = {code: field for code, field in paper.fields.items() if code in by_hand}
    return paper.model_copy(update={"fields": {c: f for c, f in found.items() if c not in by_hand} | kept})


def _stands(change: FieldChange, paper: Document) -> bool:
    """Whether the value is this paper's: said of it, or of a paper whose pages it has now."""
    field = paper.fields.get(change.code)
    return change.document == paper.id or (field is not None and field.value == change.value)


def _apply(case: CaseFile, change: Change) -> CaseFile:
    effect: Callable[[CaseFile, Any], CaseFile] | None = _EFFECTS.get(type(change))
    return effect(case, change) if effect else case


def _class(case: CaseFile, change: ClassChange) -> CaseFile:
    def of_class(paper: Document) -> Document:
        return paper.model_copy(update=_known_as(paper, change))

    return _replace(case, change.document, of_class)


def _known_as(paper: Document, change: ClassChange) -> dict[str, Any]:
    return {
        "doc_class": change.doc_class,
        "confidence": SURE if change.doc_class else 0.0,
        "candidates": (),
        "problems": _without(paper, DOUBTS_OF_CLASS),
    }


def _field(case: CaseFile, change: FieldChange) -> CaseFile:
    def with_value(paper: Document) -> Document:
        return paper.model_copy(update={"fields": _fields_with(paper, change)})

    return _replace(case, change.document, with_value)


def _fields_with(paper: Document, change: FieldChange) -> Mapping[str, Field]:
    others = {code: field for code, field in paper.fields.items() if code != change.code}
    if change.value is None:
        return others
    read = paper.fields.get(change.code)
    page = change.page if change.page in paper.pages else None
    place = {"page": read.page, "box": read.box} if read else {"page": page or paper.pages[0], "box": WHOLE_PAGE}
    values: dict[str, Any] = {"value": change.value, "confidence": SURE, "problem": change.problem, **place}
    return {**others, change.code: Field.model_validate(values)}


def _split(case: CaseFile, change: Split) -> CaseFile:
    paper = _find(case, change.document)
    if paper is None or change.page not in paper.pages[1:] or _find(case, change.part):
        return case
    at = paper.pages.index(change.page)
    first = _with_pages(paper, paper.pages[:at])
    second = _with_pages(paper, paper.pages[at:]).model_copy(
        update={
            "id": change.part,
            "doc_class": change.doc_class,
            "confidence": SURE if change.doc_class else 0.0,
            "candidates": (),
            "duplicate_of": None,
        }
    )
    return _instead(case, {paper.id: (first, second)})


def _with_pages(paper: Document, pages: tuple[int, ...]) -> Document:
    fields = {code: field for code, field in paper.fields.items() if field.page in pages}
    return paper.model_copy(update={"pages": pages, "fields": fields, "problems": _without(paper, DOUBTS_OF_BOUNDS)})


def _without(paper: Document, settled: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in paper.problems if code not in settled)


def _merge(case: CaseFile, change: Merge) -> CaseFile:
    paper, into = _find(case, change.document), _find(case, change.into)
    if paper is None or into is None or paper.id == into.id or paper.file != into.file:
        return case
    return _instead(case, {paper.id: (), into.id: (_joined(into, paper, paper.pages),)})


def _joined(into: Document, paper: Document, pages: tuple[int, ...]) -> Document:
    """`into` with some pages of another paper; what it says itself comes first."""
    fields = {code: field for code, field in paper.fields.items() if field.page in pages}
    return into.model_copy(
        update={
            "pages": tuple(sorted({*into.pages, *pages})),
            "fields": {**fields, **into.fields},
            "problems": _without(into, DOUBTS_OF_BOUNDS),
        }
    )


def _move(case: CaseFile, change: Move) -> CaseFile:
    paper, into = _find(case, change.document), _find(case, change.into)
    if (
        paper is None
        or into is None
        or paper.id == into.id
        or paper.file != into.file
        or change.page not in paper.pages
    ):
        return case
    left = tuple(page for page in paper.pages if page != change.page)
    rest = (_with_pages(paper, left),) if left else ()
    return _instead(case, {paper.id: rest, into.id: (_joined(into, paper, (change.page,)),)})


def _whose(case: CaseFile, change: Whose) -> CaseFile:
    return case.model_copy(update={"whose": {**case.whose, change.document: change.role}})


def _line(case: CaseFile, change: Resolved) -> CaseFile:
    return case.model_copy(update={"resolutions": (*case.resolutions, change.resolution)})


def _tie(case: CaseFile, change: AcceptedTie) -> CaseFile:
    one = frozenset({change.document})
    ties = case.accepted_ties | one if change.accepted else case.accepted_ties - one
    return case.model_copy(update={"accepted_ties": ties})


def _application(case: CaseFile, change: ApplicationChange) -> CaseFile:
    known = change.model_dump(include={"application_date", "category"}, exclude_none=True)
    return case.model_copy(update={"application": case.application.model_copy(update=known)})


def _find(case: CaseFile, document_id: str) -> Document | None:
    return next((paper for paper in case.documents if paper.id == document_id), None)


def _replace(case: CaseFile, document_id: str, make: Callable[[Document], Document]) -> CaseFile:
    paper = _find(case, document_id)
    return _instead(case, {document_id: (make(paper),)}) if paper else case


def _instead(case: CaseFile, papers: Mapping[str, tuple[Document, ...]]) -> CaseFile:
    """The case with these papers in the place of those of the ids."""
    documents = tuple(new for old in case.documents for new in papers.get(old.id, (old,)))
    return case.model_copy(update={"documents": documents})


_EFFECTS: Mapping[type, Callable[[CaseFile, Any], CaseFile]] = {
    ClassChange: _class,
    FieldChange: _field,
    Split: _split,
    Merge: _merge,
    Move: _move,
    Whose: _whose,
    Resolved: _line,
    AcceptedTie: _tie,
    ApplicationChange: _application,
}
