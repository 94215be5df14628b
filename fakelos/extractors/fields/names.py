"""Names of people: which words can be one, how a full name divides, and who a sentence speaks of."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fakelos.extractors.fields.letters import Script, capitals, fold, key, script_of, skeleton, spelled
from fakelos.extractors.fields.strip import Reading, Strip, around
from fakelos.schemas.page import Word

_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’΄.][^\W\d_]+)*$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FATHER = frozenset(map(fold, ("του", "τον", "τοu", "tov", "πατρός")))
_MOTHER = frozenset(map(fold, ("της", "τις", "τπς", "tης", "την", "ths")))
_ARTICLES = frozenset(
    fold(word)
    for word in (
        "ο η τον την το στον στην στη του της προς κ κα κος κυρία κυρίου κυρία κύριος κυρίας δις ότι οτι στο τη οι "
        "the mr mrs ms and that"
    ).split()
)
_MOST_WORDS = 6


def bare(word: str) -> str:
    """A word without the marks at its ends."""
    return _EDGES.sub("", word)


@cache
def _word_list(name: str) -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in data[name])


def is_part(word: str) -> bool:
    """Whether a word can be part of a person's name: letters only, and no word of letterheads and forms."""
    inner = bare(word)
    return bool(len(inner) > 1 and _LETTERS.match(inner) and fold(inner) not in _word_list("never"))


def is_capital(word: str) -> bool:
    """Whether a word is printed in capitals; one letter in four may have been misread."""
    letters = [letter for letter in word if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(letters) > 1 and letters[0].isupper() and small * 4 <= len(letters)


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(skeleton, _word_list("particles")))


@dataclass(frozen=True)
class Run:
    """Words of a strip that stand together and could be a name."""

    words: tuple[Word, ...]

    def texts(self, script: Script) -> list[str]:
        """The words in capitals, in one script."""
        return [spelled(bare(word.text), script) for word in self.words]


def leading_run(strip: Strip, *, most: int = _MOST_WORDS) -> Run:
    """The words at the start of a strip that could be a name; single letters in boxes are joined."""
    words = _unboxed(strip.words)
    run: list[Word] = []
    for word in words[: most + 1]:
        if not is_part(word.text) or (run and fold(word.text) in _FATHER | _MOTHER):
            break
        run.append(word)
        if word.text[-1] in ",;)·" or len(run) == most:
            break
    return Run(tuple(run))


