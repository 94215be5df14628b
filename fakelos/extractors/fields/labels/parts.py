"""Whom a part of a form speaks of: the holder, the spouse (σύζυγος), or somebody else, by the headings above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.schemas.base import Box

HOLDER, SPOUSE, OTHER = "part.holder", "part.spouse", "part.other"
ASIDE = "part.aside"
"""What is the paper's though it stands in the part of somebody else: there it may be of another paper."""
_ALSO_HOLDER = "full.el"
"""`Υπόχρεος` and its like head a part when nothing stands beside them, and are labels otherwise."""


_OF_PERSONS = frozenset(
    {"surname", "name", "full", "full_given", "full_father", "father", "father_full", "father_given", "mother"}
    | {
        "mother_full",
        "mother_given",
        "parents",
        "birth_date",
        "afm",
        "amka",
        "ama",
        "passport_no",
        "nationality",
        "sex",
    }
)
"""Meanings that speak of a person: the others are the paper's, whoever's part they stand in."""
_NAMES = frozenset({"surname", "name", "full", "full_given", "full_father"})


_PARTIES = "ΛΟΓΙΣΤ[ΗΕΡ]|ΦΟΡΟΤΕΧΝ|ΕΡΓΟΔΟΤ|ΕΚΠΡΟΣΩΠ|ΑΝΤΙΚΛΗΤ|ΕΚΜΙΣΘΩ|ΙΔΙΟΚΤΗΤ|ΠΩΛΗΤ|ΔΩΡΗΤ|ΔΑΝΕΙΣΤ|ΕΓΓΥΗΤ|ΚΗΔΕΜΟΝ"
"""Roles that head a part of a form when they stand alone in a row; a letterhead's profession does not."""
OTHERS = re.compile(
    rf"(?<![A-ZΑ-Ω])(?:{_PARTIES}|ΕΠΙΧΕΙΡΗΣ|ΔΙΚΗΓΟΡ|ΣΥΝΤΑΚΤ|ΣΥΜΒΟΛΑΙΟΓΡΑΦ|ΕΞΟΥΣΙΟΔΟΤΟΥΜΕΝ|ΜΕΣΙΤ|ΔΙΕΥΘΥΝΤ|ΔΙΑΧΕΙΡΙΣΤ|"
    r"ΠΡΑΚΤΟΡ|ΣΥΝΤΗΡΟΥ|ΦΙΛΟΞΕΝΟΥ|ΤΕΚΝ(?=Α|ΩΝ)|(?:ΣΥΖΥΓΟΥ|ΜΗΤΕΡΑΣ|ΠΑΤΕΡΑ) Τ(?=ΟΥ|ΗΣ)|ΣΥΖΥΓΟ[ΣΥ] (?=ΜΟΥ))[A-ZΑ-Ω]*"
)
"""People who stand on papers of others: employers, accountants, representatives, sponsors, children."""
OWN = re.compile(
    r"(?:ΜΙΣΘΩΤ(?!ΗΡ)|ΕΝΟΙΚΙΑΣΤ|ΕΡΓΑΖΟΜΕΝ|ΑΠΑΣΧΟΛΟΥΜΕΝ|ΑΓΟΡΑΣΤ|ΔΩΡΕΟΔΟΧ|ΔΑΝΕΙΟΛ|ΔΑΝΕΙΖΟΜΕΝ|ΦΙΛΟΞΕΝΟΥΜΕΝ|ΠΕΛΑΤ|ΑΣΦΑΛΙΣΜ|"
    r"ΑΙΤΩΝ|ΑΙΤΟΥ|ΜΑΘΗΤ|ΦΟΙΤΗΤ|ΩΦΕΛΟΥΜ|ΑΛΛΟΔΑΠ|ΕΝΔΙΑΦΕΡ|ΕΞΟΥΣΙΟΔΟΤ(?!ΟΥΜ)|ΕΝΤΟΛΕ|ΛΗΠΤ)[A-ZΑ-Ω]*"
)
"""Those whom the papers of applicants are about where somebody else stands on them too."""
_HEADING = re.compile(rf"(?<![A-ZΑ-Ω])ΣΤΟΙΧΕΙΑ\s+(?:[A-ZΑ-Ω]+\s+)?{OTHERS.pattern}")
_OF_HOLDER = re.compile(r"(?<![A-ZΑ-Ω])ΣΤΟΙΧΕΙΑ\s+[A-ZΑ-Ω]")
"""Any other heading ends another's part: what it is of, an employee or a building, is the paper's."""
_OF_PAPER_BEFORE = re.compile(r"(?<![A-ZΑ-Ω])ΣΤΟΙΧΕΙΑ\s+(?:ΠΡΟΗΓΟΥΜ|ΠΑΛΑΙ|ΠΑΛΙΑ)[A-ZΑ-Ω]*\s+(?:ΑΔΕΙ|ΤΙΤΛ|ΔΙΑΒΑΤ)")
_ANOTHER_PARTY = re.compile(r"(?<![A-ZΑ-Ω])(?:ΚΑΙ|ΑΦΕΤΕΡΟΥ|ΟΤΙ|ΕΜΦΑΝΙ|ΠΡΟΣΗΛΘ|ΠΑΡΟΥΣΙΑΣ(?:Τ|Θ))|[0-9][).] ")
"""Behind such words a sentence speaks of somebody else."""
_ROLE_ALONE = re.compile(
    rf"\W*(?:[0-9Α-Β]{{1,2}}\W+)?(?:(?:Ο|Η|ΤΟΥ|ΤΗΣ)\s+)?(?:(?P<own>{OWN.pattern})|(?:{_PARTIES})[A-ZΑ-Ω]*)\W*"
)
_DAYS = frozenset({"issue_date", "expiry_date", "valid_from", "valid_to", "decision_date"})
_FEW = 4
_LONGEST_HEADING = 9
_WORDS_BEFORE = 12


