"""People whom running text names, by the words around their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fakelos.extractors.fields.people.countries import country_of
from fakelos.extractors.fields.people.names import (
    OF_FATHER,
    OF_MOTHER,
    bare,
    divided,
    divided_given_first,
    given_stands_first,
    is_capital,
    is_part,
)
from fakelos.extractors.fields.text.letters import Script, fold, script_of
from fakelos.extractors.fields.text.strip import Strip
from fakelos.schemas.page import Word


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


_ARTICLES = _folded("ο η τον την το στον στην στη του της προς κ κα κος κυρία κύριος κυρίου κυρίας δις ότι στο τη οι")
_ANCHORS = _ARTICLES | _folded(
    "ασφαλισμένος ασφαλισμένη ασφαλισμένο ασφαλισμένου μαθητής μαθήτρια φοιτητής φοιτήτρια σπουδαστής σπουδάστρια "
    "υπογράφων υπογράφουσα υπογεγραμμένος υπογεγραμμένη πολίτη πολίτης υπήκοο υπήκοος αλλοδαπός αλλοδαπή αλλοδαπό "
    "αιτών αιτούσα αιτούντος φορολογούμενος φορολογούμενη εργαζόμενος εργαζόμενη καταρτιζόμενος καταρτιζόμενη "
    "εκπαιδευόμενος δικαιούχος ονόματι τέκνου τέκνο that se gjithë certify named bearer holder mr mrs ms miss "
    "гражданке гражданину"
)
_NATIONALS = _folded("υπήκοος υπηκόου υπήκοο υπηκοότητας ιθαγενείας ιθαγένειας εθνικότητας πολίτη πολίτης")
_PLACES = _folded(
    "κάτοικος κάτοικο κατοίκου οδός οδού οδό πόλη πόλις στα δήμου δήμος νομού σε at in οδ διεύθυνση κατοικία"
)
_CHILD_OF = _folded("τέκνο τέκνον τέκνου γιος υιός υιό γιο κόρη θυγατέρα θυγάτηρ κόρης υιού πατρώνυμο πατρός")
_AND = frozenset({"ΚΑΙ", "ΚΑΤ", "ΚΙ", "&"})
_AND_OF = frozenset({"ΚΑΙΤΗΣ", "ΧΑΙΤΗΣ", "ΚΑΙΤΙΣ", "ΚΑΤΤΗΣ"})
_RIGHT_EDGE = 0.75
"""A name goes on in the next row only from the end of a full one."""
_PASSPORT = fold("διαβατήρι")
_NEAR, _FIGURES = 3, 5
_LONGEST = 5
_ABBREVIATED = 3
"""Words of so many letters may begin the name of a country, but are none."""
_ENDS = ",.;·)»"
_FOR_ANOTHER = re.compile(r"ΓΙΑ ΛΟΓΑΡΙΑΣΜΟ|ΕΝΕΡΓ(?:ΕΙ|ΩΝ|ΟΥΣΑ) (?:\S+ ){0,6}(?:ΩΣ|ΕΚΠΡΟΣΩΠ|ΠΛΗΡΕΞ|ΑΝΤΙΠΡ)")
_LATIN = frozenset("CDFGJLRUVW")
"""Letters that Greek capitals are hardly ever misread for."""


@dataclass(frozen=True)
class Person:
    """A person whom a sentence names: family name, given name, father, mother, each as words.

    `certainty` (0–1) is that of the name's bounds; `start` counts the words before it.
    """

    surname: tuple[Word, ...]
    name: tuple[Word, ...]
    father: tuple[Word, ...] = ()
    mother: tuple[Word, ...] = ()
    certainty: float = 0.9
    script: Script = "el"
    start: int = 0


def people_in(strip: Strip) -> Iterator[Person]:
    """People named with their father, as `ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ`, in reading order."""
    for index, word in enumerate(strip.words):
        if fold(bare(word.text)) in OF_FATHER:
            person = _child_of(strip.words, index)
            if person:
                yield person


def names_in_prose(strip: Strip) -> Iterator[Person]:
    """Capital names amid small letters, father or not; Latin ones in English order unless they stand in brackets."""
    words = strip.words
    index = 1
    while index < len(words):
        country = _country_words(words, index)
        index += country
        run = _capital_run(words, index)
        if (
            len(run) > 1
            and (country or _introduces(words, index - 1))
            and not _goes_on_as_address(words, index + len(run))
        ):
            yield _free_standing(run, words[index - 1], index)
        index += max(1, len(run))


def agents(strip: Strip, people: Sequence[Person]) -> frozenset[int]:
    """Where those begin who stand there for the next one named: `ενεργεί για λογαριασμό του ΧΟΤΖΑ ΑΡΜΠΕΝ`."""
    starts = sorted({person.start for person in people})
    between = ((start, " ".join(fold(w.text) for w in strip.words[start:end])) for start, end in pairwise(starts))
    return frozenset(start for start, text in between if _FOR_ANOTHER.search(text))


def foreigners(strip: Strip, people: Sequence[Person]) -> frozenset[int]:
    """Where those begin of whom the text gives the number of a passport, or else a country that is not Greece."""
    found = _bearers(strip.words, people) or _of_other_countries(strip.words, people)
    return found | {person.start for person in people if person.start + _length(person) in found}


def _length(person: Person) -> int:
    """How many words name a person; behind them the same name may stand in other letters."""
    return len(person.surname) + len(person.name)


def _bearers(words: Sequence[Word], people: Sequence[Person]) -> frozenset[int]:
    """Those with a passport's number: each the last one named before it."""
    given = (n for n, word in enumerate(words) if fold(bare(word.text)).startswith(_PASSPORT) and _numbered(words, n))
    return frozenset(_named_before(people, place) for place in given) - {-1}


