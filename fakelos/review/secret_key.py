"""The secret that signs sessions and forms: one file of the installation, made on first use."""

import os
import secrets
from pathlib import Path


def load_or_create(path: Path) -> str:
    """The secret key kept in `path`; only its owner may read it.

    Two desks that start at once agree: the file is written whole under another name and linked
    into place, and whoever comes second reads what the first one wrote.
    """
    if not path.exists():
        _create(path)
    return path.read_text(encoding="ascii").strip()


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
