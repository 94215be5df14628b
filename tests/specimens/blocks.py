"""Further directives: boxes with captions in them, captions under lines, dark bands, codes, a change of typeface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from tests.specimens import ruling
from tests.specimens.directives import NAMED, Options, directive
from tests.specimens.marks import Box, Modules

if TYPE_CHECKING:
    from tests.specimens.form import Printer

__all__ = ["NAMED"]
SHADE = (222, 222, 222)


def _captioned(p: Printer, text: str) -> list[tuple[str, str]]:
    halves = (part.partition("=") for part in p.fill(text).split("|"))
    return [(caption.strip(), value.strip()) for caption, _, value in halves]


@directive
def boxes(p: Printer, options: Options, lines: list[str]) -> None:
    """Boxes side by side, the caption small over the value: `caption = value | …`; shares of the width; `hand`."""
    p.sheet.space(p.sheet.size * 0.5)
    for text in lines:
        row = _captioned(p, text)
        shares = options.numbers if len(options.numbers) == len(row) else [1.0] * len(row)
        pen = p.rng.randrange(10**6) if options.flag("hand") else None
        ruling.captioned(p.sheet, row, shares, hand=pen)
    p.sheet.space(8 + p.sheet.size)


@directive
def under(p: Printer, options: Options, lines: list[str]) -> None:
    """Values on dotted lines, the caption small under each: `caption = value | …`; `hand`."""
    for text in lines:
        pen = p.rng.randrange(10**6) if options.flag("hand") else None
        ruling.underlined(p.sheet, _captioned(p, text), hand=pen)


@directive
def band(p: Printer, options: Options, _lines: list[str]) -> None:
    """A heading on a shaded band."""
    sheet = p.sheet
    sheet.add(Box(sheet.left - 2, sheet.y - sheet.size * 1.1, sheet.right + 2, sheet.y + 4, 0, fill=SHADE))
    sheet.at(sheet.left + 2, options.text, bold=True)
    sheet.y += sheet.size * 1.9


@directive
def face(p: Printer, options: Options, _lines: list[str]) -> None:
    """Go on in another typeface, as a typewriter or a printer does on a printed form."""
    p.sheet.face = options.text


@directive
def qr(p: Printer, options: Options, _lines: list[str]) -> None:
    """A code for checking the paper: `x y side text`, from the left margin and the current line."""
    x, y, side, text = options.text.split(" ", 3)
    rows = segno.make_qr(text, error="m").matrix
    modules = tuple(tuple(bool(cell) for cell in row) for row in rows)
    p.sheet.add(Modules(p.sheet.left + float(x), p.sheet.y + float(y), float(side), float(side), modules))
