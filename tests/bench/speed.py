"""Reading against plain tesseract on the same pages: processor seconds, wall seconds, peak memory."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from fakelos.extractors.normalise import normalise
from fakelos.extractors.ocr import LANGUAGES
from fakelos.schemas.settings import Settings

AT_ONCE = 2
SOME_QUARANTINED = 3


@dataclass(frozen=True)
class Cost:
    """What a command and its children took; `peak` is the largest single process, in MiB."""

    wall: float
    processor: float
    peak: float


def compare(folder: Path) -> None:
    """Print the cost of `fakelos process` and `fakelos read` on a folder's pages, and of plain tesseract on them."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in {".csv", ".json"})
    with tempfile.TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        pages = _plain_pages(files, Path(scratch))
        plain = measure(lambda: _tesseract(pages))
        read = measure(lambda: _run("read", *map(str, files)))
        process = measure(lambda: _run("process", str(folder), home=Path(scratch) / "home"))
    print(f"{len(files)} files, {len(pages)} pages")
    for name, cost in (("plain tesseract, two at once", plain), ("fakelos read", read), ("fakelos process", process)):
        print(
            f"{name:30} wall {cost.wall / len(pages):5.2f} s/page   processor {cost.processor / len(pages):5.2f} s/page"
            f"   x{cost.wall / plain.wall:4.2f} wall   x{cost.processor / plain.processor:4.2f} processor"
            f"   peak {cost.peak:4.0f} MiB"
        )


def measure(work: Callable[[], None]) -> Cost:
    """Run child processes and read the kernel's account of them."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, processor, after.ru_maxrss / 1024)


def _plain_pages(files: Sequence[Path], scratch: Path) -> list[Path]:
    pages = []
    for number, file in enumerate(files):
        out = scratch / str(number)
        out.mkdir()
        pages += [page.image for page in normalise(file, out, Settings()).pages if page.image]
    return pages


def _tesseract(pages: Sequence[Path]) -> None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}

    def read(page: Path) -> None:
        command = ["tesseract", str(page), "-", "-l", LANGUAGES]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(read, pages))


def _run(*arguments: str, home: Path | None = None) -> None:
    environment = {**os.environ, **({"FAKELOS_HOME": str(home)} if home else {})}
    command = [sys.executable, "-m", "fakelos", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in {0, SOME_QUARANTINED}:
        raise subprocess.CalledProcessError(done.returncode, command)
