"""Tables with a column for each person: headings such as `Πατέρας` and `Μητέρα` side by side, labels at the left."""

from collections.abc import Collection, Iterator, Sequence

from fakelos.extractors.fields.labels.labelled import Labelled, Parser
from fakelos.extractors.fields.labels.parts import Mention
from fakelos.extractors.fields.text.strip import Reading
from fakelos.schemas.page import Word

_FEWEST = 2


def by_column(
    labelled: Labelled, heads: Collection[str], codes: Collection[str], parse: Parser
) -> Iterator[tuple[str, str, Reading]]:
    """Each value of a label with one of `codes`, with the meaning of the heading over it, one of `heads`."""
    row = _heading_row(labelled, heads)
    for mention in labelled.mentions if row else ():
        if mention.code in codes and mention.box[1] > row[0].box[1]:
            for cell in cells_beside(labelled, mention):
                reading = parse(labelled.sheet.strip_of(cell))
                if reading:
                    yield _over(cell, row).code, mention.code, reading.weaker(0.92)


def _heading_row(labelled: Labelled, heads: Collection[str]) -> Sequence[Mention]:
    """The first row that holds several of the headings, and nothing between them that they would be labels of."""
    rows: dict[int, list[Mention]] = {}
    for mention in labelled.mentions:
        if mention.code in heads:
            rows.setdefault(labelled.sheet.words[mention.words[0]].line, []).append(mention)
    found = (row for line, row in rows.items() if len(row) >= _FEWEST and _holds_nothing_else(labelled, line, row))
    return next(found, ())


def _holds_nothing_else(labelled: Labelled, line: int, row: Sequence[Mention]) -> bool:
    owned = {index for mention in row for index in mention.words}
    behind = enumerate(labelled.sheet.words[row[0].words[0] :], row[0].words[0])
    others = (word.text for n, word in behind if word.line == line and n not in owned)
    return not any(letter.isalpha() for text in others for letter in text)


def cells_beside(labelled: Labelled, mention: Mention) -> Iterator[list[Word]]:
    """The cells to the right of a label in its row."""
    line = labelled.sheet.words[mention.words[0]].line
    return labelled.sheet.cells_of([labelled.sheet.words[i] for i in labelled.sheet.beside(mention.box, line)])


def _over(cell: Sequence[Word], row: Sequence[Mention]) -> Mention:
    """The heading whose middle is nearest to the middle of a cell, or that begins where it does."""
    left, middle = cell[0].box[0], (cell[0].box[0] + cell[-1].box[2]) / 2
    return min(row, key=lambda head: min(abs((head.box[0] + head.box[2]) / 2 - middle), abs(head.box[0] - left)))
