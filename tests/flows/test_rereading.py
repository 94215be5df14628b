"""Papers that a reviewer put right are read again from the words that were kept."""

from contextlib import nullcontext
from uuid import UUID, uuid4

import pytest

from fakelos.flows import rereading
from fakelos.flows.rereading import reread, reread_due
from fakelos.schemas.corrections import Change, ClassChange, FieldChange, Merge, Split
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.document import Leaf
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.page import ClassGuess
from fakelos.schemas.settings import Settings
from fakelos.storage.case_files import load_case
from fakelos.storage.corrections.making import make, take_back
from fakelos.storage.corrections.rereading import Reshaped, due_dossiers, read_once_more, reshaped_papers
from fakelos.storage.models import AuditEntry, Dossier, FindingRow, Item, Page, Role, Station, User
from fakelos.storage.pages import save_page
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.keys import erase
from fakelos.storage.sealed.vault import Vault
from tests import specimens
from tests.extractors.sheets import pages_of
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db
ATTEMPTS = 2


@pytest.fixture
def reviewer(station: Station) -> User:
    return User.objects.create_user("SPECIMEN", role=Role.REVIEWER, office=station.office)


@pytest.fixture
def dossier(vault: Vault, batch: UUID, reviewer: User) -> UUID:
    """Two tax returns that were taken for one paper of no known kind, claimed by the reviewer."""
    item = Item.objects.get(batch=batch, name="stack.tif")
    kind = DocumentClass.TAX_RETURN, "assessment_new"
    sheets = [specimens.single(*kind, seed).paper.sheets[0] for seed in (1, 2)]
    for page in pages_of(sheets):
        save_page(vault, item.pk, page, ClassGuess(doc_class=None, confidence=0.2), b"", "")
    whole = paper("p1", "stack.tif", 1, 2, doc_class=None).model_copy(update={"fields": {}})
    (found,) = save_results(vault, batch, [whole], [prepared("2016/77", whole)])
    take(reviewer, found)
    return found


def papers(dossier: UUID) -> tuple[Paper, ...]:
    return load_case(dossier).documents


def call_tax_return(reviewer: User, dossier: UUID) -> Paper:
    """The dossier's one paper, of which a reviewer now says that it is a tax return."""
    (whole,) = papers(dossier)
    make(reviewer, dossier, ClassChange(document=whole.id, doc_class=DocumentClass.TAX_RETURN))
    return whole


def make_and_reread(vault: Vault, reviewer: User, dossier: UUID, *changes: Change) -> None:
    for change in changes:
        make(reviewer, dossier, change)
    assert due_dossiers() == [dossier]
    reread(vault, dossier, ATTEMPTS)
    assert due_dossiers() == []


