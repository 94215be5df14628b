"""What clerks add to a paper that passes through their hands: stamps with dates of their own, a pencilled number."""

from datetime import date, timedelta
from random import Random

from tests.specimens import dates
from tests.specimens.marks import GREY, INKS, Stamp, Text
from tests.specimens.paper import Paper, Sheet
from tests.specimens.people import OFFICIALS

FOOT = 760.0
STAMPS = (
    ("ΑΚΡΙΒΕΣ ΑΝΤΙΓΡΑΦΟ", "{day}", "Ο ΥΠΑΛΛΗΛΟΣ", "{name}"),
    ("ΕΠΙΚΥΡΩΝΕΤΑΙ ΤΟ ΑΝΤΙΓΡΑΦΟ", "Κ.Ε.Π. {day}"),
    ("ΑΚΡΙΒΕΣ ΦΩΤΟΑΝΤΙΓΡΑΦΟ", "ΕΚ ΤΟΥ ΠΡΩΤΟΤΥΠΟΥ", "{day}"),
    ("ΕΙΣΕΡΧΟΜΕΝΟ", "ΑΡ. ΠΡΩΤ. {number}", "{day}"),
    ("ΘΕΩΡΗΘΗΚΕ", "{day}", "{name}"),
    ("ΔΙΚΗΓΟΡΟΣ {name}", "ΑΚΡΙΒΕΣ ΑΝΤΙΓΡΑΦΟ", "{day}"),
)


def handled(paper: Paper, rng: Random) -> Paper:
    """The same paper with a stamp or a number on the last sheet, where there is room; often with neither."""
    sheet = paper.sheets[-1]
    written = max((mark.y for mark in sheet.marks if isinstance(mark, Text) and mark.y < FOOT), default=0.0)
    if rng.random() < 0.35 and written < FOOT - 130:
        _stamp(sheet, rng, written)
    if rng.random() < 0.12:
        where = rng.uniform(500, 550), rng.uniform(36, 48)
        sheet.add(Text(*where, str(rng.randrange(1, 60)), "serif:italic", 15, GREY, rng.randrange(99)))
    return paper


def _stamp(sheet: Sheet, rng: Random, written: float) -> None:
    day = date(2015, 10, 1) + timedelta(days=rng.randrange(2000))
    put = {"day": dates.dashed(day), "number": rng.randrange(1000, 90_000), "name": rng.choice(OFFICIALS)}
    lines = tuple(line.format(**put) for line in rng.choice(STAMPS))
    x, y = rng.uniform(150, sheet.width - 150), rng.uniform(written + 60, FOOT - 40)
    sheet.add(Stamp(x, y, lines, rng.choice((8, 9, 10)), rng.choice(INKS), rng.uniform(-12, 12)))
