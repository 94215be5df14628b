"""The pages of a dossier as the strip shows them."""

from typing import NamedTuple
from uuid import UUID

from fakelos.review.dossier.addresses import view_url
from fakelos.review.dossier.contents import Contents, PageKey
from fakelos.review.wording import reason


class Sheet(NamedTuple):
    """One page in the strip: the `ordinal`-th of the dossier, the `number`-th of its file.

    `paper` names the document that it belongs to, empty if none does.
    """

    id: UUID
    ordinal: int
    number: int
    url: str
    file: str
    paper: str
    blank: bool
    problems: list[str]


def sheets_of(contents: Contents) -> dict[PageKey, Sheet]:
    """The dossier's pages as the strip shows them, in the order in which they lie."""
    return {
        place: Sheet(
            id=page.pk,
            ordinal=ordinal,
            number=page.number,
            url=view_url(contents.dossier.pk, "page", page.pk),
            file=page.item.name,
            paper=contents.labels.get(place, ""),
            blank=page.blank or place in contents.blanks,
            problems=[reason(code) for code in page.problems],
        )
        for ordinal, (place, page) in enumerate(contents.pages.items(), start=1)
    }
