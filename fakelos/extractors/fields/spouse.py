"""The spouse (σύζυγος) beside the holder on a joint paper: at labels, under a heading, or in a column of their own."""

from collections.abc import Iterator, Mapping
from itertools import product

from fakelos.extractors.fields.identifiers import read_afm, read_amka
from fakelos.extractors.fields.labels.labelled import Labelled, Parser
from fakelos.extractors.fields.labels.parts import HOLDER, SPOUSE, Mention, part_of
from fakelos.extractors.fields.pairs import full_names
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.name_pair import NamePair, best_pair
from fakelos.extractors.fields.people.names import name_parser
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser

_NAME = name_parser("el", most=3)
_PARTS: Mapping[str, tuple[str, str, Parser]] = {
    "spouse_surname_el": ("surname.spouse", "surname.el", _NAME),
    "spouse_name_el": ("name.spouse", "name.el", _NAME),
    "spouse_father_name_el": ("father.spouse", "father", _NAME),
    "spouse_birth_date": ("birth.spouse", "birth_date", date_parser("birth")),
    "spouse_afm": ("afm.spouse", "afm", read_afm),
    "spouse_amka": ("amka.spouse", "amka", read_amka),
}
"""Each field: its own label, its label where the part or the column says whose it is, and its parser."""


def read_spouse(paper: Paper) -> dict[str, Reading | None]:
    """The spouse's fields, as far as the paper gives them."""
    whole = best_pair([pair for labelled in paper.labelled for pair in _whole_names(labelled)])
    found = {code: best(_readings(paper, *part)) for code, part in _PARTS.items()}
    if whole and not found["spouse_surname_el"]:
        found |= {"spouse_surname_el": whole.surname, "spouse_name_el": whole.name}
    return found


def _whole_names(labelled: Labelled) -> Iterator[NamePair]:
    yield from full_names(labelled, "el", "full.spouse", SPOUSE)
    yield from full_names(labelled.about(SPOUSE), "el")


def _readings(paper: Paper, own: str, common: str, parse: Parser) -> Iterator[Reading]:
    for labelled in paper.labelled:
        yield from labelled.read(parse, own)[:1]
        yield from labelled.about(SPOUSE).read(parse, common)[:1]
        yield from _in_column(labelled, common, parse)


def _in_column(labelled: Labelled, code: str, parse: Parser) -> Iterator[Reading]:
    """The value that stands under the spouse's heading, in the row of a label or below it."""
    for heads, mention in product(_columns(labelled), list(labelled.of(code))[:1]):
        line = labelled.sheet.words[mention.words[0]].line
        if line < labelled.sheet.words[heads[0].words[0]].line:
            continue
        words = [labelled.sheet.words[index] for index in labelled.sheet.beside(mention.box, line)]
        for cell in labelled.sheet.cells_of(words):
            middle = (cell[0].box[0] + cell[-1].box[2]) / 2
            if min(heads, key=lambda head: abs(_middle(head) - middle)) is heads[-1]:
                reading = parse(labelled.sheet.strip_of(cell))
                if reading:
                    yield reading.weaker(0.9)


def _columns(labelled: Labelled) -> Iterator[tuple[Mention, Mention]]:
    """Headings of two columns in one row: the holder's and, last, the spouse's."""
    rows: dict[int, dict[str, Mention]] = {}
    for mention in labelled.mentions:
        part = part_of(mention)
        if part:
            rows.setdefault(labelled.sheet.words[mention.words[0]].line, {})[part] = mention
    yield from ((row[HOLDER], row[SPOUSE]) for row in rows.values() if {HOLDER, SPOUSE} <= row.keys())


def _middle(mention: Mention) -> float:
    return (mention.box[0] + mention.box[2]) / 2
