import tomllib
from pathlib import Path

import pytest

from fakelos.extractors import classes
from fakelos.extractors.classify import lexicon
from fakelos.extractors.classify.lexicon import announcements
from fakelos.extractors.classify.text import fold
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.reasons import REASONS

FOLDER = Path(classes.__file__).parent


@pytest.mark.parametrize("doc_class", DocumentClass)
def test_every_class_says_what_announces_it(doc_class: DocumentClass) -> None:
    table = tomllib.loads((FOLDER / f"{doc_class}.toml").read_text("utf-8"))
    assert table["class"] == doc_class
    assert announcements()[doc_class].title


@pytest.mark.parametrize("doc_class", DocumentClass)
def test_weights_are_between_nothing_and_decisive_and_phrases_have_letters(doc_class: DocumentClass) -> None:
    for clue in announcements()[doc_class].clues:
        assert 0 < clue.weight <= 10
        assert all(len(phrase) >= 2 for phrase in clue.phrases)


def test_no_phrase_is_given_twice_in_one_part_in_another_spelling() -> None:
    twice = []
    for path in FOLDER.glob("*.toml"):
        for part, table in tomllib.loads(path.read_text("utf-8"))["announce"].items():
            seen: dict[str, str] = {}
            for phrase in table:
                letters = "+".join(sorted(map(fold, phrase.split(" + "))))
                if letters in seen:
                    twice.append((path.stem, part, phrase, seen[letters]))
                seen[letters] = phrase
    assert twice == []


def test_data_files_hold_words_and_no_patterns() -> None:
    phrases = [
        phrase
        for path in FOLDER.glob("*.toml")
        for table in tomllib.loads(path.read_text("utf-8"))["announce"].values()
        for phrase in table
    ]
    assert [phrase for phrase in phrases if set(phrase) & set("\\[]()*?^$|{}")] == []


@pytest.mark.parametrize("text", ["", "[announce]\ntitle = 3\n", "not toml ="])
def test_a_wrong_data_file_stops_with_its_name(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passport.toml").write_text(text, "utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    announcements.cache_clear()
    with pytest.raises(ConfigurationError, match=r"passport\.toml") as caught:
        announcements()
    assert caught.value.code in REASONS
    monkeypatch.undo()
    announcements.cache_clear()
