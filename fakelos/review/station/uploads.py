"""Large uploads on their way into the vault: a paper never lies on the disk in clear, not even for a moment.

What does not fit into memory waits in a file without a name, encrypted with a key that only this request knows.
"""

import io
import secrets
import tempfile
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

BLOCK = 16
"""Bytes of an AES block."""


class SealedFile(io.RawIOBase):
    """A temporary file that is written once, in order, and read from any place; its disk holds AES-CTR ciphertext."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this one
        self._key, self._nonce = secrets.token_bytes(32), secrets.token_bytes(BLOCK)
        self._writing = self._stream_at(0)
        self._reading: CipherContext | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def append(self, data: bytes) -> None:
        """Write on at the end."""
        self._file.write(self._writing.update(data))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, and read from there."""
        self._reading = None
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where reading goes on."""
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        """Read on, in clear."""
        self._reading = self._reading or self._stream_at(self._file.tell())
        return self._reading.update(self._file.read(size))

    def readinto(self, buffer: Any) -> int:
        """Read on into a buffer."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let the file go; nothing of it is left."""
        self._file.close()
        super().close()

    def _stream_at(self, place: int) -> CipherContext:
        """The key stream from this place on; encrypting and decrypting are the same."""
        counter = (int.from_bytes(self._nonce, "big") + place // BLOCK) % 2 ** (8 * BLOCK)
        stream = Cipher(algorithms.AES256(self._key), modes.CTR(counter.to_bytes(BLOCK, "big"))).encryptor()
        stream.update(bytes(place % BLOCK))
        return stream


class SealedUploadHandler(FileUploadHandler):
    """Takes what the handler for small files leaves."""

    _sealed: SealedFile | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._sealed = SealedFile()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """Encrypt what came and write it."""
        assert self._sealed is not None  # noqa: S101 - Django calls `new_file` first
        self._sealed.append(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The file, for whoever asked for it."""
        assert self._sealed is not None  # noqa: S101 - as above
        self._sealed.seek(0)
        return UploadedFile(self._sealed, self.file_name, self.content_type, file_size, self.charset)  # type: ignore[arg-type] # it reads and seeks

    def upload_interrupted(self) -> None:
        """Whoever sent has gone."""
        if self._sealed is not None:
            self._sealed.close()
