"""Values that one person's papers should share, and that one paper gives a little differently: probably misread.

Passport numbers have no check digit, and a birth date is any date: only the person's other papers can tell. A passport
whose machine-readable zone holds vouches for its number as if several papers said it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from fakelos.schemas.document import Document
from fakelos.schemas.dossier import Person

SHARED = {"passport_no": 2, "birth_date": 2, "afm": 2, "amka": 2, "permit_no": 1, "fee_code": 1}
"""What papers of a person say alike, and how many letters apart two values are one misread: the number of a renewed
passport is another one, not a similar one; an office may have given two permits numbers that are more alike."""
VOUCHED = 3
"""So many papers a verified zone outweighs."""
FEWEST = 6
"""Shorter values may be similar by chance."""
PROBLEM = "unlike_other_papers"


def flag_unlike(documents: Sequence[Document], persons: Iterable[Person]) -> tuple[Document, ...]:
    """The documents, each value marked that is similar to, and not the same as, what more of the person's papers say.

    Where one paper stands against one, both are marked. A value that has another problem keeps it; marks of an
    earlier comparison are taken off first, so that a correction clears them.
    """
    documents = [_unmarked(document) for document in documents]
    marked: dict[str, set[str]] = {}
    for person in persons:
        held = [document for document in documents if document.id in person.documents]
        for code in SHARED if person.role != "unknown" else ():
            for document in _unlike(held, code, SHARED[code]):
                marked.setdefault(document.id, set()).add(code)
    return tuple(_marked(document, marked.get(document.id, ())) for document in documents)


def _unlike(documents: Sequence[Document], code: str, similar: int) -> Iterable[Document]:
    said: Counter[str] = Counter()
    for document in documents:
        if value := document.text_of(code):
            said[value] += VOUCHED if code == "passport_no" and _zone_says(document, value) else 1
    doubtful = {one for one in said if any(_outdone(one, other, said, similar) for other in said)}
    return (document for document in documents if document.text_of(code) in doubtful)


def _zone_says(document: Document, number: str) -> bool:
    """Whether a machine-readable zone of the paper, whose check digits hold, gives the number."""
    lines = (document.fields[code] for code in ("mrz1", "mrz2") if code in document.fields)
    return any(number in str(line.value) and line.problem is None for line in lines)


def _outdone(one: str, other: str, said: Counter[str], similar: int) -> bool:
    """Whether another value is similar and at least as many papers give it."""
    if one == other or said[other] < said[one] or min(len(one), len(other)) < FEWEST:
        return False
    return Levenshtein.distance(one, other, score_cutoff=similar) <= similar


def _unmarked(document: Document) -> Document:
    marks = {code: f for code, f in document.fields.items() if f.problem == PROBLEM}
    if not marks:
        return document
    cleared = {code: field.model_copy(update={"problem": None}) for code, field in marks.items()}
    return document.model_copy(update={"fields": {**document.fields, **cleared}})


def _marked(document: Document, codes: Iterable[str]) -> Document:
    new = {code: document.fields[code] for code in codes if document.fields[code].problem is None}
    if not new:
        return document
    flagged = {code: field.model_copy(update={"problem": PROBLEM}) for code, field in new.items()}
    return document.model_copy(update={"fields": {**document.fields, **flagged}})