@dataclass(frozen=True)
class Mention:
    """A label found on a sheet: its meaning, its words, and how like the known spelling it is (0–1)."""

    code: str
    words: tuple[int, ...]
    likeness: float
    box: Box


def parts_by_heading(sheet: Sheet, mentions: Sequence[Mention]) -> Mapping[tuple[int, ...], str]:
    """For each label, by its words, the part that the last heading before it opens, or its column."""
    named = {index for mention in mentions if part_of(mention) for index in mention.words}
    headings = [heading for heading in _headings(sheet) if heading[0] not in named]
    found: dict[tuple[int, ...], str] = {}
    part = HOLDER
    for place, mention in enumerate(mentions):
        while headings and headings[0][0] < mention.words[0]:
            part = headings.pop(0)[1]
        part = (_opened(sheet, mentions, place) if part_of(mention) else None) or part
        found[mention.words] = _within(part, person=_of_person(mention))
    return found | _in_spouses_column(sheet, mentions) | _in_spouses_row(sheet, mentions)


def _within(part: str, *, person: bool) -> str:
    """The part of a label: what is said of a person is the part's, the rest the paper's, or perhaps another paper's."""
    aside = part in {OTHER, ASIDE}
    if person:
        return HOLDER if part == ASIDE else part
    return ASIDE if aside else HOLDER


def introduced_by_others(sheet: Sheet, mentions: Sequence[Mention]) -> frozenset[tuple[int, ...]]:
    """The labels, by their words, before which a sentence or a row speaks of an accountant, an employer, a lawyer.

    What is said goes as far as the row, or the row before it in running text, and not past somebody else's label.
    """
    owned = {index: mention for mention in mentions for index in mention.words}
    said = (m.words for m in mentions if _of_person(m) and OTHERS.search(_before(sheet, owned, m)))
    return frozenset([*said, *_days_of_passports(sheet, mentions)])


def _days_of_passports(sheet: Sheet, mentions: Sequence[Mention]) -> Iterator[tuple[int, ...]]:
    """Labels of a day right behind a passport's number in Greek text: `διαβατήριο BA1234567 (λήξη 3/4/2015)`."""
    for before, mention in pairwise(mentions):
        between = range(before.words[-1] + 1, mention.words[0])
        near = 0 < len(between) <= _FEW and all(
            sheet.words[i + 1].box[0] - sheet.words[i].box[2] <= sheet.wide
            and sheet.words[i].line == sheet.words[i + 1].line
            for i in between
        )
        dated = before.code == "passport_no" and mention.code in _DAYS
        if dated and near and not sheet.words[mention.words[0]].text.isascii():
            yield mention.words


