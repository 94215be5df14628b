"""What the directives of a form do. Each takes the printer, its options, and the lines that it rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import ruling
from tests.specimens.marks import BLUE, GREY, Box, Seal
from tests.specimens.paper import scrawl
from tests.specimens.people import OFFICIALS, STREETS

if TYPE_CHECKING:
    from tests.specimens.form import Printer


@dataclass(frozen=True)
class Options:
    """The rest of a directive's line: `bold size=9`, numbers, or words."""

    text: str

    def word(self, key: str, default: str = "") -> str:
        """The value after `key=`."""
        found = (part.partition("=")[2] for part in self.text.split() if part.startswith(f"{key}="))
        return next(found, default)

    def number(self, key: str, default: float = 0) -> float:
        """The number after `key=`."""
        return float(self.word(key) or default)

    def flag(self, key: str) -> bool:
        """Whether the bare word stands there."""
        return key in self.text.split()

    @property
    def numbers(self) -> list[float]:
        """The bare numbers, in order."""
        return [float(part) for part in self.text.split() if part.lstrip("-").replace(".", "", 1).isdigit()]


Directive = Callable[["Printer", Options, list[str]], None]
NAMED: dict[str, Directive] = {}


def directive(do: Directive) -> Directive:
    """Register a directive under its function's name."""
    NAMED[do.__name__] = do
    return do


def _write(p: Printer, options: Options, lines: list[str], align: str) -> None:
    for text in lines:
        p.sheet.line(p.fill(text), align=align, bold=options.flag("bold"), size=options.number("size"))


@directive
def line(p: Printer, options: Options, lines: list[str]) -> None:
    """Lines from the left margin: `bold`, `size=`."""
    _write(p, options, lines, "left")


@directive
def center(p: Printer, options: Options, lines: list[str]) -> None:
    """Lines in the middle."""
    _write(p, options, lines, "center")


@directive
def right(p: Printer, options: Options, lines: list[str]) -> None:
    """Lines at the right margin."""
    _write(p, options, lines, "right")


@directive
def column(p: Printer, options: Options, lines: list[str]) -> None:
    """A column of short lines: `x=` from the left margin, `room=`, `align=`; `up` stands beside the last column."""
    sheet, low = p.sheet, p.sheet.y
    p.column_top = sheet.y = p.column_top if options.flag("up") else sheet.y
    sheet.column(
        [p.fill(text) for text in lines],
        x=sheet.left + options.number("x"),
        align=options.word("align", "left"),
        size=options.number("size"),
        bold=options.flag("bold"),
        room=options.number("room", 230),
    )
    sheet.y = max(sheet.y, low)


@directive
def head(p: Printer, _options: Options, lines: list[str]) -> None:
    """A letterhead: the office above `--`, place, date and numbers below it, side by side, each office in its way."""
    cut = lines.index("--") if "--" in lines else len(lines)
    sheet, top, rng = p.sheet, p.sheet.y, p.rng
    align = rng.choice(("center", "center", "left"))
    x, arms_at = (sheet.left + 112, 112) if align == "center" else (sheet.left, 20)
    if rng.random() < 0.85:
        sheet.emblem(sheet.left + arms_at, rng.choice((12, 15, 18)))
    office = [p.fill(text) for text in lines[:cut]]
    sheet.column(office, x=x, bold=rng.random() < 0.8, align=align, size=sheet.size * 0.9, room=228)
    sheet.column(_contact(p), x=sheet.left, size=sheet.size * 0.8, room=228)
    low, sheet.y = sheet.y, top + rng.choice((0, 20, 34))
    sheet.column([p.fill(text) for text in lines[cut + 1 :]], x=sheet.left + 280, room=sheet.right - sheet.left - 280)
    sheet.y = max(low, sheet.y) + rng.choice((12, 20))


def _contact(p: Printer) -> list[str]:
    rng = p.rng
    street, number = rng.choice(STREETS).title(), rng.randrange(1, 200)
    phone = f"2{rng.randrange(10**8, 10**9)}"
    lines = (
        rng.choice((f"Ταχ. Δ/νση: {street} {number}", f"Διεύθυνση: {street} {number}")),
        f"Ταχ. Κώδικας: {rng.randrange(10431, 85300)}",
        rng.choice((f"Πληροφορίες: {rng.choice(OFFICIALS)}", f"Αρμόδιος: {rng.choice(OFFICIALS)}")),
        rng.choice((f"Τηλέφωνο: {phone}", f"Τηλ.: {phone}", f"Τηλ./Fax: {phone}")),
    )
    shown = rng.choice((0, 0, 1, 2, 3, 4))
    return sorted(rng.sample(lines, shown), key=lines.index)


@directive
def title(p: Printer, options: Options, lines: list[str]) -> None:
    """A heading, now and then with spaced letters; lines after it are its second row."""
    short = len(options.text) < 14 and " " not in options.text
    spaced = " ".join(options.text) if short and p.rng.random() < 0.4 else options.text
    p.sheet.space(6)
    p.sheet.line(spaced, align="center", bold=True, size=p.sheet.size * p.rng.choice((1.15, 1.25, 1.4)))
    for text in lines:
        p.sheet.line(p.fill(text), align="center", bold=True)
    p.sheet.space(8)


