"""Greek is complete: every sentence of the desk has its translation, and the compiled catalogue is the current one."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation.template import templatize

import fakelos.review
from fakelos.review import wording
from fakelos.review.field_words import FIELDS
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category, Outcome, Status
from fakelos.storage.models import Batch, Role

DESK = Path(fakelos.review.__file__).parent
CATALOGUE = DESK / "locale" / "el" / "LC_MESSAGES" / "django.po"
CLASSES = DESK.parent / "extractors" / "classes"
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
SAME_IN_BOTH = {"IBAN"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def field_codes() -> set[str]:
    """Every field that a class of paper may hold."""
    classes = [tomllib.loads(path.read_text(encoding="utf-8")) for path in CLASSES.glob("*.toml")]
    return {code for one in classes for codes in one.get("fields", {}).values() for code in codes}


def entries() -> dict[str, list[str]]:
    """The catalogue: each English sentence with its Greek forms."""
    found: dict[str, list[str]] = {}
    source, key = "", ""
    for line in CATALOGUE.read_text(encoding="utf-8").splitlines():
        match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
        if match and match[1] == "msgid":
            source = ast.literal_eval(match[2])
            found[source] = []
        elif match and match[1].startswith("msgstr"):
            found[source].append(ast.literal_eval(match[2]))
        key = match[1] if match else key
    return found


def marked(python: str) -> Iterator[str]:
    """The sentences that Python code marks for translation."""
    for node in ast.walk(ast.parse(python)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def sentences() -> set[str]:
    """Every sentence that code or templates of the desk mark for translation."""
    found = {sentence for path in DESK.glob("**/*.py") for sentence in marked(path.read_text(encoding="utf-8"))}
    for path in DESK.glob("templates/**/*.html"):
        code = templatize(path.read_text(encoding="utf-8"))
        found |= {
            ast.literal_eval(call) for call in re.findall(r"gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", code)
        }
        found |= {ast.literal_eval(call) for call in re.findall(r"\b_\((\"[^\"]*\")\)", code)}
    return found


def test_the_catalogue_holds_exactly_what_the_desk_says() -> None:
    assert len(sentences()) > 150
    assert set(entries()) - {""} == sentences()


def test_every_sentence_is_translated_and_none_is_fuzzy() -> None:
    assert "#, fuzzy" not in CATALOGUE.read_text(encoding="utf-8")
    untranslated = [source for source, greek in entries().items() if source and not (greek and all(greek))]
    assert untranslated == []


def test_translations_are_greek_and_keep_their_placeholders() -> None:
    for source, forms in entries().items():
        if source and source not in SAME_IN_BOTH:
            for greek in forms:
                assert re.search(r"[Α-ΩΆΈΉΊΌΎΏα-ωάέήίόύώ]", greek), source
                assert sorted(PLACEHOLDER.findall(greek)) == sorted(PLACEHOLDER.findall(source)), source


def test_the_compiled_catalogue_is_current() -> None:
    with translation.override("el"):
        stale = [source for source, forms in entries().items() if source and translation.gettext(source) not in forms]
    assert stale == []


@pytest.mark.parametrize("language", ["el", "en"])
def test_every_code_that_can_be_stored_has_its_words(language: str) -> None:
    with translation.override(language):
        assert all(str(wording.STATUSES[status]) for status in Status)
        assert all(wording.counted(status, 2) for status in Status)
        assert all(str(wording.OUTCOMES[outcome]) and str(wording.OUTCOME_SENTENCES[outcome]) for outcome in Outcome)
        assert all(str(wording.CATEGORIES[category]) for category in Category)
        assert all(str(wording.ROLES[role]) for role in Role)
        assert all(str(wording.BATCH_STATES[state]) for state in Batch.State)
        assert all(wording.class_label(one) for one in [*DocumentClass, ""])


def test_every_field_of_every_class_of_paper_has_a_name() -> None:
    assert len(field_codes()) > 50
    assert field_codes() - set(FIELDS) == set()
