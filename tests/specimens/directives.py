"""What the directives of a form do. Each takes the printer, the rest of its line, and the lines after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.specimens.marks import BLUE, GREY, Box, Seal
from tests.specimens.paper import scrawl

if TYPE_CHECKING:
    from tests.specimens.form import Printer

Directive = Callable[["Printer", str, list[str]], None]
NAMED: dict[str, Directive] = {}


def named(name: str) -> Directive:
    """The directive of that name."""
    return NAMED[name]


def directive(do: Directive) -> Directive:
    """Register a directive under its function's name."""
    NAMED[do.__name__.strip("_")] = do
    return do


def _options(rest: str) -> dict[str, str]:
    """`bold size=9` as a dictionary; a bare word stands for itself."""
    return {key: value or key for key, _, value in (part.partition("=") for part in rest.split())}


def _write(p: Printer, rest: str, lines: list[str], align: str) -> None:
    options = _options(rest)
    for line in lines:
        p.sheet.line(p.fill(line), align=align, bold="bold" in options, size=float(options.get("size", 0)))


@directive
def line(p: Printer, rest: str, lines: list[str]) -> None:
    """Lines from the left margin."""
    _write(p, rest, lines, "left")


@directive
def center(p: Printer, rest: str, lines: list[str]) -> None:
    """Lines in the middle."""
    _write(p, rest, lines, "center")


@directive
def right(p: Printer, rest: str, lines: list[str]) -> None:
    """Lines at the right margin."""
    _write(p, rest, lines, "right")


@directive
def column(p: Printer, rest: str, lines: list[str]) -> None:
    """A column of short lines: `x=` from the left margin, `room=`, `align=`; `up` goes back to where the last began."""
    options = _options(rest)
    top = p.sheet.y
    if "up" in options:
        p.sheet.y = p.column_top
    p.column_top = p.sheet.y
    p.sheet.lines((p.fill(text) for text in lines), x=p.sheet.left + float(options.get("x", 0)), align=options.get("align", "left"),
                  size=float(options.get("size", 0)), bold="bold" in options, room=float(options.get("room", 230)))  # fmt: skip # noqa: E501
    p.sheet.y = max(p.sheet.y, top)


@directive
def head(p: Printer, rest: str, lines: list[str]) -> None:
    """A letterhead: the office above `--`, place, date and numbers below it, side by side in one of several ways."""
    cut = lines.index("--") if "--" in lines else len(lines)
    sheet, top, centred = p.sheet, p.sheet.y, p.rng.random() < 0.6
    middle = sheet.left + 112
    if "plain" not in rest and p.rng.random() < 0.85:
        sheet.emblem(middle if centred else sheet.left + 20, p.rng.choice((12, 15, 18)))
    sheet.lines((p.fill(text) for text in lines[:cut]), x=middle if centred else sheet.left, bold=p.rng.random() < 0.8,
                align="center" if centred else "left", size=sheet.size * 0.9, room=228)  # fmt: skip
    bottom, sheet.y = sheet.y, top + p.rng.choice((0, 20, 34))
    sheet.lines((p.fill(text) for text in lines[cut + 1 :]), x=sheet.left + 280, room=sheet.right - sheet.left - 280)
    sheet.y = max(bottom, sheet.y) + p.rng.choice((12, 20))


@directive
def title(p: Printer, rest: str, lines: list[str]) -> None:
    """A heading, now and then with spaced letters; lines after it are its second row."""
    spaced = " ".join(rest) if len(rest) < 14 and " " not in rest and p.rng.random() < 0.4 else rest
    p.sheet.space(6)
    p.sheet.line(spaced, align="center", bold=True, size=p.sheet.size * p.rng.choice((1.15, 1.25, 1.4)))
    for text in lines:
        p.sheet.line(p.fill(text), align="center", bold=True)
    p.sheet.space(8)


@directive
def par(p: Printer, rest: str, lines: list[str]) -> None:
    """Paragraphs: `justify`, `indent=`, `size=`, `bold`."""
    options = _options(rest)
    for text in lines:
        p.sheet.paragraph(p.fill(text), indent=float(options.get("indent", 0)), size=float(options.get("size", 0)),
                          bold="bold" in options, justify="justify" in options)  # fmt: skip


@directive
def pairs(p: Printer, rest: str, lines: list[str]) -> None:
    """`label | value` on each line; `at=` is where values stand, `x=` where labels do."""
    options = _options(rest)
    x = p.sheet.left + float(options.get("x", 0))
    for text in lines:
        label, _, value = p.fill(text).partition(" | ")
        p.sheet.pair(label, value, at=float(options.get("at", 150)), bold="bold" in options, size=float(options.get("size", 0)), x=x)  # noqa: E501