@directive
def par(p: Printer, options: Options, lines: list[str]) -> None:
    """Paragraphs: `justify`, `indent=`, `size=`, `bold`."""
    for text in lines:
        p.sheet.paragraph(
            p.fill(text),
            indent=options.number("indent"),
            size=options.number("size"),
            bold=options.flag("bold"),
            justify=options.flag("justify"),
        )


def _halves(p: Printer, text: str) -> tuple[str, str]:
    label, _, value = p.fill(text).partition("|")
    return label.strip(), value.strip()


@directive
def pairs(p: Printer, options: Options, lines: list[str]) -> None:
    """`label | value` on each line; `at=` is where values stand, `x=` where labels do."""
    x = p.sheet.left + options.number("x")
    at, size = options.number("at", 150), options.number("size")
    for text in lines:
        label, value = _halves(p, text)
        p.sheet.pair(label, value, at=at, x=x, size=size, bold=options.flag("bold"))


def _pen(p: Printer, options: Options) -> int | None:
    return p.rng.randrange(10**6) if options.flag("hand") else None


@directive
def cells(p: Printer, options: Options, lines: list[str]) -> None:
    """`label | value` with one box a character; `count=` boxes; `hand` fills them in by pen."""
    for text in lines:
        label, value = _halves(p, text)
        at, count = options.number("at", 150), int(options.number("count"))
        ruling.cells(p.sheet, label, value, at=at, count=count, hand=_pen(p, options))


@directive
def filled(p: Printer, options: Options, lines: list[str]) -> None:
    """`label | value` on a dotted line; `hand` fills it in by pen."""
    for text in lines:
        label, value = _halves(p, text)
        ruling.filled(p.sheet, label, value, at=options.number("at", 150), hand=_pen(p, options))


@directive
def table(p: Printer, options: Options, lines: list[str]) -> None:
    """Cells parted by bars; shares of the width first; `num=2,3` stand right; `*name` puts in a value's rows."""
    rows: list[tuple[str, ...]] = []
    for text in lines:
        rows.extend(p.rows(text[1:]) if text.startswith("*") else [tuple(c.strip() for c in p.fill(text).split("|"))])
    grid = ruling.Grid(
        head=not options.flag("nohead"),
        ruled=not options.flag("unruled"),
        size=options.number("size"),
        pad=options.number("pad", 5),
        numbers=tuple(int(n) for n in options.word("num").split(",") if n),
    )
    ruling.table(p.sheet, rows, options.numbers, grid)


@directive
def tick(p: Printer, _options: Options, lines: list[str]) -> None:
    """`x | label`, ticked where the part before the bar is not empty."""
    for text in lines:
        on, label = _halves(p, text)
        ruling.tick(p.sheet, label, on=bool(on))


@directive
def sign(p: Printer, options: Options, _lines: list[str]) -> None:
    """`title | name | words on the seal | x`."""
    heading, name, words, x = ([part.strip() for part in options.text.split("|")] + [""] * 3)[:4]
    p.sheet.signature(p.rng, heading, name, x=p.sheet.left + float(x) if x else None, seal=words)


@directive
def stamp(p: Printer, options: Options, lines: list[str]) -> None:
    """A rubber stamp at `x y`, from the left margin and the current line."""
    x, y = options.numbers
    p.sheet.stamp(p.rng, [p.fill(text) for text in lines], p.sheet.left + x, p.sheet.y + y)


@directive
def seal(p: Printer, options: Options, _lines: list[str]) -> None:
    """A round seal: `x y words`."""
    x, y, words = options.text.split(" ", 2)
    p.sheet.add(Seal(p.sheet.left + float(x), p.sheet.y + float(y), 33, words, BLUE, p.rng.uniform(-20, 20)))


@directive
def frame(p: Printer, options: Options, _lines: list[str]) -> None:
    """A box around the next `height` points, between `x0` and `x1` from the left margin."""
    height, x0, x1 = options.numbers
    top = p.sheet.y - p.sheet.size * 1.4
    p.sheet.add(Box(p.sheet.left + x0 - 4, top, p.sheet.left + x1 + 4, top + height))


@directive
def arms(p: Printer, options: Options, _lines: list[str]) -> None:
    """The emblem, in the middle or at `x=`."""
    x = p.sheet.left + options.number("x") if options.word("x") else p.sheet.middle
    p.sheet.emblem(x, p.rng.choice((14, 17)))


@directive
def space(p: Printer, options: Options, _lines: list[str]) -> None:
    """Room, in points."""
    p.sheet.space(options.numbers[0])


@directive
def rule(p: Printer, _options: Options, _lines: list[str]) -> None:
    """A line across."""
    p.sheet.rule()


@directive
def page(p: Printer, options: Options, lines: list[str]) -> None:
    """The next sheet."""
    p.turn()
    line(p, options, lines)


@directive
def foot(p: Printer, _options: Options, lines: list[str]) -> None:
    """Small print at the foot of the sheet."""
    for text in lines:
        p.sheet.footer(p.fill(text))


@directive
def note(p: Printer, _options: Options, lines: list[str]) -> None:
    """Grey small print where it stands."""
    for text in lines:
        p.sheet.line(p.fill(text), size=7.5, ink=GREY)


@directive
def scribble(p: Printer, options: Options, _lines: list[str]) -> None:
    """A signature at `x y` from the left margin and the current line."""
    x, y = options.numbers
    p.sheet.add(scrawl(p.rng, p.sheet.left + x, p.sheet.y + y, 80))
