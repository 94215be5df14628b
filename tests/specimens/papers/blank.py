"""Backs of sheets: truly blank, with the front showing through, with a pencil mark."""

from random import Random

from tests.specimens.marks import GREY, Text
from tests.specimens.paper import Paper, Sheet, scrawl
from tests.specimens.people import Person
from tests.specimens.values import Facts

LAYOUTS = ("white", "bleed_through", "pencil_mark", "pencilled_number")
HOLDOUT: tuple[str, ...] = ()


def draw(_who: Person, layout: str, rng: Random, _facts: Facts) -> Paper:
    """An empty side; nothing is printed on it, not even that it is a specimen."""
    sheet = Sheet(printed=False)
    if layout == "pencil_mark":
        sheet.add(scrawl(rng, rng.uniform(80, 400), rng.uniform(80, 700), rng.uniform(20, 60), (150, 150, 150)))
    if layout == "pencilled_number":
        sheet.add(
            Text(rng.uniform(60, 500), rng.uniform(40, 90), str(rng.randrange(1, 40)), "serif:italic", 16, GREY, hand=1)
        )
    if layout == "bleed_through":
        sheet.see_through = rng.randrange(10**6)
    return Paper((sheet,), {})
