"""Birth registration act (ληξιαρχική πράξη γέννησης): the child, its parents, the act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fakelos.extractors.fields.identifiers import digits_parser, read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.labels.columns import by_column
from fakelos.extractors.fields.labels.labelled import Labelled
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.parents import read_given_name
from fakelos.extractors.fields.people.countries import read_country
from fakelos.extractors.fields.people.names import divided, leading_run, name_parser, reading_of
from fakelos.extractors.fields.people.sentences import people_in
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import spelled
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page, Word

LABELS = {
    "act_no": (
        "Αριθ.", "Αρ.", "με αριθμό πράξης", "Αριθμός πράξης", "Αριθ. πράξης", "Αρ. πράξης",
        "Αριθμός ληξιαρχικής πράξης", "Πράξη αριθ.", "Αριθμός", "Αριθμός ληξ. πράξης", "Αριθ. ληξιαρχικής πράξης",
        "Στοιχεία πράξης",
    ),
    "act_year": ("Έτος", "Του έτους", "Έτος πράξης"),
    "child": (
        "Στοιχεία τέκνου", "Στοιχεία νεογνού", "Στοιχεία παιδιού", "Τέκνο", "Νεογέννητο", "Νεογνό", "Γεννηθέν",
        "Στοιχεία γεννηθέντος",
    ),
    "father_part": ("Στοιχεία πατέρα", "Πατέρας", "Στοιχεία πατρός", "Ο πατέρας", "Πατήρ"),
    "mother_part": ("Στοιχεία μητέρας", "Μητέρα", "Στοιχεία μητρός", "Η μητέρα", "Μήτηρ"),
    "child_name": (
        "Όνομα τέκνου", "Τέκνο - όνομα", "Κύριο όνομα παιδιού", "Όνομα παιδιού", "Όνομα νεογνού",
        "Κύριο όνομα τέκνου", "Κύριο όνομα", "Όνομα γεννηθέντος",
        "Όνομα νεογέννητου",
    ),
    "child_surname": ("Επώνυμο τέκνου", "Τέκνο - επώνυμο", "Επώνυμο παιδιού", "Επώνυμο νεογνού", "Επώνυμο νεογέννητου"),
    "child_birth_date": (
        "Γέννηση", "Ημερομηνία και τόπος γεννήσεως", "Ημερομηνία και τόπος γέννησης",
        "Ημερομηνία γέννησης / Date of birth", "Ημερομηνία γέννησης τέκνου", "Ημερομηνία γέννησης",
        "Ημ/νία γέννησης", "Ημ. γέννησης", "γεννήθηκε στις",
        "γεννήθηκε", "Ημερομηνία γεννήσεως", "Χρόνος γέννησης", "Ημερ. γέννησης", "Ημερομηνία και ώρα γέννησης",
    ),
    "birth_place": (
        "Τόπος γέννησης", "Τόπος γεννήσεως", "Χώρα γέννησης", "Place of birth", "Lieu de naissance", "Χώρα / State",
        "Χώρα / Etat / State", "State", "Etat", "Χώρα",
    ),
    "father_surname": ("Επώνυμο πατέρα", "Επώνυμο πατρός"),
    "mother_surname": ("Επώνυμο μητέρας", "Επώνυμο μητρός", "Γένος μητέρας"),
    "_": ("Ημερομηνία δήλωσης", "Ημ/νία δήλωσης", "Ημερομηνία δηλώσεως"),
}  # fmt: skip

_WHOLE = {"child": ("child", "full.el"), "father": ("father_part", "father"), "mother": ("mother_part", "mother")}
_FATHER = re.compile(r"(?:ΠΑΤΕΡΑ[ΣΝ]?|ΠΑΤΗΡ)[\s:,]{1,3}(?:(?:ΤΟΝ|ΤΟΥ|Ο|ΕΙΝΑΙ) )*")
_PARENTS = re.compile(
    r"(?:ΤΕΚΝΟ|ΠΑΙΔΙ|ΓΟΝΕΙΣ)[^.;]{0,110}?\s(?:ΤΟΥ|Ο)\s+([A-ZΑ-ΩΪΫ]+ [A-ZΑ-ΩΪΫ]+(?: [A-ZΑ-ΩΪΫ]+)?)\s+ΚΑΙ\s+(?:ΤΗΣ|Η)\s+"
    r"([A-ZΑ-ΩΪΫ]+ [A-ZΑ-ΩΪΫ]+(?: [A-ZΑ-ΩΪΫ]+)?)(?=[\s,.;]|$)"
)
_MOTHER = re.compile(
    r"(?:ΜΗΤΕΡΑΣ?|ΜΗΤΗΡ)[\s:,]{1,3}(?:(?:ΤΗΝ|ΤΗΣ|Η|ΕΙΝΑΙ) )*|ΣΥΖΥΓΟ[ΥΝ]?\s+(?:ΑΥ)?ΤΟΥ[\s,]{1,3}(?:(?:ΤΗΝ|ΤΗ)\s)?"
)
_DECLARING = re.compile(
    r"(?:Ε[ΜΝ]Ε?ΦΑΝΙΣ|ΠΡΟΣΗΛΘ)\w*[^.;]{0,60}?\sΟ\s+(?=.{3,200}?ΣΥΖΥΓΟ[ΥΝ]?\s+(?:ΑΥ)?ΤΟΥ)", re.DOTALL
)
"""Who declares a birth by his wife is the father."""
_DRAWN = re.compile(r"ΣΗΜΕΡΑ\W+(?:(?:ΤΗΝ?|ΣΤΙΣ|ΤΙΣ)\s+)?")
_CHILD = re.compile(
    r"(?:ΤΕΚΝΟ|ΠΑΙΔΙ|ΝΕΟΓΝΟ|ΒΡΕΦΟΣ|ΑΡΡΕΝ|ΘΗΛΥ|ΑΓΟΡΙ|ΚΟΡΙΤΣΙ)[^\n.]{0,80}?(?:ΟΝΟΜΑΤΙ|ΟΝΟΜΑΣΘΗΚΕ|"
    r"ΤΟ ΟΝΟΜΑ|ΟΝΟΜΑ)[\s:«\"]{1,3}"
)
_GIVEN = re.compile(r"(?:ΔΟΘΗΚΕ|ΕΔΟΘΗ|ΔΟΘΕΝ|ΕΔΩΣΑΝ|ΕΛΑΒΕ)\s+(?:ΤΟ\s+)?(?:ΚΥΡΙΟ\s+)?ΟΝΟΜΑ[\s:«\"]{1,3}")
_BORN = re.compile(r"ΓΕΝΝΗΘΗΚΕ[^0-9]{0,60}(?=[0-9])")
_BORN_BEFORE = re.compile(r"(?:ΣΤΙΣ|ΤΗΝ|ΟΤΙ)\s+(?=[0-9][0-9/.\- A-ZΑ-Ω]{5,22}\s+ΓΕΝΝΗΘΗΚΕ)")
_FOREIGN_STATE = re.compile(
    r"(?:ΔΗΜΟΚΡΑΤΙΑ|ΒΑΣΙΛΕΙΟ|ΟΜΟΣΠΟΝΔΙΑ|ΠΡΕΣΒΕΙΑ|RΕΡUΒLΙC|RΕΡUΒLΙΚΑ|RΕΡUΒLΙQUΕ|ΚΙΝGDΟΜ|FΕDΕRΑΤΙΟΝ)\s+(?:(?:ΤΗΣ|ΤΟΥ|ΤΩΝ|ΟF|Ε|DΕ|DU|ΤΗΕ|LΑ)\s+)*"
)
_PEOPLE = {"child": "child", "father_part": "father", "mother_part": "mother"}
_NAMES = {"surname.el": "surname", "name.el": "name"}
_HEAD = 400
"""A state's name stands above the text, within so many letters; further down it is a parent's nationality."""
_GREEK_OFFICE = re.compile(r"ΕΛΛΗΝΙΚΗ\sΔΗΜΟΚΡΑΤΙΑ|ΛΗΞΙΑΡΧΕΙΟΝ?|ΛΗΞΙΑΡΧΟ[ΣΥ]|ΔΗΜΟ[ΣΥ]\s[A-ZΑ-Ω]|GΟV\.GR|ΚΟΙΝΟΤΗΤΑ")
_FOR_BIRTHS_ABROAD = re.compile(r"ΕΙΔΙΚΟ\w*\sΛΗΞΙΑΡΧΕΙΟ|ΠΡΟΞΕΝ|ΜΕΤΑΦΡΑΣ|ΑΡΟSΤΙLLΕ")
_THEN_BORN = re.compile(r"\W{0,3}(?:ΚΑΙ\s+ΩΡΑΝ?\s+[0-9:. ]{1,8}(?:[A-ZΑ-Ω.]+\s+){0,2})?(?:Ε?ΓΕΝΝΗΘΗ)")
_ABOUT_CHILD = re.compile(r"(?:ΤΕΚΝ|ΠΑΙΔΙ|ΝΕΟΓΝ|ΒΡΕΦ|ΓΕΝΝΗΣ)\w*\W+(?:[A-ZΑ-Ω]+\s+){0,3}$")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Child, birth date, parents and number of the act."""
    paper = Paper(pages, LABELS)
    names = _names(paper)
    issued = read_issue_date(paper) or best(paper.after(_DRAWN, date_parser("issue", within=4), reach=90)[:1])
    return fields_of(
        {
            **names,
            "child_birth_date": _born(paper),
            "birth_country": _country(paper),
            "act_no": _act_no(paper),
            "issue_date": issued,
        }
    )


