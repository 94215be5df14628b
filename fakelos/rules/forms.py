"""The application forms of a batch: whose they are, and which applications their numbers tell."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from fakelos.rules.identity import Verdict, identity_of
from fakelos.rules.order import Order
from fakelos.rules.persons import Group, against
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.document_class import DocumentClass


def plain_number(text: str) -> str:
    """An application number without what offices print differently.

    >>> plain_number("77196 / 2016") == plain_number("077196/2016")
    True
    """
    parts = "".join(c if c.isalnum() else " " for c in text.upper()).split()
    return " ".join(part.lstrip("0") for part in parts)


def nearly_the_same(one: str, other: str) -> bool:
    """Whether one misread character may be all that parts two application numbers."""
    return Levenshtein.distance(plain_number(one), plain_number(other), score_cutoff=1) <= 1


def forms_among(documents: Iterable[Document]) -> Iterator[Document]:
    """The forms, in their order."""
    return (document for document in documents if document.doc_class is DocumentClass.APPLICATION_FORM)


def group_with(document: Document, groups: Iterable[Group]) -> Group | None:
    """The person among these whose paper it is."""
    return next((group for group in groups if any(document is held for held in group.documents)), None)


def is_anothers(document: Document, group: Group) -> bool:
    """Whether a paper is surely of somebody else."""
    return against(identity_of(document), group.identities).verdict is Verdict.DIFFERENT


def numbers_of_persons(documents: list[Document], groups: list[Group]) -> Iterator[str | None]:
    """The numbers on the forms, one a person: a form scanned twice may be read in two ways."""
    seen: list[Group] = []
    for form in forms_among(documents):
        group = group_with(form, groups)
        if group is None or group not in seen:
            yield form.text_of("application_no")
        if group:
            seen.append(group)


def numbers_without_cover(
    documents: list[Document], groups: list[Group], covers: Sequence[Cover], order: Order
) -> Iterator[str]:
    """The numbers on forms before all covers, and of people surely others than whose form comes first after the cover.

    A number that only one misread character parts from a cover's is that cover's, unless its own form lies there.
    """
    stands = sorted((order.of_page(cover.file, cover.page), cover.application_no) for cover in covers)
    forms = [(form, _cover_before(stands, order.of_document(form))) for form in forms_among(documents)]
    own: dict[str, Group] = {}
    for form, cover in forms:
        if cover and (group := group_with(form, groups)):
            own.setdefault(cover, group)
    for form, cover in forms:
        number = form.text_of("application_no") or ""
        near = {known for _, known in stands if nearly_the_same(number, known)}
        claimed = near | ({cover} if cover else set())
        if number and all(known in own and is_anothers(form, own[known]) for known in claimed):
            yield number


def _cover_before(stands: list[tuple[tuple[int, int], str]], position: tuple[int, int]) -> str | None:
    """The number on the last cover before a position."""
    under = bisect(stands, position, key=lambda stand: stand[0])
    return stands[under - 1][1] if under else None
