from datetime import date
from uuid import UUID

import pytest
from django.forms import model_to_dict

from fakelos.schemas.corrections import ApplicationChange
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.dossier import CaseFile, Status
from fakelos.schemas.errors import BadInput
from fakelos.storage.accounts import create_user
from fakelos.storage.case_files import find_dossier, load_case, load_machine_case, papers_of, results_of
from fakelos.storage.corrections.making import make
from fakelos.storage.evaluations import load_evaluation
from fakelos.storage.models import (
    AuditEntry,
    Correction,
    DataKey,
    Document,
    Dossier,
    FieldValue,
    FindingRow,
    Item,
    Person,
    Role,
    Station,
    User,
)
from fakelos.storage.queues.claims import release, take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.keys import erase
from fakelos.storage.sealed.vault import Vault
from tests.storage.read_batch import PAGES, make_batch, page
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db


def rows() -> dict[str, list[dict[str, object]]]:
    """Everything that a run leaves, but for the numbers and times that a database gives."""
    left_out = ["id", "updated_at"]
    named = {"Document": Document.objects, "Person": Person.objects, "Dossier": Dossier.objects}
    numbered = {"FieldValue": FieldValue.objects, "FindingRow": FindingRow.objects}
    rows = {
        name: [{"pk": str(row.pk), **model_to_dict(row, exclude=left_out)} for row in table.order_by("pk")]
        for name, table in named.items()
    }
    return rows | {
        name: [model_to_dict(row, exclude=left_out) for row in table.order_by("pk")] for name, table in numbered.items()
    }


def stored(batch: UUID, one: Paper, case: CaseFile) -> Paper:
    """The paper as it comes back: the same under its stored id."""
    ids = {str(row.ref): str(row.pk) for row in Document.objects.filter(item__batch=batch)}
    assert one in case.documents
    return one.model_copy(update={"id": ids[one.id], "duplicate_of": ids.get(one.duplicate_of or "")})


def test_a_dossier_comes_back_as_it_was_saved(vault: Vault, batch: UUID) -> None:
    first = paper("p1", "stack.tif", 1, 2)
    copy = paper("p2", "single.tif", 1).model_copy(update={"duplicate_of": "p1"})
    case, evaluation = prepared("2016/77", first, copy)
    (dossier_id,) = save_results(vault, batch, [first, copy], [(case, evaluation)])
    loaded = load_case(dossier_id)
    assert loaded.application == case.application
    assert loaded.documents == tuple(stored(batch, one, case) for one in (first, copy))
    assert loaded.unread_pages == 2
    assert [(one.role, one.names_el, one.reasons) for one in loaded.persons] == [
        (one.role, one.names_el, one.reasons) for one in case.persons
    ]
    assert [len(one.documents) for one in loaded.persons] == [2, 1]
    again = load_evaluation(Dossier.objects.get(pk=dossier_id))
    assert again.model_dump(exclude={"examinations"}) == evaluation.model_dump(exclude={"examinations"})
    assert [one.category for one in again.examinations] == ["Γ1.4", "Γ1.3"]
    assert again.examinations[0].formal[1].status is Status.MISSING
    assert again.examinations[0].formal[0].evidence[0].document == loaded.documents[0].id


def test_a_second_run_leaves_the_same_rows(vault: Vault, batch: UUID) -> None:
    papers = [paper("p1", "stack.tif", 1, 2), paper("p2", "stack.tif", 3), paper("p3", "single.tif", 1)]
    dossiers = [prepared("2016/77", papers[0]), prepared(None, papers[1])]
    first = save_results(vault, batch, papers, dossiers)
    before = rows()
    assert save_results(vault, batch, papers, dossiers) == first
    assert rows() == before
    assert before["Document"]
    assert DataKey.objects.count() == 2 + PAGES + 1 + 2


def test_a_run_that_finds_otherwise_replaces_what_the_last_one_found(vault: Vault, batch: UUID) -> None:
    old = [paper("p1", "stack.tif", 1, 2), paper("p2", "single.tif", 1)]
    save_results(vault, batch, old, [prepared(None, old[0]), prepared(None, old[1])])
    new = [paper("p1", "stack.tif", 1), paper("p9", "stack.tif", 2)]
    (dossier_id,) = save_results(vault, batch, new, [prepared("2016/77", *new)])
    assert list(Dossier.objects.values_list("pk", flat=True)) == [dossier_id]
    assert [(one.ref, one.pages) for one in Document.objects.all()] == [("p1", [1]), ("p9", [2])]
    assert FieldValue.objects.count() == 6
    assert FindingRow.objects.filter(dossier=dossier_id).count() == FindingRow.objects.count() == 6
    assert DataKey.objects.count() == 2 + PAGES + 1 + 1