def test_a_paper_whose_kind_was_said_gives_its_values_and_its_line_is_examined(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    (whole,) = papers(dossier)
    assert not whole.fields
    make_and_reread(vault, reviewer, dossier, ClassChange(document=whole.id, doc_class=DocumentClass.TAX_RETURN))
    (known,) = papers(dossier)
    assert {"income_year", "afm"} <= set(known.fields)
    assert any(known.id in str(line.evidence) for line in FindingRow.objects.filter(dossier=dossier))
    assert AuditEntry.objects.filter(action="dossier.read_again", subject=str(dossier)).count() == 1


def test_each_part_of_a_paper_that_was_split_gives_its_own_values(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    (whole,) = papers(dossier)
    of_tax = ClassChange(document=whole.id, doc_class=DocumentClass.TAX_RETURN)
    split = Split(document=whole.id, page=2, doc_class=DocumentClass.TAX_RETURN)
    make_and_reread(vault, reviewer, dossier, of_tax, split)
    one, two = papers(dossier)
    assert one.text_of("afm") != two.text_of("afm")
    assert {field.page for field in one.fields.values()} == {1}
    make_and_reread(vault, reviewer, dossier, Merge(document=two.id, into=one.id))
    assert [paper.pages for paper in papers(dossier)] == [(1, 2)]


def test_what_a_person_said_stands_above_what_is_read_again(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    (whole,) = papers(dossier)
    said = FieldChange(document=whole.id, code="afm", value="090000045", page=1)
    gone = FieldChange(document=whole.id, code="income_year", value=None)
    of_tax = ClassChange(document=whole.id, doc_class=DocumentClass.TAX_RETURN)
    make_and_reread(vault, reviewer, dossier, said, gone, of_tax)
    (known,) = papers(dossier)
    assert known.text_of("afm") == "090000045"
    assert "income_year" not in known.fields


def test_taking_the_kind_back_takes_back_what_was_read_for_it(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    before = papers(dossier)
    make_and_reread(vault, reviewer, dossier, ClassChange(document=before[0].id, doc_class=DocumentClass.TAX_RETURN))
    take_back(reviewer, dossier)
    assert papers(dossier) == before


def test_a_paper_whose_pages_were_erased_keeps_what_was_read(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    (whole,) = papers(dossier)
    make(reviewer, dossier, ClassChange(document=whole.id, doc_class=DocumentClass.INSURANCE))
    erase(Item.objects.get(name="stack.tif").documents.get().dossier.data_key)  # type: ignore[union-attr]
    reread(vault, dossier, ATTEMPTS)
    assert papers(dossier)[0].fields == whole.fields
    assert due_dossiers() == []


def test_what_was_decided_meanwhile_stays_as_it_was_decided(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    call_tax_return(reviewer, dossier)
    Dossier.objects.filter(pk=dossier).update(state=Dossier.State.COUNTERSIGN)
    assert due_dossiers() == []
    reread(vault, dossier, ATTEMPTS)
    assert papers(dossier)[0].fields == {}
    Dossier.objects.filter(pk=dossier).update(state=Dossier.State.READY)
    assert due_dossiers() == [dossier]


def test_a_dossier_that_fails_each_time_holds_up_the_others_no_longer(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise ToolFailure("page_failed")

    whole = call_tax_return(reviewer, dossier)
    monkeypatch.setattr("fakelos.flows.rereading.fields_in", fail)
    for _ in range(ATTEMPTS):
        with pytest.raises(ToolFailure):
            reread(vault, dossier, ATTEMPTS)
    reread(vault, dossier, ATTEMPTS)
    assert due_dossiers() == []
    assert papers(dossier)[0].fields == whole.fields


def test_words_that_are_gone_are_given_up_and_read_again_once_somebody_asks(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
) -> None:
    call_tax_return(reviewer, dossier)
    kept = dict(Page.objects.values_list("pk", "reading"))
    Page.objects.update(reading="0" * 32)
    for _ in range(ATTEMPTS):
        with pytest.raises(ToolFailure, match="blob_missing"):
            reread(vault, dossier, ATTEMPTS)
    reread(vault, dossier, ATTEMPTS)
    assert due_dossiers() == []
    assert AuditEntry.objects.filter(action="dossier.left_unread", subject=str(dossier)).count() == 1
    for page, reading in kept.items():
        Page.objects.filter(pk=page).update(reading=reading)
    read_once_more(reviewer, dossier)
    assert due_dossiers() == [dossier]
    reread(vault, dossier, ATTEMPTS)
    assert papers(dossier)[0].fields


def test_a_store_that_does_not_answer_uses_no_attempt_up(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(*_: object) -> None:
        raise ToolFailure("blob_store_failed")

    call_tax_return(reviewer, dossier)
    monkeypatch.setattr(rereading, "reshaped_papers", silent)
    for _ in range(ATTEMPTS + 1):
        with pytest.raises(ToolFailure):
            reread(vault, dossier, ATTEMPTS)
    assert due_dossiers() == [dossier]


def test_words_that_cannot_be_fetched_hold_up_no_other_dossier_and_are_told(
    vault: Vault,
    reviewer: User,
    dossier: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fetched(_: Vault, dossier_id: UUID) -> list[Reshaped]:
        if dossier_id != dossier:
            raise ToolFailure("blob_store_failed")
        return reshaped_papers(vault, dossier_id)

    call_tax_return(reviewer, dossier)
    monkeypatch.setattr(rereading, "database_work", nullcontext)  # it would close the test's own connection
    monkeypatch.setattr(rereading, "open_vault", lambda _: vault)
    monkeypatch.setattr(rereading, "due_dossiers", lambda: [uuid4(), dossier])
    monkeypatch.setattr(rereading, "shapes_to_read", lambda _: [])
    monkeypatch.setattr(rereading, "reshaped_papers", fetched)
    with pytest.raises(ToolFailure, match="blob_store_failed"):
        reread_due(Settings())
    assert papers(dossier)[0].fields
    assert due_dossiers() == []


def test_a_paper_joined_from_two_files_is_read_as_one_and_each_value_stands_in_its_file(
    vault: Vault,
    batch: UUID,
    reviewer: User,
) -> None:
    kind = DocumentClass.TAX_RETURN, "assessment_new"
    sheets = [specimens.single(*kind, seed).paper.sheets[0] for seed in (1, 2)]
    names = ("stack.tif", "single.tif")
    for name, sheet in zip(names, sheets, strict=True):
        item = Item.objects.get(batch=batch, name=name)
        (page,) = pages_of([sheet])
        save_page(vault, item.pk, page, ClassGuess(doc_class=None, confidence=0.2), b"", "")
    apart = [paper(name, name, 1, doc_class=None).model_copy(update={"fields": {}}) for name in names]
    (dossier,) = save_results(vault, batch, apart, [prepared("2016/77", *apart)])
    take(reviewer, dossier)
    first, second = papers(dossier)
    known = ClassChange(document=first.id, doc_class=DocumentClass.TAX_RETURN)
    make_and_reread(vault, reviewer, dossier, known, Merge(document=second.id, into=first.id, across=True))
    (whole,) = papers(dossier)
    assert {whole.leaf_of(field) for field in whole.fields.values()} <= set(whole.leaves)
    assert Leaf(first.id, 1) in {whole.leaf_of(field) for field in whole.fields.values()}
    make_and_reread(
        vault, reviewer, dossier, Split(document=first.id, page=1, scan=second.id, doc_class=known.doc_class)
    )
    one, two = papers(dossier)
    assert (one.text_of("afm"), two.text_of("afm")) == (whole.text_of("afm"), two.text_of("afm"))
    assert two.text_of("afm") not in {None, one.text_of("afm")}
