import re
from datetime import date
from importlib import import_module
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.documents import fields_of_class, read_document
from fakelos.schemas.document import Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import MrzReading, Page, Word
from fakelos.schemas.reasons import REASONS
from tests.extractors.page_of import page_of

TEXT = """
ΕΠΩΝΥΜΟ ΟΝΟΜΑ : ΤΟΥ ΤΗΣ ΑΠΟ ΕΩΣ ΜΕΧΡΙ ΛΗΓΕΙ ΑΦΜ ΑΜΚΑ IBAN ΑΡΙΘ. ΓΕΝΝΗΣΗΣ ΔΙΑΒΑΤΗΡΙΟΥ ΕΤΟΥΣ ΟΙΚΟΝΟΜΙΚΟΥ ΠΟΣΟ €
Passport No Surname ΗΜΕΡΩΝ ΣΥΝΟΛΟ ΑΡΙΘΜΟΣ ΣΗΜΕΡΑ ΙΟΥΛΙΟΥ 31/02/2015 99/99/9999 0/0/0 20152015 00000000000 Γ1.3 X |
[ ] _ … .... ΧΟΤΖΑ «ΕΡΓΑΣΙΑ» (3) (2015) 2014-2015 300,00 GR90 20/20 ß ﬁ Ϊ́ 𝟙 ½ ² ١٢٣ 第 \u200b \ufeff
"""
WORDS = TEXT.split()
DATES = re.compile(r"(_date|_from|_to|_deadline|^date)$")
CLASSES = list(DocumentClass)


def junk(seed: int) -> Page:
    rng = Random(seed)
    words = []
    for line in range(rng.randrange(30)):
        x = 0.0
        for _ in range(rng.randrange(9)):
            text = rng.choice(WORDS)
            wide = min(1.0 - x, 0.01 * len(text) + rng.random() * 0.1)
            words.append(
                Word(text=text, box=(x, line / 32, x + wide, line / 32 + 0.02), confidence=rng.random(), line=line)
            )
            x = min(0.99, x + wide + rng.random() * 0.1)
    return Page(number=seed + 1, width=1654, height=2339, words=tuple(words))


def check(code: str, field: Field, pages: list[Page]) -> None:
    x0, y0, x1, y1 = field.box
    assert 0 <= x0 <= x1 <= 1
    assert 0 <= y0 <= y1 <= 1
    assert 0 <= field.confidence <= 1
    assert field.page in {page.number for page in pages}
    assert field.problem is None or field.problem in REASONS
    assert field.value
    if DATES.search(code):
        assert isinstance(field.value, str)
        assert date.fromisoformat(field.value if len(field.value) > 7 else f"{field.value}-01")


@pytest.mark.parametrize("doc_class", CLASSES)
@pytest.mark.parametrize("seed", range(6))
def test_random_words_never_raise_and_never_give_malformed_values(doc_class: DocumentClass, seed: int) -> None:
    pages = [junk(seed), junk(seed + 100)]
    for code, field in read_document(doc_class, 0.5, "junk.tif", pages).fields.items():
        check(code, field, pages)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40), max_size=6), st.sampled_from(CLASSES))
def test_random_letters_never_raise(lines: list[str], doc_class: DocumentClass) -> None:
    page = page_of(*lines)
    for code, field in read_document(doc_class, 0.5, "junk.tif", [page]).fields.items():
        check(code, field, [page])


@pytest.mark.parametrize("doc_class", CLASSES)
def test_empty_and_unreadable_pages_give_no_fields_but_their_problems(doc_class: DocumentClass) -> None:
    empty = Page(number=1, width=0, height=0, source="none", problems=("ocr_timeout",))
    document = read_document(doc_class, 0.0, "a.tif", [empty])
    assert document.fields == {}
    assert document.problems == ("ocr_timeout",)


@pytest.mark.parametrize("doc_class", CLASSES)
def test_a_damaged_zone_does_not_stop_the_reading(doc_class: DocumentClass) -> None:
    lines = ("P<" + "<" * 42, "<" * 44)
    zone = MrzReading(kind="TD3", lines=lines, verified=False, names_agreed=False, confidence=0.2, box=(0, 0.9, 1, 1))
    page = page_of("PASSPORT", mrz=(zone,))
    for code, field in read_document(doc_class, 0.5, "a.tif", [page]).fields.items():
        check(code, field, [page])


@pytest.mark.parametrize("doc_class", CLASSES)
def test_every_class_has_the_same_verbs_and_says_what_it_may_hold(doc_class: DocumentClass) -> None:
    module = import_module(f"fakelos.extractors.classes.{doc_class}")
    assert isinstance(module.LABELS, dict)
    assert callable(module.extract)
    assert module.__doc__
    fields = fields_of_class(doc_class)
    assert set(fields) == {"must", "may"}
    assert not set(fields["must"]) & set(fields["may"])
