"""`python -m tests.bench [FOLDER …]`: every figure in turn; each part also runs by itself, see its module."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import accuracy, speed
from tests.specimens.batch import draw
from tests.specimens.scenarios import DEMO

PARTS = (
    ("words of known pages, beside the peers", ("ocr",)),
    ("classes and boundaries on layouts held out", ("classes",)),
    ("fields on layouts held out", ("fields", "--layouts", "held")),
    ("numbers, dates and amounts in worn print", ("identifiers", "--sheets", "2")),
    ("machine-readable zones, beside PassportEye", ("mrz",)),
    ("the law", ("law",)),
    ("the desk", ("desk",)),
)


def main() -> None:
    """Measure the folders named, or freshly drawn specimens; then everything that needs no folder."""
    folders = [Path(argument) for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        if not folders:
            draw(DEMO, Path(scratch))
            folders = [Path(scratch)]
        for folder in folders:
            print(f"== {folder}", flush=True)
            speed.compare(folder / "in")
            accuracy.compare(folder)
    for title, (part, *options) in PARTS:
        print(f"== {title}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{part}", *options], check=True)


if __name__ == "__main__":
    main()
