"""How bytes are sealed: AES-256-GCM in chunks of 1 MiB, bound to their place and their blob.

Every blob has a key of its own, derived from a data key and the blob's id, so that counting nonces
never meet twice. A nonce is the chunk's index and whether it is the last: chunks that are cut off,
put in another order, taken twice or moved to another blob do not open.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fakelos.schemas.errors import ToolFailure

MAGIC = b"FKL1"
CHUNK = 1 << 20
TAG = 16


def seal(key: bytes, blob: str, plain: BinaryIO) -> Iterator[bytes]:
    """The sealed bytes of `plain`, piece by piece."""
    cipher, bound = _cipher(key, blob)
    yield MAGIC
    for index, chunk, last in _numbered(plain, CHUNK):
        yield cipher.encrypt(_nonce(index, last=last), chunk, bound)


def unseal(key: bytes, blob: str, sealed: BinaryIO) -> Iterator[bytes]:
    """The plain bytes, piece by piece; only when the last has come is it known that none is missing.

    Raises:
        ToolFailure: `blob_damaged` if the bytes are not those that were sealed under this key and id.
    """
    cipher, bound = _cipher(key, blob)
    if _read_fully(sealed, len(MAGIC)) != MAGIC:
        raise ToolFailure("blob_damaged", blob)
    for index, chunk, last in _numbered(sealed, CHUNK + TAG):
        try:
            yield cipher.decrypt(_nonce(index, last=last), chunk, bound)
        except InvalidTag:
            raise ToolFailure("blob_damaged", blob) from None


class Unsealed(io.RawIOBase):
    """The plain bytes as a stream. Closing it closes the sealed stream."""

    def __init__(self, key: bytes, blob: str, sealed: BinaryIO) -> None:
        self._sealed = sealed
        self._chunks = unseal(key, blob, sealed)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` from the current chunk; 0 once the last chunk has been proven to be the last."""
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        """Close both streams."""
        self._sealed.close()
        super().close()


def _cipher(key: bytes, blob: str) -> tuple[AESGCM, bytes]:
    bound = MAGIC + blob.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=bound).derive(key)), bound


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes([last])


def _numbered(stream: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    index, chunk = 0, _read_fully(stream, size)
    while following := _read_fully(stream, size):
        yield index, chunk, False
        index, chunk = index + 1, following
    yield index, chunk, True


def _read_fully(stream: BinaryIO, size: int) -> bytes:
    pieces, missing = [], size
    while missing and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
