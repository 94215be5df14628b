"""Blobs that nothing names: left by a process that was killed between sealing and writing down."""

from collections.abc import Iterator

from fakelos.storage.models import Item, Letter, Page
from fakelos.storage.sealed.blobs import Blobs

DAY = 86_400.0
AT_ONCE = 500


def orphans(blobs: Blobs, age: float = DAY) -> Iterator[str]:
    """The blobs of at least this age, in seconds, that no file, page or letter names.

    What is younger may still be written down. The store must be this installation's alone.
    """
    some: list[str] = []
    for blob in blobs.older_than(age):
        some.append(blob)
        if len(some) == AT_ONCE:
            yield from _unnamed(some)
            some = []
    yield from _unnamed(some)


def _unnamed(blobs: list[str]) -> list[str]:
    named = {
        name
        for model, column in ((Item, "blob"), (Page, "image"), (Page, "reading"), (Letter, "blob"))
        for name in model._default_manager.filter(**{f"{column}__in": blobs}).values_list(column, flat=True)  # noqa: SLF001 - Django's own name for what is public
    }
    return [blob for blob in blobs if blob not in named]
