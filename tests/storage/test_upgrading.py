"""A database of the first release comes up to date, and what it holds stands in the queues and is found."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from fakelos.storage.models import Dossier, Role, User
from fakelos.storage.search.searching import find_dossiers

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = [("storage", "0001_first")]


EVENTS = [("storage", "0005_events")]


@pytest.fixture
def _up_to_date() -> Iterator[None]:
    """Whatever a test goes back to, afterwards everything is up to date."""
    yield
    bring_up_to_date()


def go_back(release: list[tuple[str, str]]) -> Any:
    """The models as they were, on tables as they were."""
    MigrationExecutor(connection).migrate(release)
    return MigrationExecutor(connection).loader.project_state(release).apps


def bring_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "storage"])


def store(apps: Any) -> uuid.UUID:
    """An evaluated dossier with a doubtful line, of the first release."""
    office = apps.get_model("storage", "Office").objects.create(code="thessaloniki")
    station = apps.get_model("storage", "Station").objects.create(office=office, code="1")
    key = apps.get_model("storage", "DataKey").objects.create(wrapped=b"SPECIMEN")
    batch = apps.get_model("storage", "Batch").objects.create(station=station, office=office)
    dossier = apps.get_model("storage", "Dossier").objects.create(
        office=office, batch=batch, data_key=key, application_no="2017/000123", category="Γ1.3",
        evaluation={"buyout_deadline": "2017-09-01", "outcomes": []},
    )  # fmt: skip
    findings = apps.get_model("storage", "FindingRow").objects
    for position, status in enumerate(("met", "doubtful", "not_required")):
        line = {"category": "Γ1.3", "examination": "formal", "status": status, "position": position}
        findings.create(dossier=dossier, **line)
    names = {"names_el": ["ΧΟΤΖΑ ΑΡΤΑΝ"], "names_lat": ["HOXHA ARTAN"], "birth_date": "1984-03-12"}
    apps.get_model("storage", "Person").objects.create(
        pk=uuid.uuid4(), dossier=dossier, position=0, role="applicant", **names
    )
    stored: uuid.UUID = dossier.pk
    return stored


@pytest.mark.usefixtures("_up_to_date")
def test_a_database_of_the_first_release_comes_up_to_date() -> None:
    stored = store(go_back(FIRST))
    bring_up_to_date()
    dossier = Dossier.objects.get(pk=stored)
    assert (dossier.doubtful, dossier.certainty, str(dossier.deadline)) == (True, 0.5, "2017-09-01")
    assert dossier.deadline_kind == "buyout"
    assert (dossier.formal_met, dossier.formal_missing, dossier.formal_doubtful) == (1, 0, 1)
    anna = User.objects.create_user("anna", role=Role.REVIEWER, office=dossier.office)
    for typed in ("xotza", "HOXHA artan", "2017/123", "12/3/1984"):
        assert list(find_dossiers(anna, typed)) == [dossier]


@pytest.mark.usefixtures("_up_to_date")
@pytest.mark.parametrize(
    ("buyout", "ends", "due"),
    [
        ("2017-09-01", "2018-03-01", ("2017-09-01", "buyout")),
        ("2018-09-01", "2018-03-01", ("2018-03-01", "certificate")),
        (None, "2018-03-01", ("2018-03-01", "certificate")),
        (None, None, ("None", "")),
    ],
)
def test_what_falls_due_is_named_in_older_databases(buyout: str | None, ends: str | None, due: tuple[str, str]) -> None:
    apps = go_back(EVENTS)
    stored = store(apps)
    dossier = apps.get_model("storage", "Dossier").objects.get(pk=stored)
    apps.get_model("storage", "Dossier").objects.update(deadline=buyout)
    officer = apps.get_model("storage", "User").objects.create(username="anna")
    for details in ({"valid_until": "2017-01-01"}, {"valid_until": ends}) if ends else ({},):
        apps.get_model("storage", "Decision").objects.create(
            dossier=dossier, office=dossier.office, kind="type_a", state="in_force", made_by=officer, details=details
        )
    bring_up_to_date()
    found = Dossier.objects.get(pk=stored)
    assert (str(found.deadline), found.deadline_kind) == due
