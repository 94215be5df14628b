"""What stands on papers of every class: letterheads, numbers, stamps of copies. It must not count for any of them."""

from functools import cache
from pathlib import Path
from random import Random

from tests.extractors.wordings import one_way

HERE = Path(__file__).parent
MOST = 3


def dressed(text: str, rng: Random) -> str:
    """The lines of a paper among some that say nothing of its class."""
    above, below = ([one_way(line, rng) for line in _some(lines, rng)] for lines in _furniture())
    return "\n".join([*above, text.strip("\n"), *below])


def _some(lines: tuple[str, ...], rng: Random) -> list[str]:
    """A few of the lines in their order; none at times."""
    chosen = set(rng.sample(range(len(lines)), rng.randint(0, MOST)))
    return [line for place, line in enumerate(lines) if place in chosen]


@cache
def _furniture() -> tuple[tuple[str, ...], tuple[str, ...]]:
    _, above, below = (HERE / "furniture.txt").read_text("utf-8").split("\n=== ")
    return tuple(above.strip().splitlines()[1:]), tuple(below.strip().splitlines()[1:])
