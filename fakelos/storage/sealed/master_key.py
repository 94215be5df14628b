"""The master key file: what every data key hangs on, and the one thing no backup of the data may hold.

The file holds one 256-bit key a line, in base64. The first wraps; the others, left from a rotation,
only unwrap.
"""

import base64
import binascii
import hashlib
import secrets
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.sealed.durable import make_private_folder, write_durably

KEY_BYTES = 32


@dataclass(frozen=True)
class MasterKeys:
    """The keys of the file, in its order."""

    keys: tuple[bytes, ...]

    @property
    def current(self) -> bytes:
        """The key that wraps from now on."""
        return self.keys[0]

    def find(self, name: str) -> bytes:
        """The key with this fingerprint.

        Raises:
            ConfigurationError: `master_key_wrong` if the file does not hold it.
        """
        for key in self.keys:
            if fingerprint(key) == name:
                return key
        raise ConfigurationError("master_key_wrong", f"no master key {name}")


def fingerprint(key: bytes) -> str:
    """A short name of a key that says nothing about it."""
    return hashlib.sha256(b"fakelos master key" + key).hexdigest()[:16]


def create_master_key(path: Path) -> None:
    """Make a new master key, readable by its owner alone.

    Raises:
        ConfigurationError: `master_key_exists`; an existing key is never replaced.
    """
    make_private_folder(path.parent)
    if path.exists():
        raise ConfigurationError("master_key_exists", str(path))
    _replace(path, [secrets.token_bytes(KEY_BYTES)])


def load_master_keys(path: Path) -> MasterKeys:
    """Read the file.

    Raises:
        ConfigurationError: `master_key_missing`, `master_key_permissions` or `master_key_damaged`.
    """
    try:
        text, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        raise ConfigurationError("master_key_missing", str(path)) from error
    if stat.S_IMODE(mode) & 0o077:
        raise ConfigurationError("master_key_permissions", f"chmod 600 {path}")
    return MasterKeys(_decode(text, path))


def add_master_key(path: Path) -> None:
    """Put a new key before those of the file, which go on to unwrap."""
    _replace(path, [secrets.token_bytes(KEY_BYTES), *load_master_keys(path).keys])


def keep_current_master_key(path: Path) -> None:
    """Leave the first key only: what the others wrapped, in any old backup too, is closed for ever."""
    _replace(path, [load_master_keys(path).current])


def _decode(text: bytes, path: Path) -> tuple[bytes, ...]:
    try:
        keys = tuple(base64.b64decode(line, validate=True) for line in text.split())
    except binascii.Error as error:
        raise ConfigurationError("master_key_damaged", str(path)) from error
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise ConfigurationError("master_key_damaged", str(path))
    return keys


def _replace(path: Path, keys: Sequence[bytes]) -> None:
    write_durably(path, (base64.b64encode(key) + b"\n" for key in keys))
