"""`python -m tests.training.vocabulary` writes anew the words that readings are respelled by.

They are those of tesseract's own Greek model (Apache-2.0, Debian's tesseract-ocr-ell), unpacked by tesseract's tools,
and those of the phrases by which the reader knows papers, the Latin ones too. Needs Debian's tesseract-ocr.
"""

import gzip
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from fakelos.extractors.tesseract import system_models
from fakelos.extractors.words import vocabulary
from fakelos.extractors.words.repair import repair

FILE = Path(vocabulary.__file__).with_name("vocabulary.txt.gz")
PHRASES = sorted(FILE.parent.rglob("*.toml"))
SHORTEST, FEWEST_VOWELS = 2, 2
TO_GREEK = str.maketrans("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
UNACCENTED = str.maketrans("άό", "αο")
_GREEK = re.compile(r"[\u0370-\u03ff]+")
_LATIN = re.compile(r"\b[A-Za-z]{4,}\b", re.ASCII)
_QUOTED, _FIELDS = re.compile(r'"([^"]*)"'), re.compile(r"^(?:must|may) = \[.*?\]", re.MULTILINE | re.DOTALL)
_ACCENT = re.compile("[άέήίόύώΐΰ]")
_VOWELS = re.compile("αι|ει|οι|ου|υι|[αεηιουωάέήίόύώϊϋΐΰ]")
ACCENTED_MONOSYLLABLES = {"πού", "πώς"}
ONE_SYLLABLE = {"για", "γεια", "μια", "πια", "πιο", "νιο", "ποια", "ποιο", "ποιος", "ποιοι", "ποιες", "ποιου", "ποιων"}
"""Two vowels said as one syllable."""


def main() -> None:
    """Gather, choose, write."""
    greek = chosen({repair(word) for word in (*_of_model(), *_of_phrases())})
    words = sorted(greek | latin_beside(greek, _latin_of_phrases()))
    with gzip.GzipFile(FILE, "wb", mtime=0) as file:
        file.write("\n".join(words).encode())
    print(f"{FILE}: {len(words)} words, {FILE.stat().st_size / 1e6:.1f} MB")


def chosen(words: Iterable[str]) -> set[str]:
    """The words as they are spelled: in small letters, in capitals only where no other form is known.

    >>> sorted(chosen({"απο", "από", "ΑΠΟ", "τής", "της", "ΒΕΒΑΙΩΣΗ", "a"}))
    ['ΒΕΒΑΙΩΣΗ', 'από', 'της']
    """
    greek = {word for word in words if _GREEK.fullmatch(word) and len(word) >= SHORTEST and _ends_well(word)}
    small = {word.lower() for word in greek if not word.isupper()}
    spelled = {word for word in small if _is_spelled(word)}
    known = {vocabulary.folded(word) for word in spelled}
    return spelled | {word for word in map(vocabulary.folded, greek) if word not in known}


def latin_beside(greek: set[str], words: Iterable[str]) -> set[str]:
    """The Latin words, in small letters, but those that are a Greek word in other letters.

    >>> sorted(latin_beside({"ΑΜΚΑ", "όνομα"}, ["AMKA", "Surname"]))
    ['surname']
    """
    known = {vocabulary.folded(word) for word in greek}
    return {word.lower() for word in words if word.upper().translate(TO_GREEK) not in known}


def _ends_well(word: str) -> bool:
    """Whether the small sigma at its end, and only that one, is a final one."""
    return not word.endswith("σ") and "ς" not in word[:-1]


def _is_spelled(word: str) -> bool:
    """Whether a word has an accent exactly where words of more than one syllable need one."""
    if len(_VOWELS.findall(word)) < FEWEST_VOWELS or word.translate(UNACCENTED) in ONE_SYLLABLE:
        return not _ACCENT.search(word) or word in ACCENTED_MONOSYLLABLES
    return len(_ACCENT.findall(word)) == 1


def _of_model() -> list[str]:
    model = Path(system_models()) / "ell.traineddata"
    with tempfile.TemporaryDirectory() as scratch:
        parts = Path(scratch) / "ell."
        subprocess.run(["combine_tessdata", "-u", model, parts], check=True, capture_output=True)
        dawg, letters, words = (Path(f"{parts}{name}") for name in ("lstm-word-dawg", "lstm-unicharset", "words"))
        subprocess.run(["dawg2wordlist", letters, dawg, words], check=True, capture_output=True)
        return words.read_text("utf-8").split()


def _of_phrases() -> Iterator[str]:
    for file in PHRASES:
        yield from _GREEK.findall(file.read_text("utf-8"))


def _latin_of_phrases() -> Iterator[str]:
    """Words of what is quoted, but not the codes of fields, and no parts of people's names."""
    for file in (file for file in PHRASES if file.stem != "names"):
        for quoted in _QUOTED.findall(_FIELDS.sub("", file.read_text("utf-8"))):
            yield from _LATIN.findall(quoted)


if __name__ == "__main__":
    main()
