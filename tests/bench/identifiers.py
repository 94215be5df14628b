"""Numbers, dates and amounts read from worn print, kind by kind: `python -m tests.bench.identifiers [options]`.

Each sheet is full of rows of a label and a value, every row in a typeface and a size of its own; it is worn and read
whole by the product, and each row that was read is then a page of its own, of which a paper of the right class gives
the value. So thousands of values cost some dozens of pages. Of `flagged right` a person is bothered with for nothing.
"""

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import process_time

from PIL import Image, ImageDraw
from rapidfuzz import fuzz

from fakelos.extractors.documents import fields_in
from fakelos.extractors.normalise import normalise
from fakelos.extractors.page import read_page
from fakelos.rules.papers import FIELD_SURE
from fakelos.schemas.document import Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page, Word
from fakelos.schemas.settings import Settings
from tests.specimens.fonts import OFFICE, width
from tests.specimens.marks import Text
from tests.specimens.paper import Sheet
from tests.specimens.people import afm, amka, by_pattern, countries, digits, greek_iban
from tests.specimens.raster import render
from tests.specimens.values import money
from tests.specimens.wear import WEARS, Wear, worn

VERDICTS = ("exact", "flagged right", "flagged wrong", "unflagged wrong", "absent")
FACES = {
    "seen": (*OFFICE, "mono", "dejavumono", "typewriter", "sans:bold", "serif:bold", "freesans:bold"),
    "held": (
        "schoolbook",
        "palatino",
        "bookman",
        "gothic",
        "schoolbook:bold",
        "palatino:bold",
        "courier",
        "courier:bold",
    ),
}
SIZES = (8.0, 9.0, 10.0, 11.0, 12.0)
STATES = {"clean": "clean", "office": "office", "fax": "fax", "worn": "photocopy", "phone": "phone", "dots": "office"}
ROWS, FIRST_ROW, ROW = 38, 60.0, 19.5
LIKE = 55.0
DPI = 200

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Printed:
    """One row: whose field its value is, and what it says."""

    kind: str
    doc_class: DocumentClass
    code: str
    label: str
    shown: str
    value: str

    @property
    def text(self) -> str:
        """The row as printed."""
        return f"{self.label} {self.shown}"


def rows(rng: Random) -> Iterator[Printed]:
    """Rows without end, the kinds in turn."""
    while True:
        yield from (_passport(rng), _permit(rng), _fee(rng), _sticker(rng), _protocol(rng), _afm(rng))
        yield from (_passport(rng), _permit(rng), _amka(rng), _iban(rng), _date(rng), _amount(rng))


def _passport(rng: Random) -> Printed:
    pattern = rng.choice([country["passport"] for country in countries().values()])
    number = by_pattern(rng, pattern)
    label = rng.choice(("Αρ. διαβατηρίου:", "Αριθμός διαβατηρίου:", "Passport No:"))
    return Printed("passport", DocumentClass.RESIDENCE_PERMIT, "passport_no", label, number, number)


def _permit(rng: Random) -> Printed:
    number = f"{digits(rng, rng.choice((4, 5, 6)))}/{rng.randrange(1999, 2026)}"
    return Printed("permit", DocumentClass.RESIDENCE_PERMIT, "permit_no", "Αριθμός άδειας:", number, number)


def _fee(rng: Random) -> Printed:
    code = digits(rng, 20)
    shown = " ".join(code[n : n + 4] for n in range(0, 20, 4)) if rng.random() < 0.4 else code
    return Printed("fee code", DocumentClass.FEE_RECEIPT, "fee_code", "Κωδικός e-Παραβόλου:", shown, code)


def _sticker(rng: Random) -> Printed:
    number = by_pattern(rng, rng.choice(("A9999999", "999999", "9999999")))
    return Printed("sticker", DocumentClass.RESIDENCE_PERMIT, "sticker_no", "Αρ. ετικέτας:", number, number)


def _protocol(rng: Random) -> Printed:
    number = f"{rng.randrange(100_000):06d}/{rng.randrange(2005, 2026)}"
    return Printed("protocol", DocumentClass.TYPE_A_CERTIFICATE, "application_no", "Αριθμός αίτησης:", number, number)


def _afm(rng: Random) -> Printed:
    number = afm(rng)
    return Printed("ΑΦΜ", DocumentClass.TAX_RETURN, "afm", "ΑΦΜ:", number, number)


def _amka(rng: Random) -> Printed:
    number = amka(rng, date(1950, 1, 1) + timedelta(rng.randrange(18_000)), rng.choice("MF"))
    return Printed("ΑΜΚΑ", DocumentClass.SOCIAL_INSURANCE, "amka", "ΑΜΚΑ:", number, number)


def _iban(rng: Random) -> Printed:
    number = greek_iban(rng, "017")
    shown = " ".join(number[n : n + 4] for n in range(0, 27, 4)) if rng.random() < 0.5 else number
    return Printed("IBAN", DocumentClass.BANK_TRANSACTION, "iban", "IBAN:", shown, number)


def _date(rng: Random) -> Printed:
    day = date(1998, 1, 1) + timedelta(rng.randrange(10_000))
    shown = f"{day:%d{(by := rng.choice('/-.'))}%m{by}%Y}"
    return Printed("date", DocumentClass.RESIDENCE_PERMIT, "valid_to", "Ισχύει έως:", shown, day.isoformat())


def _amount(rng: Random) -> Printed:
    amount = rng.choice((rng.randrange(100, 400_000) / 100, 300.0, 150.0))
    return Printed("amount", DocumentClass.FEE_RECEIPT, "amount", "Ποσό:", f"{money(amount)} €", f"{amount:.2f}")


