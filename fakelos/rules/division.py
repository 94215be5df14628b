"""Which papers of a batch belong to which application.

Cover sheets decide first: all that follows one, in the order of files and pages, is its dossier's until
the next; a second person's form under one stands for a cover that is missing. Without covers
the register's applications do, else the numbers on the application forms, else the persons that bring a passport.
What none of these tells stays beside what it was scanned with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from fakelos.rules.forms import (
    forms_among,
    group_with,
    is_anothers,
    nearly_the_same,
    numbers_of_persons,
    numbers_without_cover,
    plain_number,
)
from fakelos.rules.identity import Verdict, identity_of
from fakelos.rules.order import Order
from fakelos.rules.persons import Group, against, group_by_identifiers, in_context
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application


@dataclass(eq=False)
class Share:
    """The papers of one application. `anchor` is its applicant as far as known beforehand.

    `strays` are ids of papers that only lie beside it; `unread_pages` counts what may hide its papers, those that were
    read too where they lie in another's dossier.
    """

    application: Application
    anchor: Group = field(default_factory=Group)
    documents: list[Document] = field(default_factory=list)
    strays: set[str] = field(default_factory=set)
    unread_pages: int = 0

    def is_numbered(self, number: str | None) -> bool:
        """Whether `number` means this application."""
        own = plain_number(self.application.application_no or "")
        return bool(own and number and plain_number(number) == own)

    def is_nearly(self, number: str) -> bool:
        """Whether one misread character may be all that parts `number` from this application's."""
        return nearly_the_same(number, self.application.application_no or "")


Mark: TypeAlias = tuple[tuple[int, int], Share]
"""A position in the batch from which on papers belong to a share."""


def divide(
    documents: Sequence[Document],
    covers: Sequence[Cover],
    applications: Sequence[Application],
    unread_pages: Sequence[tuple[str, int]],
) -> list[Share]:
    """Divide a batch; every document goes to exactly one share, in the order of the scan."""
    covers = [cover for cover in covers if plain_number(cover.application_no)]
    order = Order(documents, covers)
    documents = sorted(documents, key=order.of_document)
    shares = _shares(documents, covers, applications, order)
    if len(shares) == 1:
        shares[0].documents = documents
        shares[0].unread_pages = len(unread_pages)
    elif covers:
        _by_covers(shares, documents, covers, order)
        _count_unread(shares, covers, unread_pages, order)
    else:
        _by_persons(shares, documents)
        _doubt_all(shares, len(unread_pages))
    _doubt_all((share for share in shares if not share.documents), sum(len(d.pages) for d in documents))
    return shares


def _shares(
    documents: list[Document], covers: Sequence[Cover], applications: Sequence[Application], order: Order
) -> list[Share]:
    """One share for each application that the register, the covers, the forms, or else the passports know of."""
    shares: list[Share] = []
    for application in applications:
        if not any(share.is_numbered(application.application_no) for share in shares):
            shares.append(Share(application))
    _add_numbered(shares, (cover.application_no for cover in covers))
    if shares and not covers:
        return shares
    groups, _ = group_by_identifiers(documents)
    if covers:
        _add_numbered(shares, numbers_without_cover(documents, groups, covers, order))
        return shares
    _add_numbered(shares, numbers_of_persons(documents, groups))
    by_passport = [Share(Application(), group) for group in groups if group.has(DocumentClass.PASSPORT)]
    return shares or by_passport or [Share(Application())]


def _add_numbered(shares: list[Share], numbers: Iterable[str | None]) -> None:
    for number in numbers:
        if number and not any(share.is_numbered(number) for share in shares):
            shares.append(Share(Application(application_no=number)))


def _by_covers(shares: list[Share], documents: list[Document], covers: Sequence[Cover], order: Order) -> None:
    """Give each cover what follows it; a form of an application whose cover is missing stands for the cover."""
    uncovered = [s for s in shares if not any(s.is_numbered(cover.application_no) for cover in covers)]
    marks = _marks(shares, covers, order)
    for form in forms_among(documents):
        share = next((s for s in uncovered if s.is_numbered(form.text_of("application_no"))), None)
        marks += [(order.of_document(form), share)] if share else []
    leading = _give_by_marks(marks, documents, order)
    for share in shares:
        share.anchor = Group([(form, identity_of(form)) for form in forms_among(share.documents)])
    _bring_home(shares, uncovered)
    _give_leading(leading, shares, uncovered, min(marks, key=lambda mark: mark[0])[1])
    for share in shares:
        share.documents.sort(key=order.of_document)


def _marks(shares: list[Share], covers: Sequence[Cover], order: Order) -> list[Mark]:
    """Where each cover lies, and the share that it opens."""
    at = ((order.of_page(cover.file, cover.page), cover.application_no) for cover in covers)
    return [(position, share) for position, number in at for share in shares if share.is_numbered(number)]


def _give_by_marks(marks: list[Mark], documents: Iterable[Document], order: Order) -> list[Document]:
    """Give each document to the last mark before it, and return those before all marks."""
    leading: list[Document] = []
    for document in documents:
        share = _last_before(marks, order.of_document(document))
        (share.documents if share else leading).append(document)
    return leading


