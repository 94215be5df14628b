"""The page that the reviewer looks at: which one was asked for, and which place on it is marked."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from fakelos.review.contents import Contents, PageKey
from fakelos.review.law import requirement_of
from fakelos.review.papers import Sheet, paper_anchor
from fakelos.review.wording import bilingual, field_label, shown_value
from fakelos.storage.models import FindingRow

MARGIN = 0.004
"""Room between what is marked and the line around it, as a fraction of the page."""


class Place(NamedTuple):
    """A place in the papers: a page, the box on it if there is one, what stands there, in which document."""

    page: PageKey
    box: Sequence[float] | None = None
    label: str = ""
    document: UUID | None = None


class Rectangle(NamedTuple):
    """A box as SVG draws it, in fractions of the page; as text, so that no language writes commas."""

    x: str
    y: str
    width: str
    height: str


class Link(NamedTuple):
    """A way to another view of the same dossier."""

    url: str


class Viewer(NamedTuple):
    """The page view; `image_url` is empty where the page has no image."""

    sheet: Sheet
    image_url: str
    width: int
    height: int
    box: Rectangle | None
    mark_label: str
    paper_anchor: str
    previous: Sheet | None
    next: Sheet | None
    here: str
    zoomed: bool
    zoom: Link


def viewer_of(contents: Contents, sheets: dict[PageKey, Sheet], show: str, *, zoomed: bool) -> Viewer | None:
    """What `show` asks for, or the first page that is not blank; None for a dossier without pages.

    `show` is `page-<id>`, `field-<id>` or `evidence-<finding>-<n>`. What is no longer there, since the
    dossier was examined anew, is no error.
    """
    place = find_place(contents, show)
    if place is None or place.page not in contents.pages:
        place = _first(contents)
    return _view(contents, sheets, place, show, zoomed=zoomed) if place else None


def find_place(contents: Contents, show: str) -> Place | None:
    """The place that `show` names; None if the dossier holds no such thing."""
    kind, _, rest = show.partition("-")
    match kind:
        case "page":
            return next((Place(key) for key, page in contents.pages.items() if str(page.pk) == rest), None)
        case "field":
            return _field_place(contents, rest)
        case "evidence":
            return _evidence_place(contents, *rest.partition("-")[::2])
    return None


def _field_place(contents: Contents, field_id: str) -> Place | None:
    fields = (field for document in contents.documents.values() for field in document.fields.all())
    field = next((field for field in fields if str(field.pk) == field_id), None)
    if field is None:
        return None
    item = contents.documents[field.document_id].item_id
    label = f"{field_label(field.code)}: {shown_value(field.value)}"
    return Place((item, field.page), field.box, label, field.document_id)


def _evidence_place(contents: Contents, finding_id: str, number: str) -> Place | None:
    finding = next((finding for finding in contents.findings if str(finding.pk) == finding_id), None)
    if finding is None or not number.isdecimal() or int(number) >= len(finding.evidence):
        return None
    evidence = finding.evidence[int(number)]
    document = contents.documents.get(UUID(evidence["document"]))
    if document is None:
        return None
    return Place((document.item_id, evidence["page"]), evidence["box"], _title(contents, finding), document.pk)


def _title(contents: Contents, finding: FindingRow) -> str:
    asked = requirement_of(contents.dossier, finding)
    return bilingual(asked, "title") if asked else ""


def _first(contents: Contents) -> Place | None:
    keys = [key for key, page in contents.pages.items() if not page.blank] or list(contents.pages)
    return Place(keys[0]) if keys else None


def _view(contents: Contents, sheets: dict[PageKey, Sheet], place: Place, show: str, *, zoomed: bool) -> Viewer:
    page = contents.pages[place.page]
    order = list(sheets)
    at = order.index(place.page)
    here = f"{reverse('dossier', args=[contents.dossier.pk])}?show={show}" if place.label else sheets[place.page].url
    return Viewer(
        sheet=sheets[place.page],
        image_url=reverse("page_image", args=[page.pk]) if page.image else "",
        width=page.width,
        height=page.height,
        box=rectangle(place.box) if place.box else None,
        mark_label=place.label,
        paper_anchor=paper_anchor(place.document) if place.document else "",
        previous=sheets[order[at - 1]] if at > 0 else None,
        next=sheets[order[at + 1]] if at + 1 < len(order) else None,
        here=here,
        zoomed=zoomed,
        zoom=Link(here if zoomed else f"{here}&zoom=1"),
    )


def rectangle(box: Sequence[float]) -> Rectangle:
    """A box with a margin, cut at the edges of the page.

    >>> rectangle((0.0, 0.5, 0.25, 0.75))
    Rectangle(x='0.0000', y='0.4960', width='0.2540', height='0.2580')
    """
    x0, y0, x1, y1 = box
    left, top = max(0.0, x0 - MARGIN), max(0.0, y0 - MARGIN)
    right, bottom = min(1.0, x1 + MARGIN), min(1.0, y1 + MARGIN)
    return Rectangle(*(f"{number:.4f}" for number in (left, top, right - left, bottom - top)))
