"""Whether two papers speak of one person: by identifiers first, names only in support.

A birth date, a tax number (ΑΦΜ), a social security number (ΑΜΚΑ), a passport or a permit number link
papers or part them; a name never does by itself. Where they neither agree nor exclude each other, nobody can tell,
and that is an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from fakelos.rules.dates import read_day
from fakelos.rules.names import Name, letters_apart, likeness, likeness_of_words
from fakelos.rules.papers import FIELD_SURE
from fakelos.schemas.document import Document

ALIKE_SAME_SCRIPT, ALIKE_ACROSS = 0.86, 0.75
"""Names at least this alike may be one name: across scripts the spelling by ear leaves more room."""
CLOSE = 0.65
"""Names at least this alike may be one name badly read, where a birth date or a parent's name agrees."""
PARENTS_ALIKE = 0.85
ONE_NAME = 0.95
"""Given names at least this alike are one, under whichever family name."""
MISREAD, MISREAD_BADLY = 1, 2
"""By how many letters the names of one person differ, well read and badly; by more of them, they are two names."""
UNLIKE_SAME_SCRIPT, UNLIKE_ACROSS = 0.6, 0.45
"""Names less alike than this are two names, if both were read in full and well."""
_NUMBERS = ("afm", "amka", "passport_no", "permit_no")
_ONE_A_PERSON = ("afm", "amka")
"""Numbers that a person has one of; passports and permits are renewed under others."""
_BIRTH_DIGITS = 6
OF_NAMES = frozenset({"names_alike", "names_close", "names_unlike", "other_given_name"})


class Verdict(StrEnum):
    """What can be said of two identities."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


class Comparison(NamedTuple):
    """A verdict, how alike the names are (None: not to compare), and reason codes for people to read."""

    verdict: Verdict
    likeness: float | None
    reasons: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The reasons, that of the names with how alike they are.

        >>> Comparison(Verdict.SAME, 0.857, ("same_birth_date", "names_alike")).told
        ('same_birth_date', 'names_alike 0.86')
        """
        return tuple(
            f"{code} {self.likeness:.2f}" if code in OF_NAMES and self.likeness is not None else code
            for code in self.reasons
        )


@dataclass(frozen=True)
class Identity:
    """What one paper says of one person.

    `trusted` are the codes of what was well read; `dated`: the birth date stands there itself, not only in the ΑΜΚΑ.
    """

    names_el: tuple[Name, ...] = ()
    names_lat: tuple[Name, ...] = ()
    parents: tuple[str, str] = ("", "")
    birth: str | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    trusted: frozenset[str] = frozenset()
    dated: bool = False

    @property
    def known(self) -> bool:
        """Whether it says anything that identifies, and was well read: scribbled figures are nobody's number."""
        return bool(self.trusted - {"name"})

    @property
    def named(self) -> bool:
        """Whether it bears a name."""
        return bool(self.names_el or self.names_lat)

    @cached_property
    def by_number(self) -> dict[str, str]:
        """The numbers by their code."""
        return dict(self.numbers)


def identity_of(document: Document, slot: str = "holder") -> Identity:
    """What a document says of its holder or, for another `slot` (relative, spouse), of that person."""
    prefix = "" if slot == "holder" else f"{slot}_"
    numbers = tuple((code, _compact(text)) for code in _NUMBERS if (text := document.text_of(prefix + code)))
    born = read_day(document.text_of(f"{prefix}birth_date") or "")
    amka = dict(numbers).get("amka", "")
    return Identity(
        names_el=_names(document, slot, "el"),
        names_lat=_names(document, slot, "lat"),
        parents=_parents(document) if slot == "holder" else ("", ""),
        birth=born.strftime("%d%m%y") if born else amka[:_BIRTH_DIGITS] or None,
        numbers=numbers,
        trusted=_trusted(document, prefix, slot, by_amka=born is None),
        dated=born is not None,
    )


def _names(document: Document, slot: str, script: str) -> tuple[Name, ...]:
    parts = (document.text_of(f"{slot}_{part}_{script}") or "" for part in ("surname", "name"))
    name = Name(*parts)
    if not any(name):
        return ()
    return (name, name.in_greek_letters) if script == "el" and name.in_greek_letters != name else (name,)


def _parents(document: Document) -> tuple[str, str]:
    return document.text_of("father_name_el") or "", document.text_of("mother_name_el") or ""


def _trusted(document: Document, prefix: str, slot: str, *, by_amka: bool) -> frozenset[str]:
    sure = {code for code, f in document.fields.items() if f.problem is None and f.confidence >= FIELD_SURE}
    codes = {code for code in _NUMBERS if prefix + code in sure}
    if f"{prefix}{'amka' if by_amka else 'birth_date'}" in sure:
        codes.add("birth")
    if any({f"{slot}_surname_{script}", f"{slot}_name_{script}"} <= sure for script in ("el", "lat")):
        codes.add("name")
    return frozenset(codes)


