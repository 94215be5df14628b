"""The page that the reviewer looks at: which one was asked for, which places on it are marked, how it is turned."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from fakelos.review.dossier.addresses import dossier_url, paper_anchor
from fakelos.review.dossier.contents import Contents, PageKey
from fakelos.review.dossier.sheets import Sheet
from fakelos.review.field_words import field_label, said
from fakelos.review.law import requirement_of
from fakelos.review.wording import bilingual
from fakelos.schemas.corrections import WHOLE_PAGE
from fakelos.schemas.document import Document
from fakelos.storage.models import FindingRow, Page

MARGIN = 0.004
"""Room between what is marked and the line around it, as a fraction of the page."""
ZOOMS = 4
"""Steps of enlarging; how wide each is, the style sheet says."""
QUARTER, FULL = 90, 360
INDEX = re.compile(r"\d{1,4}", re.ASCII)


class Place(NamedTuple):
    """A place in the papers: a page, the box on it if there is one, what stands there, in which document."""

    page: PageKey
    box: Sequence[float] | None = None
    label: str = ""
    document: str = ""


class Rectangle(NamedTuple):
    """A box as SVG draws it, in units of the image; as text, so that no language writes commas."""

    x: str
    y: str
    width: str
    height: str
    label: str = ""


class Looks(NamedTuple):
    """How the reviewer asks to see the page: a step of enlarging, and degrees clockwise beyond its own turn."""

    zoom: int = 0
    turn: int = 0

    @classmethod
    def asked(cls, zoom: str, turn: str) -> "Looks":
        """What the address says; anything else is as usual.

        >>> Looks.asked("2", "270"), Looks.asked("99", "45"), Looks.asked("", "x")
        (Looks(zoom=2, turn=270), Looks(zoom=3, turn=0), Looks(zoom=0, turn=0))
        """
        step = int(zoom) if zoom.isascii() and zoom.isdecimal() and len(zoom) < len("100") else 0
        degrees = int(turn) if turn in {"90", "180", "270"} else 0
        return cls(min(step, ZOOMS - 1), degrees)


class Viewer(NamedTuple):
    """The page view. `image_url` is empty where the page has no image; `turned` is how the picture stands, in degrees.

    `spots` are all values read on the page, `box` the one in view. The links lead to other looks of the
    same place; `None` where there is none.
    """

    sheet: Sheet
    image_url: str
    width: int
    height: int
    turned: int
    box: Rectangle | None
    spots: list[Rectangle]
    mark_label: str
    document: str
    paper_anchor: str
    previous: str | None
    next: str | None
    here: str
    zoom: int
    turned_by_hand: bool
    closer: str | None
    wider: str | None
    clockwise: str
    counterclockwise: str

    @property
    def sideways(self) -> bool:
        """Whether the picture's width is its page's height."""
        return self.turned % 180 == QUARTER

    @property
    def view_box(self) -> str:
        """The drawing's size in pixels of the image."""
        return f"0 0 {self.height} {self.width}" if self.sideways else f"0 0 {self.width} {self.height}"

    @property
    def transform(self) -> str:
        """What turns the page inside the drawing."""
        moves = {90: (self.height, 0), 180: (self.width, self.height), 270: (0, self.width)}
        right, down = moves.get(self.turned, (0, 0))
        return f"translate({right} {down}) rotate({self.turned})"


def viewer_of(contents: Contents, sheets: dict[PageKey, Sheet], asked: tuple[str, str], looks: Looks) -> Viewer | None:
    """What is `asked` for, or the first page that is not blank; None for a dossier without pages.

    The first of the two is `page-<id>`, `field-<document>.<code>` or `evidence-<examination>.<code>.<n>`, the second
    the id of the page that stays in view where the first leads elsewhere, since the dossier was examined anew.
    """
    place = _place_asked(contents, *asked)
    return _view(contents, sheets, place, (asked[0], looks)) if place else None


def page_in_view(contents: Contents, show: str, page: str) -> str:
    """The id of the page that is shown where this is asked for; empty for a dossier without pages."""
    place = _place_asked(contents, show, page)
    return str(contents.pages[place.page].pk) if place else ""


def _place_asked(contents: Contents, show: str, page: str) -> Place | None:
    wanted, kept = find_place(contents, show), find_place(contents, f"page-{page}")
    if wanted is None or wanted.page not in contents.pages or (kept and kept.page != wanted.page):
        return kept or _first(contents)
    return wanted


def find_place(contents: Contents, show: str) -> Place | None:
    """The place that `show` names; None if the dossier holds no such thing."""
    kind, _, rest = show.partition("-")
    match kind:
        case "page":
            return next((Place(key) for key, page in contents.pages.items() if str(page.pk) == rest), None)
        case "field":
            return _field_place(contents, *rest.partition(".")[::2])
        case "evidence":
            return _evidence_place(contents, *rest.rpartition(".")[::2])
    return None