def test_papers_of_another_batch_join_the_dossier_of_the_same_number(
    vault: Vault, station: Station, batch: UUID
) -> None:
    first = paper("p1", "stack.tif", 1)
    (dossier_id,) = save_results(vault, batch, [first], [prepared("2016/77", first)])
    later = make_batch(vault, station, "B-2")
    assert find_dossier(later, "2016/77") == dossier_id
    assert find_dossier(later, "2016/78") is None
    assert find_dossier(later, "") is None
    earlier, added = load_machine_case(dossier_id, without_batch=later).documents, paper("p1", "stack.tif", 1, 2)
    for _ in range(2):
        both = prepared("2016/77", *earlier, added)
        assert save_results(vault, later, [added], [both]) == [dossier_id]
        assert [one.pages for one in load_case(dossier_id).documents] in ([(1,), (1, 2)], [(1, 2), (1,)])
        assert load_machine_case(dossier_id, without_batch=later).documents == earlier
    assert Dossier.objects.get().batch_id == batch
    assert list(results_of(later)) == [dossier_id]
    assert [one.pages for one in papers_of(later)] == [(1, 2)]


def test_one_number_in_two_offices_is_two_dossiers(vault: Vault, station: Station, batch: UUID) -> None:
    other = Station.objects.create(office=station.office.__class__.objects.create(code="larisa"), code="counter-1")
    elsewhere = make_batch(vault, other, "B-1")
    one = paper("p1", "stack.tif", 1)
    ids = [save_results(vault, each, [one], [prepared("2016/77", one)])[0] for each in (batch, elsewhere)]
    assert len(set(ids)) == 2


def test_a_result_that_cannot_be_saved_leaves_the_last_one_untouched(vault: Vault, batch: UUID) -> None:
    good = paper("p1", "stack.tif", 1)
    save_results(vault, batch, [good], [prepared("2016/77", good)])
    before = rows()
    with pytest.raises(KeyError):
        save_results(vault, batch, [paper("p2", "stack.tif", 2), paper("p3", "no such file", 1)], [])
    assert rows() == before


def test_the_saving_is_in_the_audit_log(vault: Vault, batch: UUID) -> None:
    one = paper("p1", "stack.tif", 1)
    (dossier_id,) = save_results(vault, batch, [one], [prepared(None, one)])
    entry = AuditEntry.objects.last()
    assert entry is not None
    assert (entry.action, entry.subject, entry.details) == (
        "batch.results",
        str(batch),
        {"dossiers": [str(dossier_id)]},
    )


def test_erasing_a_dossiers_key_closes_its_papers_and_no_others(vault: Vault, batch: UUID) -> None:
    papers = [paper("p1", "stack.tif", 1, 2), paper("p2", "stack.tif", 3), paper("p3", "single.tif", 1)]
    dossiers = [prepared("2016/77", papers[0]), prepared("2016/78", papers[1], papers[2])]
    first, second = save_results(vault, batch, papers, dossiers)
    assert vault.page_image(page("stack.tif", 1)) == b"image"
    erase(Dossier.objects.get(pk=first).data_key)
    closed = [page("stack.tif", 1), page("stack.tif", 2), page("stack.tif", 4)]
    for one in closed:
        with pytest.raises(BadInput, match="papers_erased"):
            vault.page_image(one)
    with pytest.raises(BadInput, match="papers_erased"):
        vault.open_item(Item.objects.get(name="stack.tif"))
    for one in (page("stack.tif", 3), page("single.tif", 1)):
        assert vault.page_image(one) == b"image"
        assert vault.page_reading(one).number == one.number
    with vault.open_item(Item.objects.get(name="single.tif")) as file:
        assert file.read() == b"SPECIMEN"
    erase(Dossier.objects.get(pk=second).data_key)
    with pytest.raises(BadInput, match="papers_erased"):
        vault.page_image(page("stack.tif", 3))


