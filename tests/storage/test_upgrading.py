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


@pytest.fixture
def first_release() -> Iterator[Any]:
    """The models as they were, on tables as they were; afterwards everything is up to date."""
    executor = MigrationExecutor(connection)
    latest = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "storage"]
    executor.migrate(FIRST)
    yield MigrationExecutor(connection).loader.project_state(FIRST).apps
    MigrationExecutor(connection).migrate(latest)


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


def test_a_database_of_the_first_release_comes_up_to_date(first_release: Any) -> None:
    stored = store(first_release)
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "storage"])
    dossier = Dossier.objects.get(pk=stored)
    assert (dossier.doubtful, dossier.certainty, str(dossier.deadline)) == (True, 0.5, "2017-09-01")
    anna = User.objects.create_user("anna", role=Role.REVIEWER, office=dossier.office)
    for typed in ("xotza", "HOXHA artan", "2017/123", "12/3/1984"):
        assert list(find_dossiers(anna, typed)) == [dossier]
