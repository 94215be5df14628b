"""Names that a paper prints in Greek and in Latin letters: in one cell, in two columns, or one under the other."""

from collections.abc import Iterator, Sequence

from fakelos.extractors.fields.labels.columns import cells_beside
from fakelos.extractors.fields.labels.labelled import Labelled
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.name_pair import NamePair, halved, in_script, spoken_for
from fakelos.extractors.fields.people.names import name_parser
from fakelos.extractors.fields.people.scripts import begins_other, greek_part, latin_part
from fakelos.extractors.fields.text.strip import Reading
from fakelos.schemas.page import Word

_COLUMNS = 2
_WHOLE = ("full.el", "full.any", "full.en", "full.lat")


def latin_beside(paper: Paper) -> Iterator[NamePair]:
    """The Latin form that stands beside the Greek one, as `ΜΕΝΣΑΧΙ / MENSAHI` or `ΜΕΝΣΑΧΙ (MENSAHI)`."""
    for labelled in paper.labelled:
        yield from _side_by_side(labelled)
        surname, name = (next(iter(labelled.read(latin_part, f"{part}.el")), None) for part in ("surname", "name"))
        if surname and name:
            yield NamePair(surname, name, "lat")
        surname, name = (_latin_below(labelled, f"{part}.el") for part in ("surname", "name"))
        if surname and name:
            yield NamePair(surname, name, "lat")
    for labelled in paper.labelled:
        for whole in labelled.read(latin_part, *_WHOLE)[:1]:
            yield from halved(whole, "lat")
        for whole in labelled.read(greek_part, *_WHOLE)[:1]:
            yield from halved(whole, "el")


def _latin_below(labelled: Labelled, code: str) -> Reading | None:
    """The Latin form in the row below the Greek one, as cards print it."""
    greek = next(iter(labelled.read(name_parser("el", most=4), code)), None)
    words = labelled.sheet.under(greek.box) if greek else []
    strip = labelled.sheet.strip_of(labelled.sheet.words[index] for index in words)
    text = "".join(word.text for word in strip.words)
    if not words or not text.isascii() or spoken_for(text) == "el" or labelled.owns(words) or labelled.claims(strip):
        return None
    return name_parser("lat", most=4)(strip)


def _side_by_side(labelled: Labelled) -> Iterator[NamePair]:
    """Both forms where each has its own column: which is Greek, the letters of both rows say, else their order."""
    rows = [_row_beside(labelled, f"{part}.el") for part in ("surname", "name")]
    starts = (start for row in rows for start in _second_column(labelled, row))
    at = next(starts, None)
    columns = [] if at is None else [_two_names(labelled, row, at) for row in rows]
    if not columns or not all(columns):
        return
    first, second = zip(*columns, strict=True)
    said = [spoken_for("".join(str(reading.value) for reading in column)) for column in (first, second)]
    if said[0] == said[1] is not None:
        return
    turned = said[0] == "lat" or said[1] == "el"
    greek, latin = (second, first) if turned else (first, second)
    yield NamePair(in_script(greek[0], "el"), in_script(greek[1], "el"), "el")
    yield NamePair(in_script(latin[0], "lat"), in_script(latin[1], "lat"), "lat")


def _row_beside(labelled: Labelled, code: str) -> list[Word]:
    """What stands beside the first label with a meaning, if it is two cells at most."""
    mention = next(labelled.of(code), None)
    beside = (w for cell in cells_beside(labelled, mention) for w in cell) if mention else ()
    row = [word for word in beside if any(letter.isalnum() for letter in word.text)]
    return row if len(list(labelled.sheet.cells_of(row))) <= _COLUMNS else []


def _second_column(labelled: Labelled, row: Sequence[Word]) -> Iterator[float]:
    """Where a second name begins in a row: in a cell of its own, or in other letters."""
    cells = list(labelled.sheet.cells_of(row))
    if len(cells) == _COLUMNS:
        yield cells[1][0].box[0]
    yield from (row[n].box[0] for n in range(1, len(row)) if begins_other(row, n))


def _two_names(labelled: Labelled, row: Sequence[Word], at: float) -> tuple[Reading, ...]:
    """The names before and behind a place in a row, and nothing else there."""
    slack = labelled.sheet.wide / 2
    parts = ([w for w in row if w.box[0] < at - slack], [w for w in row if w.box[0] >= at - slack])
    read = name_parser(None, most=4)
    names = tuple(name for part in parts if part and (name := read(labelled.sheet.strip_of(part))))
    return names if len(names) == _COLUMNS else ()
