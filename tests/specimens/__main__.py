"""`python -m tests.specimens OUT [--seed N] [--batch NAME]…` draws batches; without names those of the demo."""

import argparse
from pathlib import Path

from tests.specimens.batch import draw
from tests.specimens.scenarios import DEMO, SCENARIOS


def main() -> None:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.specimens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--batch", action="append", choices=sorted(SCENARIOS), metavar="NAME", help=", ".join(SCENARIOS)
    )
    asked = parser.parse_args()
    draw(tuple(asked.batch or DEMO), asked.out, asked.seed)


if __name__ == "__main__":
    main()
