"""`python -m tests.bench [FOLDER …]`."""

import sys
import tempfile
from pathlib import Path

from tests.bench import accuracy, ocr, speed
from tests.specimens.batch import draw
from tests.specimens.scenarios import DEMO


def main() -> None:
    """Measure the folders named, or freshly drawn specimens."""
    folders = [Path(argument) for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        if not folders:
            draw(DEMO, Path(scratch))
            folders = [Path(scratch)]
        for folder in folders:
            print(f"== {folder}")
            speed.compare(folder / "in")
            accuracy.compare(folder)
    print("== words of known pages")
    ocr.compare()


if __name__ == "__main__":
    main()
