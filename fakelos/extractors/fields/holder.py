"""Whose paper it is: names in Greek and Latin, parents, birth date, and the numbers that name a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fakelos.extractors.fields.captions import captions_in
from fakelos.extractors.fields.choice import best
from fakelos.extractors.fields.dates import date_parser
from fakelos.extractors.fields.identifiers import (
    all_checked,
    birth_date_of,
    is_afm,
    is_amka,
    passport_spelling,
    read_afm,
    read_amka,
    read_passport_no,
)
from fakelos.extractors.fields.labels import Labelled
from fakelos.extractors.fields.letters import Script, script_of, spelled
from fakelos.extractors.fields.names import (
    divided,
    divided_given_first,
    is_capital,
    leading_run,
    misread_share,
    name_parser,
    reading_of,
)
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.sentences import Person, names_in_prose, people_in
from fakelos.extractors.fields.strip import Reading, Strip
from fakelos.schemas.page import Word

_PASSPORT_BEFORE = re.compile(
    r"(?<![0-9A-ZΑ-Ω])([0-9]{2}[A-ZΑ-Ω]{2}[0-9]{5}|[A-ZΑ-Ω]{0,3} ?[0-9ΟΙ]{5,9}[A-ZΑ-Ω]?)"
    r"[\s,.]+(?:\w+\s+)?(?:ΔΙΑΒΑ|ΑΙΑΒΑ)[A-ZΑ-Ω]{2,}"
)
_PASSPORT_AFTER = re.compile(
    r"ΔΙΑΒ[A-ZΑ-Ω]*[^0-9,]{0,25}?[\s.:]([0-9]{2}[A-ZΑ-Ω]{2}[0-9]{5}|[A-ZΑ-Ω]{0,3} ?[0-9]{5,9}[A-ZΑ-Ω]?)(?![0-9A-ZΑ-Ω])"
)


@dataclass(frozen=True)
class NamePair:
    """A family name and a given name from one place of the paper, with the parents named there."""

    surname: Reading | None
    name: Reading | None
    script: Script
    father: Reading | None = None
    mother: Reading | None = None

    @property
    def confidence(self) -> float:
        """That of the weaker name; a name alone counts half."""
        if self.surname is None or self.name is None:
            alone = self.surname or self.name
            return alone.confidence / 2 if alone else 0.0
        return min(self.surname.confidence, self.name.confidence)

    @property
    def values(self) -> tuple[object, object]:
        """Both names."""
        return (self.surname and self.surname.value, self.name and self.name.value)


def read_holder(paper: Paper, script: Script = "el") -> dict[str, Reading | None]:
    """The holder's fields as far as the paper gives them.

    `script` is the one that names on this class of paper are printed in where the letters leave it open.
    """
    pairs = [
        *_labelled_pairs(paper, script),
        *_latin_beside(paper),
        *_full_names(paper, script),
        *_in_sentences(paper),
        *captions(paper, script),
    ]
    greek, latin = (_best_pair([pair for pair in pairs if pair.script == code]) for code in ("el", "lat"))
    amka = best(paper.read(read_amka, "amka")) or best(_unlabelled(paper, 11))
    afm = best(paper.read(read_afm, "afm")) or best(_unlabelled(paper, 9))
    return {
        **_names(greek, "el"),
        **_names(latin, "lat"),
        "father_name_el": _parent(paper, "father", greek),
        "mother_name_el": _parent(paper, "mother", greek),
        "birth_date": _birth_date(paper, amka),
        "afm": afm,
        "amka": amka,
        "passport_no": read_holder_passport(paper),
    }


def read_holder_passport(paper: Paper) -> Reading | None:
    """The number of the holder's passport, at its label or in a sentence."""
    sentences = [
        replace(reading, value=passport_spelling(str(reading.value).replace(" ", "")))
        for pattern in (_PASSPORT_BEFORE, _PASSPORT_AFTER)
        for reading in paper.find(pattern, 0.96)
    ]
    return best([*paper.read(read_passport_no, "passport_no"), *sentences])


