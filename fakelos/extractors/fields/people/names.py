"""Names of people: which words can be one, how a full name divides, and who a sentence speaks of."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from fakelos.extractors.fields.labels.spellings import common_labels
from fakelos.extractors.fields.text.boxed import joined
from fakelos.extractors.fields.text.letters import Script, capitals, fold, key, script_of, skeleton, spelled
from fakelos.extractors.fields.text.strip import Reading, Strip, around
from fakelos.schemas.page import Word

_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’΄][^\W\d_]+)*$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$|(?<=\w)[«»*^~]+(?=\w)")
OF_FATHER = frozenset(map(fold, ("του", "τον", "τοu", "tov", "πατρός")))
OF_MOTHER = frozenset(map(fold, ("της", "τις", "τπς", "tης", "την", "ths")))
_MOST_WORDS = 6
_ONLY_LATIN = frozenset("CDFGJLQRSUVW")
_MISREAD = 0.6
_GREEK_LETTER, _PLAIN_LATIN = re.compile("[Α-Ωα-ω]"), re.compile("[A-Za-z]")
_ILLEGIBLE, _LEGIBLE = 0.1, 0.5
_VERB = re.compile(r"...(?:ΖΟΥΜΕ|[ΩΥ]ΝΟΥΜΕ|ΟΥΜΑΙ|ΕΙΤΑΙ|ΟΝΤΑΙ)$")
"""How offices speak: `αποφασίζουμε`, `βεβαιώνουμε`, `πιστοποιείται`."""


def bare(word: str) -> str:
    """A word without the marks at its ends."""
    return _EDGES.sub("", word)


@cache
def _word_list(name: str) -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in data[name])


@lru_cache(maxsize=4096)  # asked of each word of a page, as the start and as the end of a name, for every person on it
def is_part(word: str) -> bool:
    """Whether a word can be part of a person's name: letters only, no verb, and no word of letterheads and forms."""
    inner = bare(word)
    if _VERB.search(fold(inner)):
        return False
    possible = len(inner) > 1 and _LETTERS.match(inner) and fold(inner) not in _never()
    return bool(possible and skeleton(inner) not in _never_misread())


@lru_cache(maxsize=4096)
def is_capital(word: str) -> bool:
    """Whether a word is printed in capitals; one letter in four may have been misread."""
    letters = [letter for letter in word if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(letters) > 1 and letters[0].isupper() and small * 4 <= len(letters)


@cache
def greek_given_names() -> frozenset[str]:
    """Given names that Greeks bear, folded; nothing more than a hint, since others bear some of them too."""
    return _word_list("greek_given")


@cache
def _foreign_given_names() -> frozenset[str]:
    return frozenset(map(skeleton, _word_list("foreign_given"))) | frozenset(map(skeleton, greek_given_names()))


def given_stands_first(words: Sequence[Word]) -> bool:
    """Whether of two words the first is known as a given name and the second is not."""
    if len(words) != 2:  # noqa: PLR2004
        return False
    first, second = (skeleton(bare(word.text)) in _foreign_given_names() for word in words)
    return first and not second


@cache
def _never() -> frozenset[str]:
    """Words that are no names: those of the list, and those by which papers are titled."""
    folder = Path(__file__).parents[2] / "classes"
    titles = (
        tomllib.loads(path.read_text("utf-8")).get("announce", {}).get("title", {}) for path in folder.glob("*.toml")
    )
    titled = {fold(word) for phrases in titles for phrase in phrases for word in phrase.split() if len(word) > 3}  # noqa: PLR2004
    return _word_list("never") | ((_words_of_labels() | _words_of_lists() | titled) - _word_list("particles"))


@cache
def _words_of_lists() -> frozenset[str]:
    """The words of bodies, kinds of permit and of deed, which stand where names do."""
    data = tomllib.loads(Path(__file__).parents[1].joinpath("vocabulary.toml").read_text("utf-8"))
    lists = (data[name] for name in ("banks", "insurers", "permit_types", "deed_kinds"))
    texts = (text for entries in lists for spellings in entries.values() for text in spellings)
    return frozenset(fold(word) for text in texts for word in re.findall(r"[^\W\d_]{4,}", text))


@cache
def _never_misread() -> frozenset[str]:
    """The long ones of those words, as recognition may garble them."""
    return frozenset(skeleton(word) for word in _never() if len(word) >= 7)  # noqa: PLR2004


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(skeleton, _word_list("particles")))


