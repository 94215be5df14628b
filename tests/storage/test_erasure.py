"""A dossier erased: nothing of it is left that says whose it was."""

import io
from uuid import UUID

import pytest
from django.apps import apps

from fakelos.schemas.corrections import FieldChange
from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.dossiers import NotFound
from fakelos.storage.erasure import erase_dossier, find_erasable
from fakelos.storage.models import (
    AuditEntry,
    Decision,
    Document,
    Dossier,
    Inquiry,
    Item,
    Reopening,
    Role,
    Station,
    User,
)
from fakelos.storage.results import save_results
from fakelos.storage.sealed.blobs import LocalBlobs
from fakelos.storage.sealed.orphans import orphans
from fakelos.storage.sealed.vault import Vault
from tests.storage.read_batch import make_batch, page
from tests.storage.specimens import case_of, evaluation_of, paper, prepared

pytestmark = pytest.mark.django_db

BLANK = evaluation_of(case_of(None)).model_copy(update={"application_no": None, "application_date": None})
CANARY = "ΚΑΝΑΡΙΝΙ"


@pytest.fixture
def officer(station: Station) -> User:
    return User.objects.create_user("officer", role=Role.REVIEWER, office=station.office)


def everything() -> str:
    """All rows of all our tables as text."""
    return "\n".join(
        str(row) for model in apps.get_app_config("storage").get_models() for row in model._default_manager.values()
    )


def work_on(dossier: UUID, officer: User) -> None:
    """People write of the dossier wherever they may."""
    row = Dossier.objects.get(pk=dossier)
    change = FieldChange(document=str(row.documents.first().pk), code="afm", value=CANARY)  # type: ignore[union-attr]
    row.corrections.create(
        made_by=officer, kind="field", subject="x", after=change.model_dump(mode="json"), reason=CANARY
    )
    Reopening.objects.create(dossier=row, made_by=officer, reason=CANARY)
    Inquiry.objects.create(dossier=row, authority="insurer", sent_on="2016-01-02", sent_by=officer, note=CANARY)
    Dossier.objects.filter(pk=dossier).update(reread={"x": CANARY}, given={**row.given, "x": CANARY})
    Decision.objects.create(
        dossier=row, kind="type_a", state="in_force", made_by=officer, office=row.office, year=2026, number=7,
        reason=CANARY, doubts_reason=CANARY, answer=CANARY, rested_on={"x": CANARY}, details={"x": CANARY},
    )  # fmt: skip


def test_nothing_that_was_read_or_written_of_the_person_stays(
    vault: Vault,
    batch: UUID,
    officer: User,
) -> None:
    papers = [paper("p1", "stack.tif", 1, 2), paper("p2", "single.tif", 1)]
    (dossier,) = save_results(vault, batch, papers, [prepared("2016/77", *papers)])
    work_on(dossier, officer)
    canaries = (CANARY, "ΣΠΕΣΙΜΕΝ", "SPECIMEN ANNA", "123456789", "1980-01-02", "2016/77", "201677", "stack.tif")
    before = everything()
    assert [canary for canary in canaries if canary not in before] == []
    erase_dossier(vault, dossier, BLANK)
    after = everything()
    assert [canary for canary in canaries if canary in after] == []
    assert list(vault.blobs.older_than(-60)) == []


def test_that_it_was_decided_and_erased_stays(
    vault: Vault,
    batch: UUID,
    officer: User,
) -> None:
    one = paper("p1", "stack.tif", 1)
    (dossier,) = save_results(vault, batch, [one], [prepared("2016/77", one)])
    work_on(dossier, officer)
    erase_dossier(vault, dossier, BLANK)
    assert [decision.protocol for decision in Dossier.objects.get(pk=dossier).decisions.all()] == ["7/2026"]
    last = AuditEntry.objects.last()
    assert last is not None
    assert (last.action, last.subject) == ("dossier.erased", str(dossier))
    assert audit.verify_chain().broken_at is None


def test_the_other_dossier_of_a_stack_keeps_its_pages(vault: Vault, batch: UUID) -> None:
    papers = [paper("p1", "stack.tif", 1, 2), paper("p2", "stack.tif", 3), paper("p3", "single.tif", 1)]
    first, second = save_results(
        vault, batch, papers, [prepared("2016/77", papers[0]), prepared("2016/78", *papers[1:])]
    )
    erase_dossier(vault, first, BLANK)
    assert vault.page_image(page("stack.tif", 3)) == b"image"
    assert vault.page_reading(page("single.tif", 1)).number == 1
    assert Document.objects.filter(dossier=second).count() == 2
    with vault.open_item(Item.objects.get(name="single.tif")) as file:
        assert file.read() == b"SPECIMEN"
    with pytest.raises(BadInput):
        vault.page_image(page("stack.tif", 1))


def test_the_same_application_may_come_again_and_is_a_new_dossier(
    vault: Vault,
    station: Station,
    batch: UUID,
) -> None:
    one = paper("p1", "stack.tif", 1)
    (old,) = save_results(vault, batch, [one], [prepared("2016/77", one)])
    assert find_erasable(station.office.code, "2016/77") == old
    erase_dossier(vault, old, BLANK)
    again = make_batch(vault, station, "B-1")
    assert again != batch
    (new,) = save_results(vault, again, [one], [prepared("2016/77", one)])
    assert new != old
    with pytest.raises(NotFound):
        find_erasable(station.office.code, "2016/79")


def test_blobs_that_nothing_names_are_found_once_they_are_old(
    vault: Vault,
    batch: UUID,  # noqa: ARG001 - it makes the papers
) -> None:
    assert isinstance(vault.blobs, LocalBlobs)
    _, key = vault.keys.create()
    lost = vault.blobs.put(key, io.BytesIO(b"SPECIMEN"))
    assert list(orphans(vault.blobs)) == []
    assert list(orphans(vault.blobs, age=-60)) == [lost]