def _of_other_countries(words: Sequence[Word], people: Sequence[Person]) -> frozenset[int]:
    """Those who are said to be nationals of another country: named right behind it, or else before it."""
    found: set[int] = set()
    starts = {person.start for person in people}
    for place in range(1, len(words)):
        behind = place + _country_words(words, place)
        if behind > place and country_of(" ".join(bare(word.text) for word in words[place:behind])) != "GRC":
            found.add(behind if behind in starts else _named_before(people, place))
    return frozenset(found - {-1})


def _named_before(people: Sequence[Person], place: int) -> int:
    return max((person.start for person in people if person.start < place), default=-1)


def _numbered(words: Sequence[Word], index: int) -> bool:
    """Whether a number stands within a few words of one."""
    near = words[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(sum(letter.isdigit() for letter in word.text) >= _FIGURES for word in near)


def _country_words(words: Sequence[Word], index: int) -> int:
    """How many words from one on name the country of which somebody is said to be a national."""
    if fold(bare(words[index - 1].text)) not in _NATIONALS:
        return 0
    texts = (" ".join(bare(word.text) for word in words[index : index + n]) for n in (1, 2, 3))
    named = (n for n, text in enumerate(texts, 1) if len(text) > _ABBREVIATED and country_of(text))
    return next((n for n in named if index + n < len(words)), 0)


def _child_of(words: Sequence[Word], index: int) -> Person | None:
    """The person before `του`, with the father's name behind it."""
    bridged = index > 0 and fold(bare(words[index - 1].text)) in _CHILD_OF
    comma = index > 0 and words[index - 1].text.endswith(",") and is_capital(words[index - 1].text)
    aside = _in_brackets_before(words, index - bridged)
    before = _run_before(words, index - bridged - aside, over_comma=bridged or comma or bool(aside))
    father = _run_after(words, index + 1, like=before)
    if len(before) < 2 or not father:  # noqa: PLR2004
        return None
    surname, name = divided_in_prose(_greek_of_two(before, words[index - bridged - aside : index - bridged]))
    mother = _mother_after(words, index + 1 + len(father), before)
    certainty = 0.93 if all(is_capital(word.text) for word in before) else 0.75
    return Person(tuple(surname), tuple(name), father, mother, certainty, start=index - aside - len(before))


def _greek_of_two(name: Sequence[Word], in_brackets: Sequence[Word]) -> Sequence[Word]:
    """The name in Greek letters where the same stands in Latin ones before its brackets."""
    said = [script_of("".join(bare(word.text) for word in words)) for words in (name, in_brackets)]
    return in_brackets if said[0] == "lat" != said[1] and len(in_brackets) > 1 else name


def divided_in_prose(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Family and given name in a sentence: mostly in this order, the other one where the first is a given name."""
    return divided_given_first(words) if given_stands_first(words) else divided(words)


def _in_brackets_before(words: Sequence[Word], index: int) -> int:
    """How many words just before one stand in brackets, such as a name in Latin letters."""
    if not index or not words[index - 1].text.rstrip(",.").endswith(")"):
        return 0
    opened = (n for n in range(1, min(_LONGEST, index) + 1) if words[index - n].text.startswith("("))
    return next(opened, 0)


def _run_before(words: Sequence[Word], index: int, *, over_comma: bool) -> tuple[Word, ...]:
    """The name that ends just before a word, back to an article, a small word or a punctuation mark."""
    run: list[Word] = []
    for word in reversed(words[max(0, index - _LONGEST) : index]):
        stray = len(run) == 1 and word.text[-1] in ".," and is_capital(word.text) and is_capital(run[0].text)
        ends = word.text[-1] in _ENDS and not stray and (bool(run) or not over_comma)
        mixed = len(run) > 1 and is_capital(run[0].text) and not is_capital(word.text)
        if ends or mixed or not _named(word) or (run and word.line != run[0].line and not _wraps(words, word)):
            break
        run.insert(0, word)
    return _without_country(words, index, run)


def _wraps(words: Sequence[Word], last: Word) -> bool:
    """Whether the row that a word ends runs on into the next: it is full, or one of running text."""
    return last.box[2] >= _RIGHT_EDGE or any(w.line == last.line and w.text[:1].islower() for w in words)


def _without_country(words: Sequence[Word], end: int, run: Sequence[Word]) -> tuple[Word, ...]:
    """A name that ends before a word, without the country that stands before it: `υπηκόου ΓΕΩΡΓΙΑΣ ΛΟΜΙΤΖΕ ΝΑΤΕΛΑ`."""
    start = end - len(run)
    return tuple(run[_country_words(words, start) if 0 < start < end else 0 :])


def _named(word: Word) -> bool:
    text = bare(word.text)
    return is_part(text) and (is_capital(text) or text[:1].isupper()) and fold(text) not in _ARTICLES


def _run_after(
    words: Sequence[Word], start: int, like: Sequence[Word], *, surely_named: bool = False
) -> tuple[Word, ...]:
    """The name from a word on; one in small letters behind capitals only if it is surely a name's place."""
    run: list[Word] = []
    capital = all(is_capital(word.text) for word in like)
    for word in words[start : start + 2]:
        elsewhere = bool(run) and word.line != run[-1].line and run[-1].box[2] < _RIGHT_EDGE
        smaller = (
            capital and not is_capital(word.text) and (bool(run) or not (surely_named or _ends_here(words, start)))
        )
        if elsewhere or not _named(word) or smaller or (run and word.text[0] in "([«"):
            break
        run.append(word)
        if word.text[-1] in _ENDS:
            break
    return tuple(run)


def _ends_here(words: Sequence[Word], index: int) -> bool:
    """Whether a comma or `και` follows a word, as a father's name in small letters and no office's."""
    behind = fold(bare(words[index + 1].text)) if index + 1 < len(words) else ""
    return words[index].text[-1] in _ENDS or behind in _AND | _AND_OF


def _mother_after(words: Sequence[Word], start: int, like: Sequence[Word]) -> tuple[Word, ...]:
    """The mother's name after `και της`."""
    ahead = [fold(bare(word.text)) for word in words[start : start + 2]]
    if ahead and ahead[0] in _AND_OF:
        return _run_after(words, start + 1, like, surely_named=True)
    if len(ahead) < 2 or ahead[1] not in OF_MOTHER or ahead[0] not in _AND:  # noqa: PLR2004
        return ()
    return _run_after(words, start + 2, like, surely_named=True)


def _capital_run(words: Sequence[Word], start: int) -> tuple[Word, ...]:
    run: list[Word] = []
    for word in words[start : start + _LONGEST]:
        if not is_capital(word.text) or not _named(word) or (run and word.text.startswith("(")):
            break
        run.append(word)
        if word.text[-1] in _ENDS:
            break
    return tuple(run)


def _introduces(words: Sequence[Word], index: int) -> bool:
    """Whether a word of a sentence can stand before a name: small letters, and not of an address."""
    text = bare(words[index].text)
    in_sentence = not is_capital(text) and any(letter.islower() for letter in text)
    in_sentence = in_sentence or fold(text) in _ANCHORS or words[index + 1].text.startswith("(")
    return in_sentence and fold(text) not in _PLACES


def _goes_on_as_address(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].text[:1].isdigit()


def _free_standing(run: tuple[Word, ...], before: Word, start: int) -> Person:
    letters = "".join(bare(word.text) for word in run)
    latin = script_of(letters) == "lat" and any(letter in _LATIN for letter in letters)
    bracketed = run[0].text.startswith("(")
    english = latin and not bracketed and before.text.isascii()
    surname, name = divided_given_first(run) if english else divided_in_prose(run)
    anchored = bracketed or fold(bare(before.text)) in _ANCHORS
    script: Script = "lat" if latin else "el"
    return Person(tuple(surname), tuple(name), certainty=0.8 if anchored else 0.6, script=script, start=start)
