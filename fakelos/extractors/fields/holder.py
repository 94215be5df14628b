"""Whose paper it is: names in Greek and Latin, parents, birth date, and the numbers that name a person."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from rapidfuzz.distance import Levenshtein

from fakelos.extractors.fields.identifiers import (
    all_checked,
    birth_date_of,
    doubted,
    is_afm,
    is_amka,
    passport_spelling,
    read_afm,
    read_amka,
    read_passport_no,
)
from fakelos.extractors.fields.labels.parts import OTHER, SPOUSE
from fakelos.extractors.fields.pairs import in_sentences, pairs_on
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.parents import read_parent
from fakelos.extractors.fields.people.name_pair import NamePair, best_pair
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import Script
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.whose import behind, beside, not_of_others

_NOBODY = NamePair(None, None, "el")
_SLIPS = 2
"""So many signs apart, two numbers are one that was misread in one place."""
_PASSPORT_BEFORE = re.compile(
    r"(?<![0-9A-ZΑ-Ω])([0-9]{2}[A-ZΑ-Ω]{2}[0-9]{5}|[A-ZΑ-Ω]{0,3} ?[0-9ΟΙ]{5,9}[A-ZΑ-Ω]?)"
    r"(?:/(?:[0-9./\-]{2,10}))?[\s.]+(?:(?!ΜΕ\b)\w+\s+)?(?:ΔΙΑΒΑ|ΑΙΑΒΑ)[A-ZΑ-Ω]{2,}"
)
_PASSPORT_AFTER = re.compile(
    r"(?<!ΗΓΟΥΜΕΝΟ )(?<!ΗΓΟΥΜΕΝΟΥ )(?<!ΠΑΛΑΙΟ )(?<!ΠΑΛΑΙΟΥ )"
    r"ΔΙΑΒ[A-ZΑ-Ω]*(?:(?!Α\.?Φ\.?Μ|ΑΜΚΑ|ΤΑΥΤΟΤ|ΣΥΝΤΗΡ|ΣΥΖΥΓ|ΠΑΤΕΡΑ|ΜΗΤΕΡΑ|ΓΟΝΕ|ΕΚΠΡΟΣ)[^0-9,]){0,25}?[\s.:]"
    r"(?!ΑΦΜ)([0-9]{2}[A-ZΑ-Ω]{2}[0-9]{5}|[A-ZΑ-Ω]{0,3} ?[0-9]{5,9}[A-ZΑ-Ω]?)(?![0-9A-ZΑ-Ω])"
)
_BORN = re.compile(
    r"ΓΕΝΝΗ(?:ΘΗΚΕ|ΘΕΙΣ|ΘΕΙΣΑ|ΘΕΙΣΑΣ|ΘΕΝΤΑ|ΘΕΝΤΟΣ|ΜΕΝ\w+)\b[^0-9.;]{1,60}?(?:ΣΤΙΣ|ΤΗΝ|ΤΗ|ΤΟ)\s+(?=[0-9])"
)


def read_holder(paper: Paper, script: Script = "el", *, told: bool = False) -> dict[str, Reading | None]:
    """The holder's fields as far as the paper gives them.

    `script` is the one that names on this class of paper are printed in where the letters leave it open. `told`:
    the paper tells of several people in sentences, each with their numbers behind their name.
    """
    pairs = pairs_on(paper, script)
    greek, latin = (best_pair([pair for pair in pairs if pair.script == code]) for code in ("el", "lat"))
    holder = (greek or latin or _NOBODY).surname
    name = holder if told and greek else None
    choose = behind if told else beside
    not_others = partial(not_of_others, greek or latin, pairs, list(in_sentences(paper)))

    def own(readings: Sequence[Reading]) -> Reading | None:
        return best(choose(holder, not_others(readings)))

    def of_several(readings: Sequence[Reading]) -> Sequence[Reading]:
        return behind(name, not_others(readings) if len({reading.value for reading in readings}) > 1 else readings)

    passports = passports_on(paper)
    named = {reading.value for reading in passports}
    amka = own(paper.read(read_amka, "amka")) or own(_unlabelled(paper, 11, named))
    afm = own(paper.read(read_afm, "afm")) or own(_unlabelled(paper, 9, named))
    return {
        **_names(greek, "el"),
        **_names(latin, "lat"),
        "father_name_el": read_parent(paper, "father", greek),
        "mother_name_el": read_parent(paper, "mother", greek),
        "birth_date": _birth_date(paper, amka, name),
        "afm": afm,
        "amka": amka,
        "passport_no": read_holder_passport(
            of_several(passports), but=[str(number.value) for number in (afm, amka) if number]
        ),
    }


def passports_on(paper: Paper) -> list[Reading]:
    """The numbers of passports, at labels and in sentences."""
    sentences = [
        replace(reading, value=passport_spelling(str(reading.value).replace(" ", "")))
        for pattern in (_PASSPORT_BEFORE, _PASSPORT_AFTER)
        for reading in paper.find(pattern, 0.96)
    ]
    return [*paper.read(read_passport_no, "passport_no"), *sentences]


def read_holder_passport(found: Sequence[Reading], but: Collection[str] = ()) -> Reading | None:
    """The number of the holder's passport among those found; `but` are known to be other numbers."""
    own = [doubted(reading) for reading in found if reading.value not in but]
    return _contested(best(own), own)


def _contested(chosen: Reading | None, readings: Sequence[Reading]) -> Reading | None:
    """The number, marked where another place of the paper gives it with a sign or two different."""
    if chosen is None or chosen.problem:
        return chosen
    differ = (Levenshtein.distance(str(chosen.value), str(other.value)) for other in readings)
    near = any(0 < distance <= _SLIPS for distance in differ)
    return replace(chosen, problem="disagrees", certainty=chosen.certainty * 0.7) if near else chosen


def _names(pair: NamePair | None, script: Script) -> dict[str, Reading | None]:
    codes = (f"holder_surname_{script}", f"holder_name_{script}")
    return dict(zip(codes, (pair.surname, pair.name) if pair else (None, None), strict=True))


def _birth_date(paper: Paper, amka: Reading | None, name: Reading | None) -> Reading | None:
    """The birth date at its label; the ΑΜΚΑ, which begins with it, confirms it, contests it or stands in."""
    spoken = paper.after(_BORN, date_parser("birth", within=4), reach=40, certainty=0.85)
    labelled = paper.read(date_parser("birth"), "birth_date")
    printed = best(behind(name, [*labelled, *spoken])) if name else best([*labelled, *spoken[:1]])
    if amka is None or amka.problem:
        return printed
    held = replace(amka, value=birth_date_of(str(amka.value)), certainty=0.75)
    if printed is None:
        return held
    if printed.value != held.value:
        return replace(printed, problem="disagrees", certainty=printed.certainty * 0.8)
    return best([printed, held])


def _unlabelled(paper: Paper, length: int, named: Collection[object]) -> list[Reading]:
    """The first number without a label of the holder's whose check digit holds, and which no label gives to another.

    Those `named` are known to be other numbers.
    """
    code, check, parse = {9: ("afm", is_afm, read_afm), 11: ("amka", is_amka, read_amka)}[length]
    parts = (labelled.about(part) for labelled in paper.labelled for part in (OTHER, SPOUSE))
    others = [reading for part in parts for reading in part.read(parse, code)]
    others += paper.read(parse, f"{code}.other", f"{code}.spouse")
    taken = {reading.value for reading in others} | {*named}
    found = (reading for strip in paper.strips for reading in all_checked(strip, length, check))
    return [reading for reading in found if reading.value not in taken][:1]
