"""Names as one place of a paper gives them: family and given name, with the parents named there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from fakelos.extractors.fields.both_scripts import latin_beside
from fakelos.extractors.fields.labels.labelled import Labelled
from fakelos.extractors.fields.labels.parts import OTHERS, Mention
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.captions import captions_in
from fakelos.extractors.fields.people.name_pair import NamePair, halved, in_script, spoken_for
from fakelos.extractors.fields.people.names import divided, divided_given_first, leading_run, name_parser, reading_of
from fakelos.extractors.fields.people.sentences import Person, agents, foreigners, names_in_prose, people_in
from fakelos.extractors.fields.text.letters import Script, fold
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.schemas.page import Word

_OFFICE = re.compile(r"ΔΙΕΥΘΥΝΤ|ΠΡΟΙΣΤΑΜ|ΥΠΑΛΛΗΛ|ΔΗΜΑΡΧ|ΛΗΞΙΑΡΧ|ΓΡΑΜΜΑΤ|ΣΥΜΒΟΛΑΙΟΓ|ΤΜΗΜΑΤΑΡΧ|ΠΡΟΕΔΡ|ΤΑΜΙΑ|ΥΠΕΥΘΥΝ")
_FEW_NUMBERS = 3
_ON_PAPERS_OF_OTHERS = re.compile(rf"{OTHERS.pattern}|(?<![A-ZΑ-Ω])(?:ΓΟΝΕ|ΜΑΡΤΥΡ|ΥΠΑΛΛΗΛ|ΙΑΤΡ)[A-ZΑ-Ω]*")
_SURE, _BESIDE_A_FORM = 0.75, 0.8
"""How far a sentence's names are trusted to be the holder's where the names filled in at labels are so sure."""
_LATER = 0.45
"""How far names are trusted to be the holder's that stand behind another family name's label."""
_WITH_FATHER = 3
"""Words from which on a name with the father's holds him."""
_NO_FOREIGNER = 0.5
"""How far a person is trusted to be the holder where the text says of another that they are a foreigner.

So are people whom the words right before their name call a guardian, a notary, a witness.
"""
_WHOLE = ("full.el", "full.any", "full.en", "full.lat", "full_father.el", "full_given.el")


def pairs_on(paper: Paper, script: Script) -> list[NamePair]:
    """Every place that may name the holder. `script` is that of names whose letters leave it open."""
    labelled = [pair for labelled in paper.labelled for pair in labelled_pairs(labelled, script)]
    filled_in = any(pair.worth >= _SURE for pair in labelled)
    return [
        *labelled,
        *latin_beside(paper),
        *(pair for labelled in paper.labelled for pair in full_names(labelled, script)),
        *in_sentences(paper, _BESIDE_A_FORM if filled_in else 1.0),
        *captions(paper, script),
    ]


def labelled_pairs(labelled: Labelled, script: Script) -> Iterator[NamePair]:
    """Family and given names from their own labels, each family name with the nearest given name."""
    given: list[Reading] = []
    for code in ("el", "lat"):
        given = _at_labels(labelled, f"name.{code}") or (
            _at_labels(labelled, "full.en") or given if code == "lat" else []
        )
        asked: Script = "lat" if code == "lat" else script
        families = _at_labels(labelled, f"surname.{code}")
        if code == "lat" and not families and not labelled.has("name.lat"):
            continue
        for order, surname in enumerate(families):
            name = _nearest(surname, families, given)
            given = [reading for reading in given if reading is not name]
            yield _paired(surname, name, asked, order, fixed=code == "lat")
        for order, name in enumerate(given):
            alone = _paired(None, name, asked, order, fixed=code == "lat")
            yield from halved(name, alone.script) if not families and " " in str(name.value) else (alone,)


def _nearest(surname: Reading, families: Sequence[Reading], given: Sequence[Reading]) -> Reading | None:
    """The given name nearest to a family name, unless it stands clearly nearer to another's row or column."""
    name = min(given, key=lambda reading: _apart(surname, reading), default=None)
    if name is None:
        return None
    nearest = min(families, key=lambda other: _apart(other, name))
    clearly = any(2 * apart(nearest, name) < apart(surname, name) for apart in (_apart, _rows_apart))
    return None if clearly else name


def _at_labels(labelled: Labelled, code: str) -> list[Reading]:
    return labelled.read(_read_behind_stroke if code.endswith(".lat") else _read_name, code)


_read_name = name_parser(None, most=4)


def _read_behind_stroke(strip: Strip) -> Reading | None:
    """The name in Latin letters, which passports print behind that in the state's own: `ИВАНОВА / IVANOVA`."""
    place = next((n for n, word in enumerate(strip.words) if word.text == "/"), 0)
    behind = Strip(strip.page, strip.words[place + 1 :], strip.wide)
    return (_read_name(behind) if 0 < place <= _FEW_NUMBERS and behind.words else None) or _read_name(strip)


def _rows_apart(one: Reading, other: Reading) -> float:
    return abs(one.box[1] - other.box[1])


def _apart(one: Reading, other: Reading) -> float:
    return abs(one.box[1] - other.box[1]) + abs(one.box[0] - other.box[0]) / 4