def _names(pair: NamePair | None, script: Script) -> dict[str, Reading | None]:
    codes = (f"holder_surname_{script}", f"holder_name_{script}")
    return dict(zip(codes, (pair.surname, pair.name) if pair else (None, None), strict=True))


def _best_pair(pairs: Sequence[NamePair]) -> NamePair | None:
    """The most trusted pair, the first of equals; places that agree strengthen each other."""
    found = max(pairs, key=lambda pair: pair.confidence, default=None)
    if found is None:
        return None
    same = [pair for pair in pairs if pair.values == found.values]
    surname, name = best(pair.surname for pair in same), best(pair.name for pair in same)
    father = next((pair.father for pair in same if pair.father), None)
    mother = next((pair.mother for pair in same if pair.mother), None)
    return NamePair(surname, name, found.script, father, mother)


def _labelled_pairs(paper: Paper, script: Script) -> Iterator[NamePair]:
    """Family and given names from their own labels, each family name with the nearest given name."""
    for labelled in paper.labelled:
        for code in ("el", "lat"):
            given = _at_labels(labelled, f"name.{code}") or (_at_labels(labelled, "full.any") if code == "lat" else [])
            for order, surname in enumerate(_at_labels(labelled, f"surname.{code}")):
                name = min(given, key=lambda reading: _apart(surname, reading), default=None)
                given = [reading for reading in given if reading is not name]
                yield _paired(surname, name, "lat" if code == "lat" else script, order, fixed=code == "lat")
            for order, name in enumerate(given):
                yield _paired(None, name, "lat" if code == "lat" else script, order, fixed=code == "lat")


def _latin_beside(paper: Paper) -> Iterator[NamePair]:
    """The Latin form that stands behind the Greek one, as `ΜΕΝΣΑΧΙ / MENSAHI`."""
    for labelled in paper.labelled:
        surname, name = (next(iter(labelled.read(read_latin_part, f"{part}.el")), None) for part in ("surname", "name"))
        if surname and name:
            yield NamePair(surname, name, "lat")


def read_latin_part(strip: Strip) -> Reading | None:
    """The Latin words behind Greek ones in one cell."""
    words = next(iter(strip.text.split("\t")), "").split()
    start = next((n for n, word in enumerate(words) if n and is_capital(word) and _begins_latin(words, n)), None)
    if start is None or not any(script_of(word) == "el" for word in words[:start]):
        return None
    run = leading_run(Strip(strip.page, strip.words[start:], strip.wide)).words
    return reading_of(strip, run, "lat", 0.85) if run else None


def _begins_latin(words: Sequence[str], place: int) -> bool:
    """Whether a word is Latin: by its letters, or by the slash or bracket that parts it from the Greek form."""
    word = words[place]
    return script_of(word) == "lat" or words[place - 1].endswith("/") or word.startswith("(")


def _at_labels(labelled: Labelled, code: str) -> list[Reading]:
    return labelled.read(name_parser(None), code)


def _apart(one: Reading, other: Reading) -> float:
    return abs(one.box[1] - other.box[1]) + abs(one.box[0] - other.box[0]) / 4


def _paired(surname: Reading | None, name: Reading | None, default: Script, order: int, *, fixed: bool) -> NamePair:
    """Two names from their labels; the first on a page is the holder's more likely than later ones."""
    printed = _printed_script([reading for reading in (surname, name) if reading], default, fixed=fixed)
    surname, name = (reading and reading.weaker(0.98**order) for reading in (surname, name))
    return NamePair(_in(surname, printed), _in(name, printed), printed)


def _printed_script(readings: Sequence[Reading], default: Script, *, fixed: bool = False) -> Script:
    """The script of names: what their letters say, unless the label asks for one."""
    found = _spoken_for("".join(str(reading.value) for reading in readings))
    return default if fixed and found != "el" else found or default


def _spoken_for(letters: str) -> Script | None:
    """The script of some letters; one stray Latin letter in Greek capitals is taken for a misreading."""
    found = script_of(letters)
    strays = sum(letter in "CDFGJLRUV" for letter in letters)
    return None if found == "lat" and strays < 2 else found  # noqa: PLR2004