def _compact(number: str) -> str:
    """A number as it is compared: Greek capitals that look Latin are Latin, no blanks, no signs."""
    latin = number.upper().translate(str.maketrans("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "ABEHIKMNOPTXYZ"))
    return "".join(c for c in latin if c.isalnum())


def compare(one: Identity, other: Identity) -> Comparison:
    """Compare two identities.

    >>> a = Identity(names_lat=(Name("HOXHA", "ARBEN"),), birth="010180", trusted=frozenset({"birth", "name"}))
    >>> b = Identity(names_el=(Name("ΧΟΤΖΑ", "ΑΡΜΠΕΝ"),), birth="010180", trusted=frozenset({"birth", "name"}))
    >>> compare(a, b).verdict.value, compare(a, b).reasons
    ('same', ('same_birth_date', 'names_alike'))
    """
    alike, score = _names_compared(one, other)
    same = [code for code in _NUMBERS if code in one.by_number and one.by_number[code] == other.by_number.get(code)]
    differ = [code for code in _ONE_A_PERSON if _contradict(one, other, code)]
    births = _births(one, other)
    parents = ("other_parent",) if _parents_differ(one, other) else ()
    reasons = (*(f"same_{code}" for code in same), *(f"other_{code}" for code in differ), *births, *parents, *alike)
    twice = len(same) + ("same_birth_date" in births and one.dated and other.dated) > 1
    surely = twice or (bool(same) and _renamed(one, other))
    verdict = _verdict(same=bool(same), differ=len(differ), births=births, alike=alike, surely=surely)
    return Comparison(verdict, score, reasons)


def _verdict(*, same: bool, differ: int, births: tuple[str, ...], alike: tuple[str, ...], surely: bool) -> Verdict:
    """What is the same against what differs; a name decides neither way, and one misread datum does not either.

    `surely`: what is the same holds under names that are unlike, too.
    """
    against = differ + ("other_birth_date" in births)
    unlike = "names_unlike" in alike
    if same:
        return Verdict.CANNOT_TELL if against or (unlike and not surely) else Verdict.SAME
    if against:
        return Verdict.DIFFERENT if against > 1 or unlike else Verdict.CANNOT_TELL
    named = "names_alike" in alike or "names_close" in alike
    return Verdict.SAME if "same_birth_date" in births and named else Verdict.CANNOT_TELL


def _renamed(one: Identity, other: Identity) -> bool:
    """Whether the given names are one, as of a person who took another family name."""
    pairs = product((*one.names_el, *one.names_lat), (*other.names_el, *other.names_lat))
    given = [likeness_of_words(mine.given, theirs.given) for mine, theirs in pairs if mine.given and theirs.given]
    return max(given, default=0) >= ONE_NAME


def _contradict(one: Identity, other: Identity, code: str) -> bool:
    if code not in one.trusted or code not in other.trusted:
        return False
    return not _near(one.by_number[code], other.by_number[code])


def _births(one: Identity, other: Identity) -> tuple[str, ...]:
    if not one.birth or not other.birth:
        return ()
    if one.birth == other.birth:
        return ("same_birth_date",)
    trusted = "birth" in one.trusted and "birth" in other.trusted
    return ("other_birth_date",) if trusted and not _near(one.birth, other.birth) else ()


def _near(one: str, other: str) -> bool:
    """Whether one misread character may be all the difference."""
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _names_compared(one: Identity, other: Identity) -> tuple[tuple[str, ...], float | None]:
    same_script = _best((*product(one.names_el, other.names_el), *product(one.names_lat, other.names_lat)))
    across = _best((*product(one.names_el, other.names_lat), *product(one.names_lat, other.names_el)))
    scores = [score for score in (same_script, across) if score is not None]
    if not scores:
        return (), None
    unlike = UNLIKE_ACROSS if same_script is None else UNLIKE_SAME_SCRIPT
    if max(scores) < unlike and "name" in one.trusted and "name" in other.trusted:
        return ("names_unlike",), max(scores)
    enough = (same_script or 0) >= ALIKE_SAME_SCRIPT or (same_script is None and (across or 0) >= ALIKE_ACROSS)
    close = max(scores) >= CLOSE
    if close and _siblings(one, other):
        return ("other_given_name",), max(scores)
    if enough or (close and _parents_alike(one, other)):
        return ("names_alike",), max(scores)
    return (("names_close",) if close else ()), max(scores)


def _parents_alike(one: Identity, other: Identity) -> bool:
    pairs = [(mine, theirs) for mine, theirs in zip(one.parents, other.parents, strict=True) if mine and theirs]
    return bool(pairs) and all((likeness_of_words(*pair) or 0) >= PARENTS_ALIKE for pair in pairs)


def _parents_differ(one: Identity, other: Identity) -> bool:
    """Whether a parent's name is another one: what a namesake's paper shows."""
    pairs = zip(one.parents, other.parents, strict=True)
    return any(mine and theirs and likeness_of_words(mine, theirs) < UNLIKE_SAME_SCRIPT for mine, theirs in pairs)


def _siblings(one: Identity, other: Identity) -> bool:
    """Whether the names share one part and the other is another name: twins share all else, and are two.

    Names in one script tell it before names across scripts, which leave room for spelling by ear.
    """
    same = (*product(one.names_el, other.names_el), *product(one.names_lat, other.names_lat))
    across = (*product(one.names_el, other.names_lat), *product(one.names_lat, other.names_el))
    well_read = "name" in one.trusted and "name" in other.trusted
    for pairs, most in ((same, MISREAD), (across, MISREAD if well_read else MISREAD_BADLY)):
        found = [apart for pair in pairs if (apart := letters_apart(*pair)) is not None]
        if found:
            return all(nearer <= most < farther for nearer, farther in found)
    return False


def _best(pairs: Iterable[tuple[Name, Name]]) -> float | None:
    scores = (likeness(one, other) for one, other in pairs)
    return max((score for score in scores if score is not None), default=None)