def _last_before(marks: Iterable[Mark], position: tuple[int, int]) -> Share | None:
    before = [mark for mark in marks if mark[0] <= position]
    return max(before, key=lambda mark: mark[0])[1] if before else None


def _bring_home(shares: list[Share], uncovered: list[Share]) -> None:
    """Papers that lie under another's cover or form, since a cover is missing, go to whom they surely speak of."""
    for share in shares:
        for document in tuple(share.documents):
            owner = _owner(document, shares)
            if owner and owner is not share and (owner in uncovered or share in uncovered):
                share.documents.remove(document)
                owner.documents.append(document)


def _give_leading(leading: list[Document], shares: list[Share], uncovered: list[Share], first: Share) -> None:
    """Papers before the first cover: to the application they surely speak of, to the one without a cover, or beside."""
    beside = uncovered[0] if len(uncovered) == 1 else first
    for document in leading:
        _give(document, _owner(document, shares), beside)


def _give(document: Document, owner: Share | None, beside: Share) -> None:
    (owner or beside).documents.append(document)
    if owner is None:
        beside.strays.add(document.id)


def _owner(document: Document, shares: Iterable[Share]) -> Share | None:
    """The only application whose applicant a paper surely speaks of."""
    identity = identity_of(document)
    anchors = [share for share in shares if share.anchor.entries]
    owners = []
    for share in anchors:
        rivals = [other.anchor for other in anchors if other is not share]
        if in_context(identity, share.anchor, rivals).verdict is Verdict.SAME:
            owners.append(share)
    return owners[0] if len(owners) == 1 else None


def _count_unread(
    shares: list[Share], covers: Sequence[Cover], unread_pages: Sequence[tuple[str, int]], order: Order
) -> None:
    for file, page in unread_pages:
        share = _last_before(_marks(shares, covers, order), order.of_page(file, page))
        _doubt_all([share] if share else shares, 1)


def _doubt_all(shares: Iterable[Share], pages: int) -> None:
    """Pages that may be anybody's make every one of these dossiers doubtful."""
    for share in shares:
        share.unread_pages += pages


def _by_persons(shares: list[Share], documents: list[Document]) -> None:
    """Give each application what speaks of its applicant, and what nobody claims to the one it was scanned beside."""
    groups, _ = group_by_identifiers(documents)
    _anchor(shares, groups, documents)
    owners = {document.id: _group_owner(group, shares) for group in groups for document in group.documents}
    claimed = [owners.get(document.id) or _owner(document, shares) for document in documents]
    beside = next((share for share in claimed if share), shares[0])
    for document, owner in zip(documents, claimed, strict=True):
        beside = owner or beside
        home = _not_excluded(document, beside, shares)
        _give(document, owner, home)
        if owner is None:
            _doubt_all(_claiming(document, home, shares), len(document.pages))


def _claiming(document: Document, home: Share, shares: Iterable[Share]) -> list[Share]:
    """The other applications, as of twins, whose applicant a paper may speak of that lies beside `home`."""
    identity = identity_of(document)
    others = (share for share in shares if share is not home)
    return [share for share in others if against(identity, share.anchor.identities).verdict is Verdict.SAME]


def _not_excluded(document: Document, beside: Share, shares: Sequence[Share]) -> Share:
    """The share beside which a paper lies; the only other one that it may speak of, if surely not of this one."""
    possible = [share for share in shares if not is_anothers(document, share.anchor)]
    return possible[0] if beside not in possible and len(possible) == 1 else beside


def _anchor(shares: list[Share], groups: list[Group], documents: list[Document]) -> None:
    """Find each application's applicant: by the number on the form; the last one left by being the last."""
    for form in forms_among(documents):
        share = _meant(form.text_of("application_no"), shares)
        if share and not share.anchor.entries:
            share.anchor = group_with(form, groups) or Group([(form, identity_of(form))])
    used = [share.anchor for share in shares if share.anchor.entries]
    free = [s for s in shares if not s.anchor.entries]
    left = [g for g in groups if g not in used and g.has(DocumentClass.PASSPORT, DocumentClass.APPLICATION_FORM)]
    if len(free) == len(left) == 1:
        free[0].anchor = left[0]


def _meant(number: str | None, shares: Iterable[Share]) -> Share | None:
    """The application that a number means: the same, or the only one that differs by one misread character."""
    shares = tuple(shares)
    exact = [share for share in shares if share.is_numbered(number)]
    near = exact or [share for share in shares if number and share.is_nearly(number)]
    return near[0] if len(near) == 1 else None


def _group_owner(group: Group, shares: Iterable[Share]) -> Share | None:
    """The application whose applicant a group of papers is; a group may be so by any of its papers."""
    owners = [share for share in shares if share.anchor is group]
    found = owners or [share for document in group.documents if (share := _owner(document, shares))]
    return found[0] if found and all(share is found[0] for share in found) else None
