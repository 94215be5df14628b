"""Where papers lie sealed: the blobs of an installation together with its keys."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from fakelos.schemas.errors import BadInput
from fakelos.schemas.page import Page as Reading
from fakelos.schemas.settings import Settings, settings_now
from fakelos.storage.models import Item, Page
from fakelos.storage.sealed.blobs import Blobs, LocalBlobs
from fakelos.storage.sealed.keys import Keys
from fakelos.storage.sealed.s3_blobs import S3Blobs


@dataclass(frozen=True)
class Vault:
    """Opens and closes what is sealed. Errors are those of `Keys.open` and `Blobs`."""

    keys: Keys
    blobs: Blobs

    def open_item(self, item: Item) -> BinaryIO:
        """The file as it was sent. Untrusted bytes: only the sandboxed child may look inside.

        Raises:
            BadInput: with the item's reason if nothing of it was kept.
        """
        if not item.blob:
            raise BadInput(item.reason or "file_missing")
        return self.blobs.open(self._key(item), item.blob)

    def page_image(self, page: Page) -> bytes:
        """The upright image of a page, of type `page.image_type`."""
        return self.blobs.get(self._key(page), page.image)

    def page_reading(self, page: Page) -> Reading:
        """The words, zones and barcodes of a page."""
        return Reading.model_validate_json(self.blobs.get(self._key(page), page.reading))

    def seal(self, owner: Item | Page, content: bytes) -> str:
        """Seal `content` under its owner's key; gives the blob's id."""
        return self.blobs.put(self._key(owner), io.BytesIO(content))

    def _key(self, owner: Item | Page) -> bytes:
        if owner.data_key is None:
            raise BadInput("file_missing")
        return self.keys.open(owner.data_key)


def open_vault(settings: Settings | None = None) -> Vault:
    """The vault that the settings name: a bucket if there is one, else a folder."""
    settings = settings or settings_now()
    blobs: Blobs = LocalBlobs(settings.blobs)
    if settings.s3_bucket:
        blobs = _bucket(settings.s3_bucket, settings.s3_endpoint_url)
    return Vault(Keys(settings.master_key), blobs)


@lru_cache(maxsize=4)
def _bucket(name: str, endpoint: str) -> S3Blobs:
    """Kept, for a new client costs more than a page, and the connections of the old."""
    return S3Blobs(name, endpoint)