def test_a_page_that_two_dossiers_share_is_closed_with_the_first(vault: Vault, batch: UUID) -> None:
    papers = [paper("p1", "stack.tif", 1), paper("p2", "stack.tif", 1)]
    first, _ = save_results(vault, batch, papers, [prepared("1", papers[0]), prepared("2", papers[1])])
    assert vault.page_image(page("stack.tif", 1)) == b"image"
    erase(Dossier.objects.get(pk=first).data_key)
    with pytest.raises(BadInput, match="papers_erased"):
        vault.page_image(page("stack.tif", 1))


def test_any_text_that_a_paper_holds_can_be_kept(vault: Vault, batch: UUID) -> None:
    odd = "ΣΠΕΣΙΜΕΝ\x00 \U0001f600\u202e" + "Ω" * 5000
    one = paper("p1", "stack.tif", 1)
    fields = {"holder_surname_el": one.fields["afm"].model_copy(update={"value": odd})}
    one = one.model_copy(update={"fields": fields, "id": "p" * 500})
    case, evaluation = prepared(odd, one)
    persons = [person.model_copy(update={"names_el": (odd,), "birth_date": odd}) for person in case.persons]
    sentences = {"routing_reason_el": odd, "routing_reason_en": odd}
    told = (case.model_copy(update={"persons": tuple(persons)}), evaluation.model_copy(update=sentences))
    assert save_results(vault, batch, [one], [told]) == save_results(vault, batch, [one], [told])
    loaded, seen = load_case(Dossier.objects.get().pk), odd.replace("\x00", "").replace("\u202e", "")
    assert loaded.persons[0].names_el == (seen,)
    assert loaded.documents[0].text_of("holder_surname_el") == seen
    assert find_dossier(batch, odd) == Dossier.objects.get().pk


def test_a_number_is_known_however_its_blanks_are_typed(vault: Vault, batch: UUID) -> None:
    one = paper("p1", "stack.tif", 1)
    (dossier_id,) = save_results(vault, batch, [one], [prepared(" 2016/77  Α", one)])
    assert find_dossier(batch, "2016/77 Α") == dossier_id
    assert find_dossier(batch, "2016/77 Β") is None


def hold(dossier_id: UUID, station: Station) -> User:
    """A reviewer who has taken the dossier and corrected its application date."""
    user = create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)
    take(user, dossier_id)
    make(user, dossier_id, ApplicationChange(application_date=date(2016, 3, 1)))
    return user


def test_a_number_that_is_read_at_last_goes_to_the_dossier_that_has_the_papers(
    vault: Vault, station: Station, batch: UUID
) -> None:
    papers = [paper("p1", "stack.tif", 1), paper("p2", "stack.tif", 2)]
    first, second = save_results(vault, batch, papers, [prepared(None, one) for one in papers])
    hold(second, station)
    cases = [prepared(None, papers[0]), prepared("2016/77", papers[1])]
    assert save_results(vault, batch, papers, cases) == [first, second]
    assert dict(Dossier.objects.values_list("pk", "application_no")) == {first: "", second: "2016/77"}
    assert Dossier.objects.get(pk=second).corrections.count() == 1


@pytest.mark.parametrize("work", ["held", "corrected"])
def test_a_dossier_that_somebody_holds_or_corrected_is_never_removed(
    work: str, vault: Vault, station: Station, batch: UUID
) -> None:
    one, other = paper("p1", "stack.tif", 1), paper("p9", "stack.tif", 2)
    (dossier_id,) = save_results(vault, batch, [one], [prepared(None, one)])
    user = hold(dossier_id, station)
    if work == "held":
        Correction.objects.all().delete()
    else:
        release(user, dossier_id)
    (new,) = save_results(vault, batch, [other], [prepared("2016/77", other)])
    assert set(Dossier.objects.values_list("pk", flat=True)) == {dossier_id, new}


def test_what_is_removed_is_in_the_log(vault: Vault, batch: UUID) -> None:
    one, other = paper("p1", "stack.tif", 1), paper("p9", "stack.tif", 2)
    (old,) = save_results(vault, batch, [one], [prepared(None, one)])
    save_results(vault, batch, [other], [prepared("2016/77", other)])
    assert not Dossier.objects.filter(pk=old).exists()
    assert AuditEntry.objects.get(action="dossier.removed").subject == str(old)