def _in(reading: Reading | None, script: Script) -> Reading | None:
    if reading is None:
        return None
    factor = misread_share(str(reading.value), script)
    return replace(reading, value=spelled(str(reading.value), script), certainty=reading.certainty * factor)


def _full_names(paper: Paper, script: Script) -> Iterator[NamePair]:
    """Names from labels that ask for the whole name; English ones ask for the given name first."""
    for labelled in paper.labelled:
        for mention in labelled.of("full.el", "full.any", "full.lat"):
            for strip, certainty in labelled.places(mention):
                run = leading_run(strip)
                if len(run.words) > 1 and all(word.text[:1].isupper() for word in run.words):
                    english = mention.code == "full.lat"
                    asked: Script = "lat" if english else script
                    yield _pair(strip, run.words, certainty * mention.likeness * 0.95, asked, given_first=english)
                    break


def _pair(
    strip: Strip, words: Sequence[Word], certainty: float, default: Script, *, given_first: bool = False
) -> NamePair:
    script = _spoken_for("".join(word.text.upper() for word in words)) or default
    surname, name = divided_given_first(words) if given_first else divided(words)
    if len(words) > 2:  # noqa: PLR2004
        certainty *= 0.9
    return NamePair(reading_of(strip, surname, script, certainty), reading_of(strip, name, script, certainty), script)


def _in_sentences(paper: Paper) -> Iterator[NamePair]:
    """Names from running text, with the parents; the first person named is trusted most."""
    for strip in paper.strips:
        for place, person in enumerate(people_in(strip)):
            yield _of_person(strip, person, 0.97**place)
        for place, person in enumerate(names_in_prose(strip)):
            yield _of_person(strip, person, 0.95**place)


def _of_person(strip: Strip, person: Person, factor: float) -> NamePair:
    sure = person.certainty * factor
    parents = (reading_of(strip, words, "el", sure) if words else None for words in (person.father, person.mother))
    surname, name = (reading_of(strip, words, person.script, sure) for words in (person.surname, person.name))
    return NamePair(surname, name, person.script, *parents)


def captions(paper: Paper, script: Script) -> Iterator[NamePair]:
    """Names that stand alone, as in the address window of a notice."""
    for sheet in paper.sheets:
        for caption in captions_in(sheet):
            pair = _pair(caption.strip, caption.words, caption.certainty, script)
            father = reading_of(caption.strip, caption.father, "el", 0.9) if caption.father else None
            yield replace(pair, father=father)


def _parent(paper: Paper, parent: str, pair: NamePair | None) -> Reading | None:
    """A parent's given name: from its label, from the label of the whole name, or as the sentence names it."""
    labelled = [_in(reading, "el") for reading in paper.read(name_parser(None, most=2), parent)[:1]]
    given = paper.read(name_parser(None, most=1), f"{parent}_given")[:1]
    whole = [_in(reading, "el") for reading in given or paper.read(read_given_name, f"{parent}_full")[:1]]
    spoken = (pair.father if parent == "father" else pair.mother) if pair else None
    return best([*labelled, *whole, spoken])


def read_given_name(strip: Strip) -> Reading | None:
    """The given name of a whole name, family name first."""
    run = leading_run(strip)
    name = divided(run.words)[1] or run.words
    return reading_of(strip, name, None, 0.9) if name else None


def _birth_date(paper: Paper, amka: Reading | None) -> Reading | None:
    """The birth date at its label; the ΑΜΚΑ, which begins with it, confirms it, contests it or stands in."""
    printed = best(paper.read(date_parser("birth"), "birth_date"))
    if amka is None or amka.problem:
        return printed
    held = replace(amka, value=birth_date_of(str(amka.value)), certainty=0.75)
    if printed is None:
        return held
    if printed.value != held.value:
        return replace(printed, problem="disagrees", certainty=printed.certainty * 0.8)
    return best([printed, held])


def _unlabelled(paper: Paper, length: int) -> list[Reading]:
    check = {9: is_afm, 11: is_amka}[length]
    return [reading for strip in paper.strips for reading in all_checked(strip, length, check)][:1]