def _act_no(paper: Paper) -> Reading | None:
    """The act's number with its year, which registers also print at a label of its own, `Αριθμός: 45  Έτος: 2012`."""
    number = best(paper.read(read_number, "act_no")[:1])
    years = {year.value: year for year in paper.read(digits_parser(4, 4), "act_year")}
    if number is None or not str(number.value).isdigit() or len(years) != 1:
        return number
    (year,) = years.values()
    return replace(number, value=f"{number.value}/{year.value}").weaker(year.confidence)


def _born(paper: Paper) -> Reading | None:
    """The day of birth: as the sentence says, else at its label."""
    read = date_parser("issue", within=4)
    spoken = [*paper.after(_BORN_BEFORE, read, reach=30), *paper.after(_BORN, read, reach=30), *_born_in_words(paper)]
    return best(spoken[:2]) or best(paper.read(date_parser("issue"), "child_birth_date", "birth_date")[:1])


def _country(paper: Paper) -> Reading | None:
    """Where the birth was: the state that heads the paper or, beside no Greek registry, the place; else Greece.

    A Greek registry writes the parents' countries too, so that one named there means nothing.
    """
    heads = [
        reading
        for strip in paper.strips[:1]
        for match in strip.matches(_FOREIGN_STATE)
        if match.end() < _HEAD and (reading := _named(strip, match.end()))
    ]
    greek = paper.find(_GREEK_OFFICE, 0.9, group=0, value="GRC")[:1]
    here = bool(greek) and not paper.says(_FOR_BIRTHS_ABROAD)
    place = [] if here else paper.read(read_country, "birth_place")[:1]
    return best(heads[:1]) or best(place) or (best(greek) if here else None)


