"""Photographs: two or six on a sheet with the name under them, a strip of four, one alone, one with a caption."""

from random import Random

from tests.specimens.marks import Portrait
from tests.specimens.paper import Fields, Paper, Pen, Sheet, finish
from tests.specimens.people import Person
from tests.specimens.values import Facts

LAYOUTS = ("pair", "strip", "single", "six", "captioned")
HOLDOUT = ("captioned",)
CAPTIONS = ("ΦΩΤΟΓΡΑΦΙΑ ΑΙΤΟΥΝΤΟΣ", "ΦΩΤΟΓΡΑΦΙΕΣ", "Έγχρωμη φωτογραφία πρόσφατης λήψης")
SIZE = (99.0, 128.0)


def draw(who: Person, layout: str, rng: Random, _facts: Facts) -> Paper:
    """Photographs of nobody."""
    sheet, face = Sheet("serif", 12), rng.randrange(10**6)
    x, y = rng.uniform(70, 160), rng.uniform(80, 200)
    count = {"pair": 2, "strip": 4, "six": 6}.get(layout, 1)
    scale = 2.4 if layout == "single" else 1.0
    for n in range(count):
        column, row = n % 2, n // 2
        sheet.add(Portrait(x + column * 140, y + row * 160, SIZE[0] * scale, SIZE[1] * scale, face))
    if layout == "captioned":
        sheet.at(x, rng.choice(CAPTIONS), size=11, y=y - 24)
    if layout != "single":
        sheet.at(x, who.full_el, size=13, y=y + 40 + 160 * ((count + 1) // 2), pen=Pen(hand=face))
        named: Fields = {"holder_surname_el": who.surname_el, "holder_name_el": who.name_el}
        return finish([sheet], rng, named)
    return finish([sheet], rng, {})