def _unboxed(words: Sequence[Word]) -> list[Word]:
    """Single letters, each from its own box, joined to words; a wider gap parts two words."""
    letters = [word for word in words if len(key(word.text)) == 1]
    if len(letters) < 3 or len(letters) * 3 < len(words) * 2:  # noqa: PLR2004
        return [_uncrossed(word) for word in words]
    steps = sorted(b.box[0] - a.box[0] for a, b in zip(words, words[1:], strict=False))
    usual = steps[len(steps) // 2]
    groups: list[list[Word]] = [[words[0]]]
    for before, word in zip(words, words[1:], strict=False):
        apart = word.box[0] - before.box[0] > 1.7 * usual * max(1, len(key(before.text)))
        groups.append([word]) if apart else groups[-1].append(word)
    return [_join(group) for group in groups]


def _join(words: Sequence[Word]) -> Word:
    confidence = sum(word.confidence for word in words) / len(words) * 0.9
    text = "".join(key_kept(word.text) for word in words)
    return Word(text=text or "-", box=around([w.box for w in words]), confidence=confidence, line=words[0].line)


def key_kept(text: str) -> str:
    """The letters and digits of a text, as they are."""
    return "".join(letter for letter in text if letter.isalnum())


def _uncrossed(word: Word) -> Word:
    """A word without the box lines that were read as the letter Ι between its letters.

    >>> _uncrossed(Word(text="ΤΙΑΙΡΙΕΙΚ", box=(0, 0, 1, 1), confidence=1, line=0)).text
    'ΤΑΡΕΚ'
    """
    letters = key_kept(word.text)
    odd = [fold(letter) in {"Ι", "1", "L"} for letter in letters[1::2]]
    if len(letters) < 5 or not all(odd):  # noqa: PLR2004
        return word
    return word.model_copy(update={"text": letters[::2], "confidence": word.confidence * 0.6})


def name_parser(script: Script | None, *, most: int = 3) -> Callable[[Strip], Reading | None]:
    """A parser of one name, given or family, asked for in `script`; None takes it as printed."""

    def parse(strip: Strip) -> Reading | None:
        run = leading_run(strip, most=most)
        return reading_of(strip, run.words, script, 0.95 if _looks_printed(run) else 0.6) if run.words else None

    return parse


def _looks_printed(run: Run) -> bool:
    return all(is_capital(word.text) or word.text[:1].isupper() for word in run.words)


def reading_of(strip: Strip, words: Sequence[Word], script: Script | None, certainty: float) -> Reading:
    """The words as one name in capitals."""
    text = " ".join(bare(word.text) for word in words)
    value = spelled(text, script) if script else capitals(text)
    ocr = sum(word.confidence for word in words) / len(words)
    return Reading(value, strip.page, around([word.box for word in words]), ocr, certainty)


def divided(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Family name and given name of a full name in the order of Greek papers, family name first.

    A particle such as ΝΤΕΛΑ or ΑΛ stays with the word after it. A capitalised family name after a given
    name in small letters is recognised.
    """
    if len(words) > 1 and is_capital(words[-1].text) and not is_capital(words[0].text):
        return words[-1:], words[:-1]
    first = 1
    while first < len(words) - 1 and skeleton(bare(words[first - 1].text)) in _particles():
        first += 1
    return words[:first], words[first:]


@dataclass(frozen=True)
class Person:
    """A person whom a sentence names: family name, given name, father, mother, each as words."""

    surname: tuple[Word, ...]
    name: tuple[Word, ...]
    father: tuple[Word, ...] = ()
    mother: tuple[Word, ...] = ()
    certainty: float = 0.9
    start: int = 0


def people_in(strip: Strip) -> Iterator[Person]:
    """People named in running text as `ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ`, in reading order."""
    words = strip.words
    for index, word in enumerate(words):
        if fold(bare(word.text)) in _FATHER and index + 1 < len(words):
            person = _person_at(words, index)
            if person:
                yield person


def _person_at(words: Sequence[Word], index: int) -> Person | None:
    before = _run_before(words, index)
    father = _run_after(words, index + 1, like=before)
    if len(before) < 2 or not father:  # noqa: PLR2004
        return None
    surname, name = divided(before)
    mother = _mother_after(words, index + 1 + len(father), before)
    certainty = 0.93 if all(is_capital(word.text) for word in before) else 0.75
    return Person(tuple(surname), tuple(name), father, mother, certainty, index - len(before))


def _run_before(words: Sequence[Word], index: int) -> tuple[Word, ...]:
    """The name that ends just before a word, back to an article, a small word or a punctuation mark."""
    run: list[Word] = []
    for word in reversed(words[max(0, index - 5) : index]):
        ends = bool(run) and word.text[-1] in ",.;·)»"
        if ends or not _named(word) or (run and is_capital(run[0].text) and not is_capital(word.text) and len(run) > 1):
            break
        run.insert(0, word)
    return tuple(run)


def _named(word: Word) -> bool:
    text = bare(word.text)
    return is_part(text) and (is_capital(text) or text[:1].isupper()) and fold(text) not in _ARTICLES


def _run_after(words: Sequence[Word], start: int, like: Sequence[Word]) -> tuple[Word, ...]:
    run: list[Word] = []
    capital = all(is_capital(word.text) for word in like)
    for word in words[start : start + 2]:
        if not _named(word) or (capital and not is_capital(word.text)):
            break
        run.append(word)
        if word.text[-1] in ",.;)·":
            break
    return tuple(run)


def _mother_after(words: Sequence[Word], start: int, like: Sequence[Word]) -> tuple[Word, ...]:
    """The mother's name after `και (της)`."""
    ahead = [fold(bare(word.text)) for word in words[start : start + 2]]
    if len(ahead) < 2 or ahead[1] not in _MOTHER or ahead[0] not in {"ΚΑΙ", "ΚΑΤ", "ΚΙ", "&"}:  # noqa: PLR2004
        return ()
    return _run_after(words, start + 2, like)


def script_for(words: Sequence[Word], default: Script = "el") -> Script:
    """The script that a name is printed in; `default` where only look-alikes are left."""
    return script_of("".join(word.text for word in words)) or default
