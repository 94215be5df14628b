"""Pages of a list whose length was counted only so far."""

from typing import NamedTuple

A_PAGE = 25


class ListPage(NamedTuple):
    """The `number`-th of `pages` pages of a list of `total` entries."""

    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """Where the page begins in the list."""
        return (self.number - 1) * A_PAGE

    @property
    def after(self) -> int:
        """Where the page has ended."""
        return self.first + A_PAGE

    @property
    def previous(self) -> int | None:
        """The page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if there is one."""
        return self.number + 1 if self.number < self.pages else None


def list_page(asked: str, total: int) -> ListPage:
    """The page asked for, as far as there is such a page.

    >>> [list_page(asked, 60).number for asked in ("2", "0", "999", "x", "²", "")]
    [2, 1, 3, 1, 1, 1]
    """
    pages = max(1, -(-total // A_PAGE))
    number = int(asked) if asked.isdecimal() and len(asked) <= len(str(pages)) else _beyond(asked, pages)
    return ListPage(min(max(number, 1), pages), pages, total)


def _beyond(asked: str, pages: int) -> int:
    return pages if asked.isdecimal() else 1