def _named(strip: Strip, start: int) -> Reading | None:
    """The country whose name begins there, in one word or two."""
    ahead = strip.part(start, min(start + 24, len(strip.text)))
    reading = read_country(ahead) if ahead.words else None
    return reading if reading and reading.value != "GRC" else None


def _born_in_words(paper: Paper) -> Iterator[Reading]:
    """The date right before the verb: `την δεκάτη Μαΐου δύο χιλιάδες δύο γεννήθηκε`."""
    for strip in paper.strips:
        for hit in dates_in(strip, "issue"):
            if _THEN_BORN.match(strip.folded, hit.end):
                yield strip.read(hit.start, hit.end, hit.iso, hit.certainty * 0.93)


def _names(paper: Paper) -> dict[str, Reading | None]:
    """Names at their own labels; else under each person's heading; else as the sentences name them."""
    read = name_parser(None)
    own = {
        "child_name_el": best(paper.read(read, "child_name")[:1]),
        "child_surname_el": best(paper.read(read, "child_surname")[:1]),
        "father_surname_el": best(
            [*paper.read(read, "father_surname")[:1], *paper.read(read_surname, "father_full")[:1]]
        ),
        "father_name_el": best([*paper.read(read, "father")[:1], *paper.read(read_given_name, "father_full")[:1]]),
        "mother_surname_el": best(
            [*paper.read(read, "mother_surname")[:1], *paper.read(read_surname, "mother_full")[:1]]
        ),
        "mother_name_el": best([*paper.read(read, "mother")[:1], *paper.read(read_given_name, "mother_full")[:1]]),
    }
    by_part: dict[str, Reading] = {}
    for labelled in paper.labelled:
        by_part |= _by_part(labelled) | _by_column(labelled)
    spoken = {**_spoken(paper), "child_name_el": best(_child_names(paper))}
    given = best(paper.after(_GIVEN, name_parser(None, most=2), reach=30))
    own |= {"child_name_el": given} if given else {}
    named = {code: own[code] for code in ("child_name_el", "child_surname_el") if own[code]}
    sources = (named, _whole(paper), own, by_part, _told(paper), spoken)
    codes = dict.fromkeys(code for source in sources for code in source)
    found = {code: next((r for source in sources if (r := source.get(code))), None) for code in codes}
    return {code: _greek(reading) for code, reading in found.items()}