def _field_place(contents: Contents, document: str, code: str) -> Place | None:
    paper = contents.paper(document)
    read = next((one for one in contents.machine.documents if one.id == document), None)
    field = (paper.fields.get(code) if paper else None) or (read.fields.get(code) if read else None)
    whole = paper or read
    if field is None or whole is None:
        return None
    label = f"{field_label(code)}: {said(code, field.value)}"
    return Place(contents.place_of(whole, field), field.box, label, document)


def _evidence_place(contents: Contents, line: str, number: str) -> Place | None:
    examination, _, code = line.partition(".")
    wanted = (contents.dossier.category, examination, code)
    found = (one for one in contents.findings if (one.category, one.examination, one.code) == wanted)
    finding = next(found, None)
    if finding is None or not INDEX.fullmatch(number) or int(number) >= len(finding.evidence):
        return None
    evidence = finding.evidence[int(number)]
    place = contents.evidence_place(evidence)
    return Place(place, evidence["box"], _title(contents, finding), evidence["document"]) if place else None


def _title(contents: Contents, finding: FindingRow) -> str:
    asked = requirement_of(contents.dossier, finding)
    return bilingual(asked, "title") if asked else ""


def _first(contents: Contents) -> Place | None:
    keys = [key for key, page in contents.pages.items() if not page.blank] or list(contents.pages)
    return Place(keys[0]) if keys else None


def _view(contents: Contents, sheets: dict[PageKey, Sheet], place: Place, asked: tuple[str, Looks]) -> Viewer:
    show, looks = asked
    page, sheet = contents.pages[place.page], sheets[place.page]
    before, after = _neighbours(sheets, place.page)
    paper = _paper_at(contents, place)
    here = f"{dossier_url(contents.dossier.pk)}?show={show}" if place.label else sheet.url
    return Viewer(
        sheet=sheet,
        image_url=reverse("page_image", args=[page.pk]) if page.image else "",
        width=page.width,
        height=page.height,
        turned=(contents.turns.get(page.pk, 0) + looks.turn) % FULL,
        box=rectangle(place.box, page) if place.box and tuple(place.box) != WHOLE_PAGE else None,
        spots=list(_spots(contents, paper, place.page)) if paper else [],
        mark_label=place.label,
        document=paper.id if paper else "",
        paper_anchor=paper_anchor(paper.id) if paper else "",
        previous=_link(before.url, Looks(looks.zoom)) if before else None,
        next=_link(after.url, Looks(looks.zoom)) if after else None,
        here=here,
        zoom=looks.zoom,
        turned_by_hand=looks.turn > 0,
        closer=_link(here, looks._replace(zoom=looks.zoom + 1)) if looks.zoom + 1 < ZOOMS else None,
        wider=_link(here, looks._replace(zoom=looks.zoom - 1)) if looks.zoom else None,
        clockwise=_link(here, looks._replace(turn=(looks.turn + QUARTER) % FULL)),
        counterclockwise=_link(here, looks._replace(turn=(looks.turn - QUARTER) % FULL)),
    )


def _neighbours(sheets: dict[PageKey, Sheet], place: PageKey) -> tuple[Sheet | None, Sheet | None]:
    """The pages before and after one, in the order in which they lie."""
    order, at = list(sheets.values()), list(sheets).index(place)
    return order[at - 1] if at else None, next(iter(order[at + 1 : at + 2]), None)


def _link(here: str, looks: Looks) -> str:
    query = urlencode({name: value for name, value in looks._asdict().items() if value})
    return f"{here}&{query}" if query else here


def _paper_at(contents: Contents, place: Place) -> Document | None:
    if place.document:
        return contents.paper(place.document)
    return next((one for one in contents.case.documents if place.page in contents.places_of(one)), None)


def _spots(contents: Contents, paper: Document, place: PageKey) -> Iterator[Rectangle]:
    """The places of all values of the paper that stand on the page."""
    for code, field in paper.fields.items():
        if contents.place_of(paper, field) == place and field.box != WHOLE_PAGE:
            label = f"{field_label(code)}: {said(code, field.value)}"
            yield rectangle(field.box, contents.pages[place])._replace(label=label)


def rectangle(box: Sequence[float], page: Page) -> Rectangle:
    """A box with a margin, cut at the edges of the page.

    >>> rectangle((0.0, 0.5, 0.25, 0.75), Page(width=1000, height=2000))
    Rectangle(x='0.0', y='992.0', width='254.0', height='516.0', label='')
    """
    x0, y0, x1, y1 = box
    left, top = max(0.0, x0 - MARGIN), max(0.0, y0 - MARGIN)
    right, bottom = min(1.0, x1 + MARGIN), min(1.0, y1 + MARGIN)
    sides = (left * page.width, top * page.height, (right - left) * page.width, (bottom - top) * page.height)
    return Rectangle(*(f"{side:.1f}" for side in sides))
