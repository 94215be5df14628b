"""Values of which the print was read in two ways: what the paper says by the other reading, beside the first."""

from collections.abc import Callable, Mapping, Sequence

from fakelos.extractors.fields.identifiers import is_afm, is_amka, is_iban
from fakelos.schemas.base import Box
from fakelos.schemas.document import Field
from fakelos.schemas.page import MrzReading, Page, Word

Extract = Callable[[Sequence[Page]], Mapping[str, Field]]

PROBLEM = "read_two_ways"
LESS_SURE = 0.75
"""Part of its confidence that a value keeps of which another reading is known."""
_CHECKED: Mapping[str, Callable[[str], bool]] = {"afm": is_afm, "amka": is_amka, "iban": is_iban}
_NUMBER_AT: Mapping[str, tuple[int, int, int]] = {"TD1": (0, 5, 14), "TD2": (1, 0, 9), "TD3": (1, 0, 9)}
"""Line, start and end of the paper's number in a machine-readable zone."""


def marked(found: Mapping[str, Field], pages: Sequence[Page], extract: Extract) -> dict[str, Field]:
    """The fields, those marked that read otherwise if words are what a second look read.

    What the paper says then is worked out by reading its fields once more from the other words. The value is always
    what one of the readings says: another than the first only if it alone passes a check, and it is marked as well.
    """
    disputed = {code for code, field in found.items() if _disputed(field, pages) and not _vouched(code, field, pages)}
    if not disputed and not _unused(found, pages):
        return dict(found)
    settled = [field for code, field in found.items() if _vouched(code, field, pages)]
    most = max(len(word.others) for page in pages for word in page.words)
    others = [extract([_otherwise(page, settled, turn) for page in pages]) for turn in range(most)]
    weighed = {code: _weighed(code, found[code], others, pages) for code in disputed}
    return _otherwise_absent(others, pages) | dict(found) | weighed


def _unused(found: Mapping[str, Field], pages: Sequence[Page]) -> bool:
    """Whether some words that were read in two ways are part of no value as they were first read."""
    boxes = {(field.page, field.box) for field in found.values()}
    words = ((page.number, word) for page in pages for word in page.words if word.others)
    return any(not any(n == at and _inside(word, box) for at, box in boxes) for n, word in words)


def _otherwise_absent(others: Sequence[Mapping[str, Field]], pages: Sequence[Page]) -> dict[str, Field]:
    """What only another reading says, as a day that by the first was in no calendar: marked, and trusted less."""
    found: dict[str, Field] = {}
    for other in others:
        for code, field in other.items():
            if _disputed(field, pages) and isinstance(field.value, str):
                update = {"problem": field.problem or PROBLEM, "confidence": _less(field)}
                found.setdefault(code, field.model_copy(update=update))
    return found


def _disputed(field: Field, pages: Sequence[Page]) -> bool:
    """Whether a word of the value was read in two ways; of many values one alone changes little."""
    if not isinstance(field.value, str) and len(field.value) > 1:
        return False
    words = (word for page in pages if page.number == field.page for word in page.words if word.others)
    return any(_inside(word, field.box) for word in words)


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _vouched(code: str, field: Field, pages: Sequence[Page]) -> bool:
    """Whether check digits hold, or a verified machine-readable zone gives the same number."""
    if not isinstance(field.value, str):
        return False
    check = _CHECKED.get(code.rpartition("_")[2])
    return (check is not None and check(field.value)) or (
        code == "passport_no" and field.value in {_number(zone) for page in pages for zone in page.mrz}
    )


def _number(zone: MrzReading) -> str | None:
    """The number of the paper in a zone whose check digits hold."""
    if not zone.verified or zone.kind not in _NUMBER_AT:
        return None
    line, start, end = _NUMBER_AT[zone.kind]
    return zone.lines[line][start:end].rstrip("<")


def _otherwise(page: Page, settled: Sequence[Field], turn: int) -> Page:
    """The page by the other readings of its words, each one's in turn, but for the words of values that are settled."""
    boxes = [field.box for field in settled if field.page == page.number]
    words = tuple(
        word.model_copy(update={"text": word.others[turn % len(word.others)]})
        if word.others and not any(_inside(word, box) for box in boxes)
        else word
        for word in page.words
    )
    known = {name: getattr(page, name) for name in Page.model_fields}  # a copy would keep the text of the first reading
    return Page(**known | {"words": words})


def _weighed(code: str, first: Field, others: Sequence[Mapping[str, Field]], pages: Sequence[Page]) -> Field:
    """The value by all readings; where another one alone holds by itself, that one."""
    said = [other[code] for other in others if code in other]
    if said and all(field.value == first.value for field in said):
        return first
    differing = [field for field in said if field.value != first.value and isinstance(field.value, str)]
    if not differing or not isinstance(first.value, str):
        return first.model_copy(update={"problem": first.problem or PROBLEM, "confidence": _less(first)})
    better = next((field for field in differing if _vouched(code, field, pages)), None)
    texts = [str(field.value) for field in (better or first, first, *differing)]
    value, *alternatives = dict.fromkeys((*texts, *first.alternatives))
    problem = PROBLEM if better else first.problem or PROBLEM
    update = {"value": value, "alternatives": tuple(alternatives), "problem": problem, "confidence": _less(first)}
    return first.model_copy(update=update)


def _less(field: Field) -> float:
    return round(LESS_SURE * field.confidence, 3)
