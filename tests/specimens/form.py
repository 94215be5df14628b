"""Printed forms as text: a class's `.form` file holds its layouts, a few directives and the wording.

A layout starts with `=== name` and options (`face=serif,sans size=11 margin=60 dates=slash lead=1.5 years=2004,2013`);
`dates=any` is any of the forms that offices use, and the bare word `holdout` keeps a layout out of training.
A class with many layouts has further files, `tax_return.*.form`.
In the wording `{name}` is a value, `{name:long}` a date in a given style, `[a~b]` one of the two at random,
`(ο~η)` what agrees with the holder; a line that starts with `? ` is printed half of the time.
A directive starts with a dot and rules the lines after it, up to the next one.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.specimens import blocks, directives
from tests.specimens.fonts import OFFICE
from tests.specimens.paper import Paper, Sheet, finish
from tests.specimens.values import ANY, Values

CHOICE = re.compile(r"\[([^\[\]~]*(?:~[^\[\]~]*)+)\]")
BY_SEX = re.compile(r"\(([^()~]*)~([^()~]*)\)")
PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True)
class Layout:
    """One way in which offices have printed a paper."""

    name: str
    options: dict[str, str]
    body: tuple[str, ...]


@cache
def layouts(path: Path) -> dict[str, Layout]:
    """The layouts of a form file and of the further files of its class, by name."""
    files = [file for file in (path, *sorted(path.parent.glob(f"{path.stem}.*.form"))) if file.exists()]
    found = [_layout(part) for file in files for part in file.read_text("utf-8").split("\n=== ")[1:]]
    return {layout.name: layout for layout in found}


def _layout(part: str) -> Layout:
    first, *body = part.rstrip().split("\n")
    name, *options = first.split()
    halves = (option.partition("=") for option in options)
    return Layout(name, {key: value for key, _, value in halves}, tuple(body))


def held_out(path: Path) -> tuple[str, ...]:
    """The layouts of a class that nothing may be trained on."""
    return tuple(name for name, layout in layouts(path).items() if "holdout" in layout.options)


class Printer:
    """Prints one layout with the values of one paper."""

    def __init__(self, layout: Layout, values: Values) -> None:
        self.values, self.rng, self.layout = values, values.rng, layout
        self.printed: set[str] = set()
        style = layout.options.get("dates") or values.style
        values.style = self.rng.choice(ANY) if style == "any" else style
        face = self.rng.choice((layout.options.get("face") or ",".join(OFFICE)).split(","))
        self.face, self.sheets = face, [self._blank(face)]
        self.column_top = self.sheet.y

    def _blank(self, face: str) -> Sheet:
        options, rng = self.layout.options, self.rng
        margin = float(options.get("margin", 62)) + rng.uniform(-8, 6)
        sheet = Sheet(face, float(options.get("size", 10.5)), margin=margin)
        sheet.leading, sheet.y = float(options.get("lead", 1.35)), rng.uniform(48, 84)
        return sheet

    @property
    def sheet(self) -> Sheet:
        """The sheet being written."""
        return self.sheets[-1]

    def turn(self) -> None:
        """Go on to the next sheet."""
        self.sheets.append(self._blank(self.face))

    def paper(self) -> Paper:
        """Print it all."""
        for block in self._blocks():
            self._print(block)
        return finish(self.sheets, self.rng, self.values.fields(self.printed))

    def _blocks(self) -> list[list[str]]:
        blocks: list[list[str]] = [[".line"]]
        for line in self.layout.body:
            if line.startswith("."):
                blocks.append([line])
            elif line and not (line.startswith("? ") and self.rng.random() < 0.5):
                blocks[-1].append(line.removeprefix("? "))
        return blocks

    def _print(self, block: list[str]) -> None:
        name, _, rest = block[0][1:].partition(" ")
        blocks.NAMED[name](self, directives.Options(self.fill(rest)), block[1:])

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows that a placeholder stands for."""
        self.printed.add(name)
        return self.values.rows(name)

    def fill(self, text: str) -> str:
        """The wording with its choices made and its values set in."""
        text = CHOICE.sub(lambda m: self.rng.choice(m[1].split("~")), text)
        text = BY_SEX.sub(lambda m: m[1] if self.values.who.sex == "M" else m[2], text)
        return PLACE.sub(self._value, text)

    def _value(self, match: re.Match[str]) -> str:
        self.printed.add(match[1])
        return self.values.text(match[1], match[2] or "")


def option(path: Path, layout: str, key: str, default: str = "") -> str:
    """What a layout's heading line says of itself beyond its type: its years, its body, its kind."""
    found = layouts(path).get(layout)
    return found.options.get(key, default) if found else default


def years(path: Path, layout: str, default: str = "2004,2022") -> range:
    """The years in which offices used a layout."""
    first, last = option(path, layout, "years", default).split(",")
    return range(int(first), int(last) + 1)


def print_form(path: Path, layout: str, values: Values) -> Paper:
    """Print a layout of a form file."""
    return Printer(layouts(path)[layout], values).paper()