@directive
def cells(p: Printer, rest: str, lines: list[str]) -> None:
    """`label | value` with one box a character; `count=` boxes; `hand` fills them in by pen."""
    options = _options(rest)
    for text in lines:
        label, _, value = p.fill(text).partition(" | ")
        p.sheet.cells(label, value, at=float(options.get("at", 150)), count=int(options.get("count", 0)), hand=_pen(p, options))  # noqa: E501


@directive
def filled(p: Printer, rest: str, lines: list[str]) -> None:
    """`label | value` on a dotted line; `hand` fills it in by pen."""
    options = _options(rest)
    for text in lines:
        label, _, value = p.fill(text).partition(" | ")
        p.sheet.filled(label, value, at=float(options.get("at", 150)), hand=_pen(p, options))


def _pen(p: Printer, options: dict[str, str]) -> int | None:
    return p.rng.randrange(10**6) if "hand" in options else None


@directive
def table(p: Printer, rest: str, lines: list[str]) -> None:
    """Cells parted by ` | `; shares of the width first; `num=2,3` stand right; `*rows` puts in a value's rows."""
    shares = [float(part) for part in rest.split() if part.replace(".", "").isdigit()]
    options = _options(rest)
    rows: list[tuple[str, ...]] = []
    for text in lines:
        if text.startswith("*"):
            p.printed.add(text[1:])
            rows.extend(p.values.rows(text[1:]))
        else:
            rows.append(tuple(cell.strip() for cell in p.fill(text).split("|")))
    numbers = [int(n) for n in options.get("num", "").split(",") if n]
    p.sheet.table(rows, shares, head="nohead" not in options, ruled="unruled" not in options, size=float(options.get("size", 0)), numbers=numbers)  # noqa: E501


@directive
def tick(p: Printer, _rest: str, lines: list[str]) -> None:
    """`x | label`, ticked where the part before the bar is not empty."""
    for text in lines:
        on, _, label = p.fill(text).partition("|")
        p.sheet.tick(label.strip(), on=bool(on.strip()))


@directive
def sign(p: Printer, rest: str, _lines: list[str]) -> None:
    """`title | name | words on the seal`; `x=` as a fourth part."""
    parts = [part.strip() for part in rest.split("|")] + [""] * 3
    x = p.sheet.left + float(parts[3].removeprefix("x=")) if parts[3] else None
    p.sheet.signature(p.rng, parts[0], parts[1], x=x, seal=parts[2])


@directive
def stamp(p: Printer, rest: str, lines: list[str]) -> None:
    """A rubber stamp at `x y`, from the left margin and the current line."""
    x, y = (float(part) for part in rest.split()[:2])
    p.sheet.stamp(p.rng, [p.fill(text) for text in lines], p.sheet.left + x, p.sheet.y + y)


@directive
def seal(p: Printer, rest: str, _lines: list[str]) -> None:
    """A round seal: `x y words`."""
    x, y, words = rest.split(" ", 2)
    p.sheet.add(Seal(p.sheet.left + float(x), p.sheet.y + float(y), 33, words, BLUE, p.rng.uniform(-20, 20)))


@directive
def frame(p: Printer, rest: str, _lines: list[str]) -> None:
    """A box around the next `height` points, as wide as the text or `x0 x1` from the left margin."""
    parts = [float(part) for part in rest.split()]
    x0, x1 = parts[1:] or (0.0, p.sheet.right - p.sheet.left)
    top = p.sheet.y - p.sheet.size * 1.4
    p.sheet.add(Box(p.sheet.left + x0 - 4, top, p.sheet.left + x1 + 4, top + parts[0]))


@directive
def arms(p: Printer, rest: str, _lines: list[str]) -> None:
    """The emblem, in the middle or at `x`."""
    p.sheet.emblem(p.sheet.left + float(rest) if rest else p.sheet.middle, p.rng.choice((14, 17)))


@directive
def space(p: Printer, rest: str, _lines: list[str]) -> None:
    """Room, in points."""
    p.sheet.space(float(rest))


@directive
def rule(p: Printer, rest: str, _lines: list[str]) -> None:
    """A line across."""
    p.sheet.rule(float(rest or 0.6))


@directive
def page(p: Printer, _rest: str, lines: list[str]) -> None:
    """The next sheet."""
    p.turn()
    line(p, "", lines)


@directive
def foot(p: Printer, _rest: str, lines: list[str]) -> None:
    """Small print at the foot of the sheet."""
    for text in lines:
        p.sheet.footer(p.fill(text))


@directive
def note(p: Printer, rest: str, lines: list[str]) -> None:
    """Grey small print where it stands."""
    for text in lines:
        p.sheet.line(p.fill(text), size=float(rest or 7.5), ink=GREY)


@directive
def scribble(p: Printer, rest: str, _lines: list[str]) -> None:
    """A signature at `x y` from the left margin and the current line."""
    x, y = (float(part) for part in rest.split())
    p.sheet.add(scrawl(p.rng, p.sheet.left + x, p.sheet.y + y, 80))