def _before(sheet: Sheet, owned: Mapping[int, Mention], mention: Mention) -> str:
    """The few words before a label, back to the last label that asks for a person's name.

    Those of the row before count within a sentence and behind a colon: a title ends with its row.
    """
    first = mention.words[0]
    line = sheet.words[first].line
    begins = not first or sheet.words[first - 1].line < line
    reach = line if begins and not sheet.words[first - 1].text.endswith(":") else line - 1
    words: list[str] = []
    for index in range(first - 1, max(-1, first - _WORDS_BEFORE - 1), -1):
        other = owned.get(index)
        if sheet.words[index].line < reach or (other and other.code.partition(".")[0] in _NAMES):
            break
        words.insert(0, sheet.words[index].text)
    return _ANOTHER_PARTY.split(fold(" ".join(words)))[-1]


def _headings(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Where a row is the heading of a part (`2. ΣΤΟΙΧΕΙΑ ΕΚΠΡΟΣΩΠΟΥ Ή ΑΝΤΙΚΛΗΤΟΥ`), and whose part it opens."""
    for row in sheet.rows:
        text = fold(sheet.phrase(row))
        if len(row) > _LONGEST_HEADING or ":" in text:
            continue
        alone = _ROLE_ALONE.fullmatch(text)
        if _HEADING.search(text) or alone:
            yield row[-1], HOLDER if alone and alone["own"] else OTHER
        elif _OF_PAPER_BEFORE.search(text):
            yield row[-1], ASIDE
        elif _OF_HOLDER.search(text):
            yield row[-1], HOLDER


def _of_person(mention: Mention) -> bool:
    return mention.code.partition(".")[0] in _OF_PERSONS


def _in_spouses_column(sheet: Sheet, mentions: Sequence[Mention]) -> dict[tuple[int, ...], str]:
    """Labels under the spouse's own, where the holder's stand to their left in the same rows."""
    columns = [mention.box[0] for mention in mentions if mention.code.endswith(".spouse")]
    found: dict[tuple[int, ...], str] = {}
    for left, right in pairwise(mentions):
        side_by_side = sheet.words[left.words[0]].line == sheet.words[right.words[0]].line
        under = any(abs(right.box[0] - x) < sheet.wide for x in columns)
        if side_by_side and left.code == right.code and under:
            found[right.words] = SPOUSE
    return found


def _in_spouses_row(sheet: Sheet, mentions: Sequence[Mention]) -> dict[tuple[int, ...], str]:
    """Labels behind the spouse's own in its row, where the holder's stand in rows before: `ΑΦΜ ΣΥΖΥΓΟΥ  ΕΠΩΝΥΜΟ`."""
    heads = {sheet.words[m.words[0]].line: m for m in reversed(mentions) if _of_person(m) or part_of(m)}
    before: set[str] = set()
    found: dict[tuple[int, ...], str] = {}
    for mention in mentions:
        head = heads.get(sheet.words[mention.words[0]].line)
        if head and head.code.endswith("spouse") and head is not mention and mention.code in before:
            found[mention.words] = SPOUSE
        before.add(mention.code)
    return found


def part_of(mention: Mention) -> str | None:
    """The part that a label names, if it names one."""
    if mention.code == _ALSO_HOLDER:
        return HOLDER
    return mention.code if mention.code in {HOLDER, SPOUSE, OTHER} else None


def _opened(sheet: Sheet, mentions: Sequence[Mention], place: int) -> str | None:
    """The part that a label opens: alone in its row but for a number, or before the first label of its row."""
    mention = mentions[place]
    line = sheet.words[mention.words[0]].line
    beside = [w.text for n, w in enumerate(sheet.words) if w.line == line and n not in mention.words]
    alone = not any(letter.isalpha() for text in beside for letter in text)
    return part_of(mention) if alone or _heads_its_row(sheet, mentions, place) else None


def _heads_its_row(sheet: Sheet, mentions: Sequence[Mention], place: int) -> bool:
    """Whether a label begins its row and a family name's follows at once: `ΤΗΣ ΣΥΖΥΓΟΥ  ΕΠΩΝΥΜΟ …`."""
    first = mentions[place].words[0]
    begins = not first or sheet.words[first - 1].line != sheet.words[first].line
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    return (
        begins and after is not None and after.code == "surname.el" and after.words[0] == mentions[place].words[-1] + 1
    )
