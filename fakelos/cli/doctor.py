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
from fakelos.schemas.reasons import REASONS, Reason
from fakelos.schemas.settings import Settings

LEAST_FREE_BYTES = 2_000_000_000


@dataclass(frozen=True)
class Complaint:
    """Something missing, and what mends it, in Greek and in English."""

    what: str
    remedy: Reason


NO_NETWORK_FILTER = Reason(
    el="Χρησιμοποιήστε Linux με seccomp σε x86_64 ή aarch64, ή δώστε στους workers περιβάλλον χωρίς δίκτυο.",
    en="Use Linux with seccomp on x86_64 or aarch64, or give the workers a container without a network.",
)
NO_ROOM = Reason(
    el="Ελευθερώστε χώρο, ή ορίστε FAKELOS_HOME σε άλλον δίσκο.",
    en="Make room, or set FAKELOS_HOME to another disk.",
)


def run() -> int:
    """Print what is missing; 0 when nothing is, else 1."""
    console = Console()
    settings = Settings()
    complaints = [complaint for check in CHECKS for complaint in check(settings)]
    for complaint in complaints:
        console.print("✗", style="red", end=" ")
        remedy = complaint.remedy
        console.print(f"{complaint.what}\n  → {remedy.el}\n  → {remedy.en}", highlight=False, markup=False)
    if not complaints:
        console.print("[green]✓[/green] Όλα στη θέση τους. Nothing is missing.", highlight=False)
    return 1 if complaints else 0


def _tesseract(_: Settings) -> Iterator[Complaint]:
    if shutil.which("tesseract") is None:
        yield Complaint("tesseract", REASONS["tesseract_missing"])
        return
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    for language in LANGUAGES.split("+"):
        if language not in listed:
            yield Complaint(f"tesseract-ocr-{language}", REASONS["tesseract_missing"])


def _mrz_model(_: Settings) -> Iterator[Complaint]:
    from fakelos.extractors.mrz.engine import model  # noqa: PLC0415 - a missing model must not stop the other checks

    yield from _complaint_of(model)


def _no_network(_: Settings) -> Iterator[Complaint]:
    command = [sys.executable, "-m", "fakelos.extractors.sandbox.network"]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        yield Complaint("seccomp: the child that opens uploads has a network", NO_NETWORK_FILTER)


def _home(settings: Settings) -> Iterator[Complaint]:
    folder = settings.home if settings.home.exists() else settings.home.parent
    if not os.access(folder, os.W_OK):
        yield Complaint(str(folder), REASONS["home_unwritable"])
        return
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        yield Complaint(f"{folder}: < 2 GB", NO_ROOM)


def _database_and_key(settings: Settings) -> Iterator[Complaint]:
    from fakelos.storage.setup import prepare_database  # noqa: PLC0415 - as above

    yield from list(_complaint_of(prepare_database)) or _master_key(settings)


def _master_key(settings: Settings) -> Iterator[Complaint]:
    from fakelos.storage.sealed.keys import check_master_key  # noqa: PLC0415 - once Django is set up

    yield from _complaint_of(lambda: check_master_key(settings.master_key))


def _rules(_: Settings) -> Iterator[Complaint]:
    from fakelos.rules.circulars import law  # noqa: PLC0415 - as above

    yield from _complaint_of(law)


def _complaint_of(step: Callable[[], object]) -> Iterator[Complaint]:
    """What a step refuses; the remedy is its code's."""
    try:
        step()
    except FakelosError as error:
        yield Complaint(str(error), REASONS[error.code])


CHECKS: tuple[Callable[[Settings], Iterator[Complaint]], ...] = (
    _tesseract,
    _mrz_model,
    _no_network,
    _home,
    _database_and_key,
    _rules,
)
