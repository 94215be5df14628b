"""`fakelos doctor`: what is missing on this machine, and how to get it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console

from fakelos.extractors.ocr import LANGUAGES
from fakelos.schemas.errors import FakelosError
from fakelos.schemas.settings import Settings

LEAST_FREE_BYTES = 2_000_000_000


@dataclass(frozen=True)
class Complaint:
    """Something missing, and the command or step that mends it."""

    what: str
    remedy: str


def run() -> int:
    """Print what is missing; 0 when nothing is, else 1."""
    console = Console()
    settings = Settings()
    complaints = [complaint for check in CHECKS for complaint in check(settings)]
    for complaint in complaints:
        console.print("✗", style="red", end=" ")
        console.print(f"{complaint.what}\n  → {complaint.remedy}", highlight=False, markup=False)
    if not complaints:
        console.print("[green]✓[/green] Όλα στη θέση τους. Nothing is missing.", highlight=False)
    return 1 if complaints else 0


def _tesseract(_: Settings) -> Iterator[Complaint]:
    if shutil.which("tesseract") is None:
        yield Complaint("Tesseract is not installed.", "apt-get install tesseract-ocr tesseract-ocr-ell")
        return
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    for language in LANGUAGES.split("+"):
        if language not in listed:
            yield Complaint(f"Tesseract cannot read '{language}'.", f"apt-get install tesseract-ocr-{language}")


def _mrz_model(_: Settings) -> Iterator[Complaint]:
    from fakelos.extractors.mrz.engine import model  # noqa: PLC0415 - a missing model must not stop the other checks

    yield from _complaint_of(model, "deploy/bootstrap.sh")


def _no_network(_: Settings) -> Iterator[Complaint]:
    command = [sys.executable, "-m", "fakelos.extractors.sandbox.network"]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        yield Complaint(
            "This kernel does not let the child that opens uploads be cut off from the network.",
            "use Linux with seccomp on x86_64 or aarch64, or give the workers a container without a network",
        )


def _home(settings: Settings) -> Iterator[Complaint]:
    folder = settings.home if settings.home.exists() else settings.home.parent
    if not os.access(folder, os.W_OK):
        yield Complaint(f"{folder} cannot be written to.", f"chown it to this user, or set FAKELOS_HOME (now {folder})")
        return
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        yield Complaint(f"Less than 2 GB are free in {folder}.", "make room, or set FAKELOS_HOME to another disk")


def _database_and_key(settings: Settings) -> Iterator[Complaint]:
    from fakelos.storage.setup import prepare_database  # noqa: PLC0415 - as above

    trouble = list(_complaint_of(prepare_database, "check DATABASE_URL, and that the database server runs"))
    yield from trouble or _master_key(settings)


def _master_key(settings: Settings) -> Iterator[Complaint]:
    from fakelos.storage.sealed.keys import check_master_key, keys_in_use  # noqa: PLC0415 - once Django is set up

    remedy = "put the master key back that these papers were sealed with" if keys_in_use() else "fakelos key create"
    yield from _complaint_of(lambda: check_master_key(settings.master_key), remedy)


def _rules(_: Settings) -> Iterator[Complaint]:
    from fakelos.rules.circulars import law  # noqa: PLC0415 - as above

    yield from _complaint_of(law, "restore the circular's file from the release")


def _complaint_of(step: Callable[[], object], remedy: str) -> Iterator[Complaint]:
    try:
        step()
    except FakelosError as error:
        yield Complaint(str(error), remedy)
    except OSError as error:
        yield Complaint(f"{type(error).__name__}: {error.strerror}", remedy)


CHECKS: tuple[Callable[[Settings], Iterator[Complaint]], ...] = (
    _tesseract,
    _mrz_model,
    _no_network,
    _home,
    _database_and_key,
    _rules,
)
