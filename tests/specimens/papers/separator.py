"""Cover sheets of scanning stations, with a QR code that opens a dossier or one of its papers."""

import json
from random import Random

import segno

from tests.specimens.marks import Modules
from tests.specimens.paper import Paper, Sheet, finish
from tests.specimens.people import Person
from tests.specimens.values import Facts

LAYOUTS = ("dossier", "paper", "paper_corner")
HOLDOUT: tuple[str, ...] = ()
HEADINGS = ("ΔΙΑΧΩΡΙΣΤΙΚΟ ΦΥΛΛΟ", "ΕΞΩΦΥΛΛΟ ΕΓΓΡΑΦΟΥ", "ΦΥΛΛΟ ΔΙΑΧΩΡΙΣΜΟΥ", "")


def draw(_who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A cover sheet; facts: `application_no`, `seq`."""
    number = facts.get("application_no") or f"{rng.randrange(100000):06d}/2017"
    seq = facts.get("seq", 1)
    sheet = Sheet(rng.choice(("sans", "dejavu")), 16)
    heading = rng.choice(HEADINGS)
    if heading and layout != "paper_corner":
        sheet.line(heading, align="center", bold=True)
        sheet.line("ΥΠΗΡΕΣΙΑ ΜΙΑΣ ΣΤΑΣΗΣ", align="center", size=11)
    payload = f"DOSSIER:{number}" if layout == "dossier" else json.dumps({"dossier": number, "seq": seq})
    side, x, y = (150.0, 400.0, 60.0) if layout == "paper_corner" else (220.0, 187.0, 200.0)
    sheet.add(qr(payload, x, y, side))
    text = f"Αριθμός αίτησης {number}" if layout == "dossier" else f"Φάκελος {number}  -  έγγραφο {seq}"
    sheet.at(sheet.middle, text, size=13, align="center", y=y + side + 40)
    return finish([sheet], rng, {"payload": payload})


def qr(payload: str, x: float, y: float, side: float) -> Modules:
    """A QR code as a mark."""
    rows = segno.make_qr(payload, error="m").matrix
    return Modules(x, y, side, side, tuple(tuple(bool(cell) for cell in row) for row in rows))