@dataclass(frozen=True)
class Run:
    """Words of a strip that stand together and could be a name."""

    words: tuple[Word, ...]


def leading_run(strip: Strip, *, most: int = _MOST_WORDS) -> Run:
    """The words at the start of a strip that could be a name; single letters in boxes are joined."""
    words = _unboxed(strip.words)
    run: list[Word] = []
    for word in words[: most + 1]:
        if not is_part(word.text) or (run and (_ends_name(word, run) or _is_smear(word, run))):
            break
        run.append(word)
        if word.text[-1] in ",;)·/" or len(run) == most:
            break
    return Run(()) if len(run) == 1 and _is_only_a_particle(run[0].text) else Run(tuple(run))


def _is_only_a_particle(word: str) -> bool:
    """Whether a word alone is no name but the beginning of one, or of another language's label (`Date de`)."""
    return fold(bare(word)) in _word_list("particles") and fold(bare(word)) in _words_of_labels()


@cache
def _words_of_labels() -> frozenset[str]:
    return frozenset(fold(bare(word)) for texts in common_labels().values() for text in texts for word in text.split())


def _ends_name(word: Word, run: Sequence[Word]) -> bool:
    """Whether something else than the name goes on: the father's, a bracket, the same in other letters."""
    parted = script_of(bare(word.text)) == "lat" and script_of("".join(w.text for w in run)) == "el"
    return fold(word.text) in OF_FATHER | OF_MOTHER or word.text.startswith("(") or (parted and _plainly_latin(word))


def _is_smear(word: Word, run: Sequence[Word]) -> bool:
    """Whether a word behind legible ones is next to illegible: a stamp's edge, a speck."""
    return word.confidence < _ILLEGIBLE and min(other.confidence for other in run) > _LEGIBLE


def _plainly_latin(word: Word) -> bool:
    return word.text.isascii() and sum(letter in _ONLY_LATIN for letter in word.text) > 1


def _unboxed(words: Sequence[Word]) -> list[Word]:
    """Single letters, each from its own box, joined to words; a wider gap parts two words."""
    letters = [word for word in words if len(key(word.text)) == 1]
    if len(letters) < 3 or len(letters) * 3 < len(words) * 2:  # noqa: PLR2004
        return list(words)
    steps = sorted(b.box[0] - a.box[0] for a, b in pairwise(words))
    usual = steps[len(steps) // 2]
    return list(joined(words, usual))


def key_kept(text: str) -> str:
    """The letters and digits of a text, as they are."""
    return "".join(letter for letter in text if letter.isalnum())


def name_parser(script: Script | None, *, most: int = 3) -> Callable[[Strip], Reading | None]:
    """A parser of one name, given or family, asked for in `script`; None takes it as printed."""

    def parse(strip: Strip) -> Reading | None:
        run = leading_run(strip, most=most)
        return reading_of(strip, run.words, script, _name_certainty(run)) if run.words else None

    return parse


def _name_certainty(run: Run) -> float:
    """How surely words are a name by their letters: one that begins small is hardly one."""
    if all(is_capital(word.text) or word.text[:1].isupper() for word in run.words):
        return 0.95
    return 0.6 if any(letter.isupper() for letter in run.words[0].text) else 0.4


def misread_share(text: str, script: Script | None) -> float:
    """How far a name may be trusted: less where letters of the other script had to be taken for its own (Λ for A)."""
    strays = _GREEK_LETTER if script == "lat" else _PLAIN_LATIN
    return _MISREAD if script and strays.search(text) else 1.0


def reading_of(strip: Strip, words: Sequence[Word], script: Script | None, certainty: float) -> Reading:
    """The words as one name in capitals."""
    text = " ".join(bare(word.text) for word in words)
    value = spelled(text, script) if script else capitals(text)
    certainty *= misread_share(text, script)
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


def divided_given_first(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Family name and given name of a full name in the order of English papers, given name first."""
    particle = next((n for n in range(1, len(words)) if skeleton(bare(words[n].text)) in _particles()), None)
    split = particle if particle is not None else len(words) - 1
    return words[split:], words[:split]