def _child_names(paper: Paper) -> list[Reading]:
    return paper.after(_CHILD, name_parser(None, most=2), reach=30)


def _whole(paper: Paper) -> dict[str, Reading]:
    """Family and given names where one label, such as `Πατέρας`, asks for both."""
    found: dict[str, Reading] = {}
    for who, labels in _WHOLE.items():
        for part, read in (("surname", read_surname), ("name", read_given_name)):
            reading = next(
                (r for r in paper.read(read, *labels) if read_surname is read or " " not in str(r.value)), None
            )
            if reading and (part == "surname" or f"{who}_surname_el" in found):
                found[f"{who}_{part}_el"] = reading
    return found


def _by_part(labelled: Labelled) -> dict[str, Reading]:
    """Family and given names by the heading that stands last before them: child, father or mother."""
    found: dict[str, Reading] = {}
    who = "child"
    for mention in labelled.mentions:
        who = _PEOPLE.get(mention.code, who)
        part = _NAMES.get(mention.code)
        reading = labelled.value(mention, name_parser(None)) if part else None
        if reading:
            found.setdefault(f"{who}_{part}_el", reading)
    return found


def _by_column(labelled: Labelled) -> dict[str, Reading]:
    """Family and given names where child, father and mother have a column each."""
    found: dict[str, Reading] = {}
    for who, part, reading in by_column(labelled, _PEOPLE, _NAMES, name_parser(None)):
        found.setdefault(f"{_PEOPLE[who]}_{_NAMES[part]}_el", reading)
    return found


def _told(paper: Paper) -> dict[str, Reading]:
    """The child whom a sentence names with its parents: `του τέκνου ΣΟΥ ΛΙ του ΣΟΥ ΓΟΥ και της ΣΟΥ ΜΕΙ`."""
    for strip in paper.strips:
        for person in people_in(strip):
            before = strip.folded[: strip.text.find(person.surname[0].text)]
            if _ABOUT_CHILD.search(before):
                parents = {"father": person.father, "mother": person.mother}
                whole = {"child": (*person.surname, *person.name), **parents}
                return {code: reading for who, words in whole.items() for code, reading in _both(strip, who, words)}
    return {}


def _both(strip: Strip, who: str, words: Sequence[Word]) -> Iterator[tuple[str, Reading]]:
    """Family and given name of some words; one word alone is a given name."""
    surname, name = divided(words) if len(words) > 1 else ((), words)
    for part, found in (("surname", surname), ("name", name)):
        if found:
            yield f"{who}_{part}_el", reading_of(strip, found, "el", 0.88)


def _spoken(paper: Paper) -> dict[str, Reading]:
    """Parents named behind `πατέρα` and `μητέρα` in sentences, family name first."""
    found = _spoken_together(paper)
    for who, pattern in (("father", _FATHER), ("father", _DECLARING), ("mother", _MOTHER)):
        for strip in paper.strips:
            for match in strip.matches(pattern):
                ahead = strip.part(match.end(), match.end() + 40)
                run = leading_run(ahead).words if ahead.words else ()
                if len(run) > 1:
                    found = {**dict(_both(ahead, who, run)), **found}
    return found


def _spoken_together(paper: Paper) -> dict[str, Reading]:
    """Both parents in one sentence: `Γονείς του είναι ο … και η …`."""
    for strip in paper.strips:
        match = strip.search(_PARENTS)
        if match:
            both = (
                (who, strip.words_at(match.start(n), match.end(n))) for n, who in enumerate(("father", "mother"), 1)
            )
            return {code: reading for who, words in both for code, reading in _both(strip, who, words)}
    return {}


def read_surname(strip: Strip) -> Reading | None:
    """The family name of a whole name, family name first."""
    run = leading_run(strip).words
    return reading_of(strip, divided(run)[0], None, 0.9) if len(run) > 1 else None


def _greek(reading: Reading | None) -> Reading | None:
    return replace(reading, value=spelled(str(reading.value), "el")) if reading else None