def read_sheet(faces: str, state: str, seed: int) -> tuple[list[Printed], Page]:
    """One sheet, drawn, worn and read; what is printed on it, and the page."""
    rng = Random(f"{faces} {state} {seed}")
    source = rows(rng)
    printed = [next(source) for _ in range(ROWS)]
    image = scan(printed, faces, state, rng)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "scan.png"
        image.save(file, dpi=(DPI, DPI))
        (plain,) = normalise(file, Path(scratch), Settings()).pages
        return printed, read_page(plain, Settings()).page


def scan(printed: Sequence[Printed], faces: str, state: str, rng: Random) -> Image.Image:
    """The sheet as it comes out of the scanner."""
    sheet = Sheet()
    for n, row in enumerate(printed):
        face = "typewriter:bold" if state == "dots" else rng.choice(FACES[faces])
        size = rng.choice(SIZES[2:] if state == "dots" else SIZES)
        x, y = rng.uniform(50, 90), FIRST_ROW + n * ROW
        sheet.add(Text(x, y, row.label, face, size))
        sheet.add(Text(x + width(row.label + " ", face, size), y, row.shown, face, size))
    drawn = _in_dots(sheet) if state == "dots" else render(sheet, DPI)
    wear: Wear = replace(WEARS[STATES[state]](rng), dpi=DPI, turn=0, colour=False, jpeg=0 if state == "fax" else 70)
    return worn(drawn, wear, rng).convert("L")


def _in_dots(sheet: Sheet) -> Image.Image:
    """The sheet as a printer of nine needles strikes it: 72 dots an inch down, 120 across."""
    fine = render(sheet, 288)
    across, down = round(fine.width * 120 / 288), round(fine.height * 72 / 288)
    struck = fine.resize((across, down), Image.Resampling.BOX)
    page = Image.new("L", (round(fine.width * DPI * 2 / 288), round(fine.height * DPI * 2 / 288)), 255)
    pen, pixels = ImageDraw.Draw(page), struck.load()
    wide, high = page.width / across, page.height / down
    for y in range(down):
        for x in range(across):
            if pixels is not None and pixels[x, y] < 140:  # type: ignore[operator]
                pen.ellipse([x * wide - 1.6, y * high - 1.6, x * wide + 3.4, y * high + 3.4], fill=30)
    return page.resize((page.width // 2, page.height // 2), Image.Resampling.BOX)


def read_rows(printed: Sequence[Printed], page: Page) -> list[Field | None]:
    """For each row, the value that a paper of its class gives of the row of the page that it is."""
    lines = page.lines
    place = _aligned([row.text for row in printed], [" ".join(word.text for word in line) for line in lines])
    return [_field(row, page, lines[place[n]]) if n in place else None for n, row in enumerate(printed)]


def _field(printed: Printed, page: Page, words: tuple[Word, ...]) -> Field | None:
    alone = Page(number=1, width=page.width, height=page.height, words=words)
    return fields_in(printed.doc_class, [alone]).get(printed.code)


def _aligned(printed: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Which row was read as which, in their order and as like each other as can be."""
    nothing: tuple[float, Pairs] = (0.0, ())
    best = [[nothing] * (len(read) + 1)]
    for n, text in enumerate(printed):
        above, row = best[-1], [nothing]
        for m, other in enumerate(read):
            like = fuzz.ratio(text, other)
            joined = above[m][0] + like, (*above[m][1], (n, m))
            row.append(max(row[-1], above[m + 1], joined if like >= LIKE else nothing))
        best.append(row)
    return dict(best[-1][-1][1])


def verdict_of(printed: Printed, field: Field | None) -> str:
    """How the value read agrees with the one printed, and whether a person is told to look."""
    if field is None:
        return "absent"
    flagged = bool(field.problem) or field.confidence < FIELD_SURE
    if field.value == printed.value:
        return "flagged right" if flagged else "exact"
    return "flagged wrong" if flagged else "unflagged wrong"


def _shown(field: Field | None) -> str:
    return f"{field.value} {field.confidence} {field.problem} {field.alternatives}" if field else "-"


def main() -> None:
    """Measure the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faces", choices=tuple(FACES), default="held")
    parser.add_argument("--states", default=",".join(STATES))
    parser.add_argument("--sheets", type=int, default=6)
    parser.add_argument("--from", dest="first", type=int, default=0, help="seed of the first sheet")
    parser.add_argument("--wrong", action="store_true", help="list what is not plainly right")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    tally: dict[str, Counter[str]] = {}
    for state in options.states.split(","):
        for seed in range(options.first, options.first + options.sheets):
            printed, page = read_sheet(options.faces, state, seed)
            for row, field in zip(printed, read_rows(printed, page), strict=True):
                verdict = verdict_of(row, field)
                for name in (row.kind, f"= {state}", "all"):
                    tally.setdefault(name, Counter())[verdict] += 1
                if options.wrong and verdict not in {"exact", "absent"}:
                    print(f"{verdict:16} {state} {row.kind}: {row.value} <> {_shown(field)}")
    print(f"processor seconds of the parent: {process_time():.1f}")
    for name in sorted(tally):
        _row(name, tally[name])


def _row(name: str, count: Counter[str]) -> None:
    shares = "  ".join(f"{verdict} {count[verdict]:5} {count[verdict] / count.total():6.2%}" for verdict in VERDICTS)
    print(f"{name:12} {count.total():6}  {shares}")


if __name__ == "__main__":
    main()
