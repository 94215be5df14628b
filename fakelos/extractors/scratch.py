"""Folders in which papers lie in clear while they are read, and which no death of a process leaves behind."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

PREFIX = "fakelos-pages-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for this process's eyes, gone at the end. What processes that were killed left is removed first."""
    _sweep_once()
    folder, lock = _made()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sweep() -> int:
    """Remove such folders whose process is no more; gives how many there were."""
    return sum(map(_removed, Path(tempfile.gettempdir()).glob(f"{PREFIX}*")))


@cache
def _sweep_once() -> int:
    return sweep()


def _made() -> tuple[Path, int]:
    """A new folder and the lock on it, which the kernel takes off when this process ends, however it does."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():  # nobody swept it before it was locked
            return folder, lock
        os.close(lock)


def _removed(folder: Path) -> bool:
    """Whether the folder was ours and nobody's any more, and is gone."""
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(lock).st_uid == os.geteuid():
                shutil.rmtree(folder)
                return True
        finally:
            os.close(lock)
    return False
