"""What a reviewer's form says, as a change of this dossier, with what stood there before."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import ValidationError

from fakelos.review.corrections.values import read_typed_day, read_value
from fakelos.review.dossier.contents import Contents
from fakelos.review.field_words import FIELDS
from fakelos.schemas.corrections import (
    AcceptedTie,
    ApplicationChange,
    Change,
    ClassChange,
    FieldChange,
    Merge,
    Move,
    Resolved,
    Rotation,
    Split,
    Whose,
)
from fakelos.schemas.document import Document, Leaf
from fakelos.schemas.dossier import Finding, Status
from fakelos.schemas.errors import BadInput
from fakelos.storage.corrections.effect import stands_without
from fakelos.storage.evaluations import load_finding
from fakelos.storage.storable import storable

Form = Mapping[str, str]


class Asked(NamedTuple):
    """A change, what stood there before, and the reviewer's reason."""

    change: Change
    before: Any
    reason: str = ""


def asked_for(contents: Contents, form: Form) -> Asked:
    """Read a form of the dossier's screen.

    Raises:
        BadInput: with a reason code that says what to do; nothing was changed.
    """
    read = _READERS.get(form.get("kind", ""))
    if read is None:
        raise BadInput("correction_not_understood")
    try:
        return read(contents, form)
    except (ValidationError, ValueError):
        raise BadInput("correction_not_understood") from None


def _class(contents: Contents, form: Form) -> Asked:
    paper = _paper(contents, form)
    change = ClassChange.model_validate({"document": paper.id, "doc_class": form.get("doc_class") or None})
    return Asked(change, paper.doc_class)


def _field(contents: Contents, form: Form) -> Asked:
    """A value set, confirmed, added, or marked as not there (`gone`)."""
    paper, code = _paper(contents, form), form.get("code", "")
    read = paper.fields.get(code)
    if code not in FIELDS and not read:
        raise BadInput("correction_not_understood")
    before = read.value if read else None
    if "gone" in form:
        return Asked(FieldChange(document=paper.id, code=code, value=None), before)
    if "confirm" in form and read:
        return Asked(FieldChange(document=paper.id, code=code, value=read.value, problem=_kept(read.problem)), before)
    value, problem = read_value(code, form.get("value", ""))
    at = _named_leaf(contents, paper, form) if form.get("page") else {}
    change = FieldChange.model_validate({"document": paper.id, "code": code, "value": value, "problem": problem, **at})
    return Asked(change, before)


def _kept(problem: str | None) -> str | None:
    """A wrong check digit stays wrong when a person confirms that it is printed so; other doubts are settled."""
    return problem if problem == "check_digit" else None


def _split(contents: Contents, form: Form) -> Asked:
    paper = _paper(contents, form)
    at = _named_leaf(contents, paper, form)
    if at == _said_of(paper, paper.leaves[0]):
        raise BadInput("correction_not_understood")
    change = Split.model_validate({"document": paper.id, "doc_class": form.get("doc_class") or None, **at})
    return Asked(change, contents.ordinals_of(paper))


def _merge(contents: Contents, form: Form) -> Asked:
    paper, into = _two_papers(contents, form)
    across = contents.files[paper.id] != contents.files[into.id]
    change = Merge(document=paper.id, into=into.id, across=across)
    return Asked(change, [contents.ordinals_of(paper), contents.ordinals_of(into)])


def _move(contents: Contents, form: Form) -> Asked:
    paper, into = _two_papers(contents, form)
    at = _named_leaf(contents, paper, form)
    leaf = Leaf(at["scan"] or paper.id, at["page"])
    if paper.joined and not stands_without(paper, leaf):
        raise BadInput("joined_pages_alone")
    across = contents.files[leaf.document] != contents.files[into.id]
    change = Move.model_validate({"document": paper.id, "into": into.id, "across": across, **at})
    return Asked(change, [[contents.ordinal(leaf)], contents.ordinals_of(into)])


def _two_papers(contents: Contents, form: Form) -> tuple[Document, Document]:
    paper, into = _paper(contents, form), _paper(contents, form, "into")
    if paper.id == into.id:
        raise BadInput("correction_not_understood")
    return paper, into


def _named_leaf(contents: Contents, paper: Document, form: Form) -> dict[str, Any]:
    """The page of the paper that the form names by its id, as changes name it."""
    named = form.get("page", "")
    for leaf, place in zip(paper.leaves, contents.places_of(paper), strict=True):
        if place in contents.pages and str(contents.pages[place].pk) == named:
            return _said_of(paper, leaf)
    raise BadInput("correction_not_understood")


def _said_of(paper: Document, leaf: Leaf) -> dict[str, Any]:
    return {"page": leaf.number, "scan": leaf.document if leaf.document != paper.id else None}


def _rotate(contents: Contents, form: Form) -> Asked:
    page = UUID(form.get("page", ""))
    if page not in {one.pk for one in contents.pages.values()}:
        raise BadInput("correction_not_understood")
    change = Rotation.model_validate({"page": page, "degrees": int(form.get("degrees", ""))})
    return Asked(change, contents.turns.get(page, 0))


def _person(contents: Contents, form: Form) -> Asked:
    paper = _paper(contents, form)
    change = Whose.model_validate({"document": paper.id, "role": form.get("role")})
    return Asked(change, contents.case.role_of(paper.id))


def _line(contents: Contents, form: Form) -> Asked:
    """A doubtful line resolved; the reason is asked for, since it stands in the place of evidence."""
    found = _finding(contents, form.get("examination", ""), form.get("code", ""))
    reason = " ".join(storable(form.get("reason", "")).split())
    if not reason:
        raise BadInput("resolution_without_reason")
    if found.status is not Status.DOUBTFUL:
        raise BadInput("line_not_doubtful")
    values = {"status": form.get("status"), "reason": reason, "category": contents.dossier.category}
    named = {"examination": found.examination, "code": found.code, "doubt": found.doubt}
    change = Resolved.model_validate({**values, **named})
    return Asked(change, {"status": found.status, "reason_el": found.reason_el, "reason_en": found.reason_en}, reason)


def _finding(contents: Contents, examination: str, code: str) -> Finding:
    wanted = (contents.dossier.category, examination, code)
    for row in contents.findings:
        if (row.category, row.examination, row.code) == wanted:
            return load_finding(row)
    raise BadInput("correction_not_understood")


def _tie(contents: Contents, form: Form) -> Asked:
    paper = _paper(contents, form)
    change = AcceptedTie(document=paper.id, accepted=form.get("accepted") != "no")
    return Asked(change, paper.id in contents.case.accepted_ties)


def _application(contents: Contents, form: Form) -> Asked:
    known = contents.case.application
    if form.get("application_date"):
        day = read_typed_day(form["application_date"])
        return Asked(ApplicationChange(application_date=day), str(known.application_date or ""))
    if form.get("category"):
        return Asked(ApplicationChange.model_validate({"category": form["category"]}), known.category)
    raise BadInput("value_empty")


def _paper(contents: Contents, form: Form, name: str = "document") -> Document:
    paper = contents.paper(form.get(name, ""))
    if paper is None:
        raise BadInput("paper_changed")
    return paper


_READERS: Mapping[str, Callable[[Contents, Form], Asked]] = {
    "class": _class,
    "field": _field,
    "split": _split,
    "merge": _merge,
    "move": _move,
    "rotate": _rotate,
    "person": _person,
    "line": _line,
    "tie": _tie,
    "application": _application,
}
