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
from fakelos.schemas.document import Document, Field, Leaf
from fakelos.schemas.dossier import CaseFile
from fakelos.storage.corrections.leaves import Sheaf, made_of, sheaf_of

Reread = Mapping[str, Mapping[str, Field]]
"""What papers say that were read again, by their `shape`."""
NOT_REREAD: Reread = MappingProxyType({})
SURE = 1.0
"""The confidence of what a person says."""
DOUBTS_OF_CLASS = frozenset({"class_unknown"})
DOUBTS_OF_BOUNDS = frozenset({"boundary_doubtful"})
"""Problems of a paper that are settled once a person says what it is, or where it begins and ends."""
DOUBTS_OF_A_PART = DOUBTS_OF_BOUNDS | {"incomplete_document"}
"""The same, once a person says which pages belong to it."""


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
    joined = "".join(f" +{scan.document} {_listed(scan.pages)}" for scan in paper.joined)
    return f"{paper.id} {_listed(paper.pages)} {paper.doc_class or ''}{joined}"


def _listed(pages: Iterable[int]) -> str:
    return ",".join(map(str, pages))


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
    values: dict[str, Any] = {"value": change.value, "confidence": SURE, "problem": change.problem}
    return {**others, change.code: Field.model_validate({**values, **_place(paper, change, read)})}


def _place(paper: Document, change: FieldChange, read: Field | None) -> dict[str, Any]:
    """Where a value stands: where it was read, else on the page that the reviewer names, or the first."""
    if read:
        return {"page": read.page, "box": read.box, "scan": read.scan}
    if Leaf(change.scan or paper.id, change.page or 0) in paper.leaves:
        return {"page": change.page, "box": WHOLE_PAGE, "scan": change.scan}
    return {"page": paper.pages[0], "box": WHOLE_PAGE}


def _split(case: CaseFile, change: Split) -> CaseFile:
    paper, leaf = _find(case, change.document), Leaf(change.scan or change.document, change.page)
    if paper is None or leaf not in paper.leaves[1:] or _find(case, change.part):
        return case
    at = paper.leaves.index(leaf)
    first, rest = sheaf_of(paper, paper.leaves[:at]), sheaf_of(paper, paper.leaves[at:])
    second = made_of(_part(paper, change), rest.read_as(leaf.document, change.part))
    return _instead(case, {paper.id: (_bounded(made_of(paper, first)), _bounded(second))})


def _part(paper: Document, change: Split) -> Document:
    """The paper that is split off, before it has its pages."""
    known = {"doc_class": change.doc_class, "confidence": SURE if change.doc_class else 0.0, "candidates": ()}
    return paper.model_copy(update={**known, "id": change.part, "duplicate_of": None})


def _bounded(paper: Document) -> Document:
    return paper.model_copy(update={"problems": _without(paper, DOUBTS_OF_BOUNDS)})


def _without(paper: Document, settled: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in paper.problems if code not in settled)


def _merge(case: CaseFile, change: Merge) -> CaseFile:
    paper, into = _two(case, change)
    if paper is None or into is None:
        return case
    return _instead(case, {paper.id: (), into.id: (_joined(into, sheaf_of(paper), change),)})


def _two(case: CaseFile, change: Merge | Move) -> tuple[Document | None, Document | None]:
    """The two papers that a change names; None where they cannot be joined as it says."""
    paper, into = _find(case, change.document), _find(case, change.into)
    if paper is None or into is None or paper.id == into.id or (paper.file != into.file and not change.across):
        return None, None
    return paper, into


def _joined(into: Document, pages: Sheaf, change: Merge | Move) -> Document:
    """`into` with some pages of another paper; what it says itself comes first."""
    own = pages if change.across else pages.read_as(getattr(change, "scan", None) or change.document, into.id)
    whole = made_of(into, sheaf_of(into), own)
    return whole.model_copy(update={"problems": _without(into, DOUBTS_OF_A_PART)})


def _move(case: CaseFile, change: Move) -> CaseFile:
    paper, into = _two(case, change)
    leaf = Leaf(change.scan or change.document, change.page)
    if paper is None or into is None or leaf not in paper.leaves:
        return case
    left = [one for one in paper.leaves if one != leaf]
    if left and not stands_without(paper, leaf):
        return case
    rest = (_bounded(made_of(paper, sheaf_of(paper, left))),) if left else ()
    return _instead(case, {paper.id: rest, into.id: (_joined(into, sheaf_of(paper, [leaf]), change),)})


def stands_without(paper: Document, leaf: Leaf) -> bool:
    """Whether a page of the paper's own file is left when this one goes; joined pages alone are no paper."""
    return any(one.document == paper.id for one in paper.leaves if one != leaf)


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
