"""Corrections as examples for the classifier."""

from uuid import UUID

import pytest

from fakelos.schemas.corrections import Change, ClassChange, FieldChange, Merge, Split
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page, Word
from fakelos.storage.corrections.labels import LabelledPage, labelled_pages
from fakelos.storage.corrections.making import make, take_back
from fakelos.storage.models import Document, Item, Role, Station, User
from fakelos.storage.pages import save_page
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.keys import erase
from fakelos.storage.sealed.vault import Vault
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(station: Station) -> User:
    return User.objects.create_user("SPECIMEN", role=Role.REVIEWER, office=station.office)


@pytest.fixture
def dossier(vault: Vault, batch: UUID, reviewer: User) -> UUID:
    """A dossier of two papers whose pages were read, claimed by the reviewer."""
    one, two = paper("p1", "stack.tif", 1, 2), paper("p2", "stack.tif", 3)
    item = Item.objects.get(batch=batch, name="stack.tif")
    for number in (1, 2, 3):
        word = Word(text=f"λέξη{number}", box=(0.1, 0.1, 0.2, 0.2), confidence=0.9, line=0)
        page = Page(number=number, width=10, height=10, words=(word,))
        save_page(vault, item.pk, page, ClassGuess(doc_class=None, confidence=0.2), b"", "")
    (found,) = save_results(vault, batch, [one, two], [prepared("2016/77", one, two)])
    take(reviewer, found)
    return found


def document(*pages: int) -> str:
    return str(next(row.pk for row in Document.objects.all() if row.pages == list(pages)))


def labels(vault: Vault) -> list[tuple[str, str]]:
    return [(page.text, page.doc_class) for page in labelled_pages(vault)]


def test_each_page_of_a_paper_whose_class_was_said_is_an_example(vault: Vault, dossier: UUID, reviewer: User) -> None:
    make(reviewer, dossier, ClassChange(document=document(1, 2), doc_class=DocumentClass.INSURANCE))
    assert labels(vault) == [("λέξη1", "insurance"), ("λέξη2", "insurance")]
    one, two = labelled_pages(vault)
    assert one.layout == two.layout
    assert set(one.as_json()) == {"page", "text", "layout", "doc_class"}


def test_a_part_split_off_is_an_example_of_its_own_class(vault: Vault, dossier: UUID, reviewer: User) -> None:
    make(reviewer, dossier, Split(document=document(1, 2), page=2, doc_class=DocumentClass.FEE_RECEIPT))
    assert labels(vault) == [("λέξη2", "fee_receipt")]


@pytest.mark.parametrize(
    "change",
    [
        lambda: FieldChange(document=document(3), code="afm", value="1"),
        lambda: ClassChange(document=document(3), doc_class=None),
        lambda: Split(document=document(1, 2), page=2),
    ],
)
def test_what_says_no_class_is_no_example(vault: Vault, dossier: UUID, reviewer: User, change: object) -> None:
    said: Change = change()  # type: ignore[operator]
    make(reviewer, dossier, said)
    assert labels(vault) == []


def test_a_page_joined_to_a_paper_is_an_example_of_its_class(vault: Vault, dossier: UUID, reviewer: User) -> None:
    make(reviewer, dossier, Merge(document=document(3), into=document(1, 2)))
    assert labels(vault) == [(f"λέξη{number}", "passport") for number in (1, 2, 3)]
    take_back(reviewer, dossier)
    make(reviewer, dossier, Merge(document=document(1, 2), into=document(3), across=True))
    assert [page.text for page in labelled_pages(vault)] == ["λέξη3", "λέξη1", "λέξη2"]


def test_what_was_taken_back_is_no_example(vault: Vault, dossier: UUID, reviewer: User) -> None:
    make(reviewer, dossier, ClassChange(document=document(3), doc_class=DocumentClass.INSURANCE))
    take_back(reviewer, dossier)
    assert labels(vault) == []


def test_the_last_word_counts_and_erased_pages_are_left_out(vault: Vault, dossier: UUID, reviewer: User) -> None:
    for said in (DocumentClass.INSURANCE, DocumentClass.OTHER):
        make(reviewer, dossier, ClassChange(document=document(3), doc_class=said))
    assert [page.doc_class for page in labelled_pages(vault)] == ["other"]
    assert isinstance(next(labelled_pages(vault)), LabelledPage)
    key = Document.objects.get(pk=document(3)).dossier.data_key  # type: ignore[union-attr]
    erase(key)
    assert labels(vault) == []