def _paired(surname: Reading | None, name: Reading | None, default: Script, order: int, *, fixed: bool) -> NamePair:
    """Two names from their labels; the first on a page is the holder's more likely than later ones."""
    printed = _printed_script([reading for reading in (surname, name) if reading], default, fixed=fixed)
    surname, name = (reading and reading.weaker(_LATER**order) for reading in (surname, name))
    return NamePair(in_script(surname, printed), in_script(name, printed), printed)


def _printed_script(readings: Sequence[Reading], default: Script, *, fixed: bool = False) -> Script:
    """The script of names: what their letters say, unless the label asks for one."""
    found = spoken_for("".join(str(reading.value) for reading in readings))
    return default if fixed and found != "el" else found or default


def full_names(labelled: Labelled, script: Script, *codes: str) -> Iterator[NamePair]:
    """Names from labels that ask for the whole name; English ones ask for the given name first."""
    lone = not labelled.has("surname.el", "name.el", "full.el", "surname.lat")
    for mention in labelled.of(*(codes or _WHOLE)):
        for strip, certainty in () if _signs(labelled, mention) else labelled.places(mention):
            words = _of_one_row(leading_run(_without_numbers(_joined(labelled, mention, strip))).words)
            if len(words) > 1 and all(word.text[:1].isupper() for word in words):
                sure = certainty * mention.likeness * labelled.trust(mention) * 0.95
                yield _whole_name(strip, words, sure, mention, script, alone=lone)
                break


def _joined(labelled: Labelled, mention: Mention, strip: Strip) -> Strip:
    """A value without the stroke between its two words, where its label has one: `Επώνυμο / Όνομα  ΧΟΤΖΑ / ΑΡΜΠΕΝ`."""
    parted = len(strip.words) == _WITH_FATHER and strip.words[1].text == "/"
    stroke = any(labelled.sheet.follows_stroke(index) for index in mention.words[1:])
    return Strip(strip.page, strip.words[::2], strip.wide) if parted and stroke else strip


def _signs(labelled: Labelled, mention: Mention) -> bool:
    """Whether the words behind a label such as `Ο/Η` say who signs: `Ο/Η Διευθυντής`."""
    words = labelled.sheet.words[mention.words[-1] + 1 :][:1]
    return mention.code == "full.el" and bool(words) and bool(_OFFICE.match(fold(words[0].text)))


def _of_one_row(words: Sequence[Word]) -> Sequence[Word]:
    """A name without what stands in the next row, where its own row holds a whole one."""
    first = [word for word in words if word.line == words[0].line]
    return first if len(first) > 1 else words


def _without_numbers(strip: Strip) -> Strip:
    """A value without the numbers before the name, where one caption asks for both."""
    numbers = list(takewhile(lambda word: not any(letter.isalpha() for letter in word.text), strip.words))
    return Strip(strip.page, strip.words[len(numbers) :], strip.wide) if len(numbers) <= _FEW_NUMBERS else strip


def _whole_name(
    strip: Strip, words: Sequence[Word], certainty: float, mention: Mention, script: Script, *, alone: bool
) -> NamePair:
    """The name at a label of a whole name, the father's at its end where the label asks for it."""
    english = mention.code == "full.lat" or (mention.code == "full.en" and alone and _is_english(words))
    given_first = (english and alone) or mention.code == "full_given.el"
    father: Reading | None = None
    if mention.code == "full_father.el" and len(words) >= _WITH_FATHER:
        father, words = reading_of(strip, words[-1:], "el", certainty), words[:-1]
    pair = _pair(strip, words, certainty, "lat" if english else script, given_first=given_first)
    return replace(pair, father=father)


def _is_english(words: Sequence[Word]) -> bool:
    letters = "".join(word.text.upper() for word in words)
    return spoken_for(letters) == "lat" or (letters.isascii() and spoken_for(letters) != "el")


def _pair(
    strip: Strip, words: Sequence[Word], certainty: float, default: Script, *, given_first: bool = False
) -> NamePair:
    script = spoken_for("".join(word.text.upper() for word in words)) or default
    surname, name = divided_given_first(words) if given_first else divided(words)
    if len(words) > 2:  # noqa: PLR2004
        certainty *= 0.9
    return NamePair(reading_of(strip, surname, script, certainty), reading_of(strip, name, script, certainty), script)


def in_sentences(paper: Paper, trusted: float = 1.0) -> Iterator[NamePair]:
    """Names from running text, with the parents; the first person named is trusted most."""
    for strip in paper.strips:
        fathered, free = list(people_in(strip)), list(names_in_prose(strip))
        acting = agents(strip, [*fathered, *free])
        holders = foreigners(strip, [*fathered, *free]) - acting
        for people, later in ((fathered, 0.97), (free, 0.95)):
            for place, person in enumerate(people):
                another = person.start in acting or (holders and person.start not in holders)
                another = another or _is_of_others(strip, person)
                behind = _NO_FOREIGNER if another else later**place
                yield _of_person(strip, person, trusted * min(behind, later**place))


def _is_of_others(strip: Strip, person: Person) -> bool:
    """Whether the few words before a name, up to a mark, say that its bearer stands on papers of others."""
    words = strip.words[max(0, person.start - _FEW_NUMBERS) : person.start]
    clause = re.split(r"[,.;:]\s", fold(" ".join(word.text for word in words)))[-1]
    return bool(_ON_PAPERS_OF_OTHERS.search(clause))


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
