"""Schemathesis tries the API as its OpenAPI document describes it: nothing fails, and no answer is other than said."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django.live_server_helper import LiveServer
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fakelos.storage.accounts import station_of
from fakelos.storage.models import Batch, Office
from fakelos.storage.tokens import Scope, make_token
from tests.review.attempts import Tried

pytestmark = [pytest.mark.one_database, pytest.mark.django_db(transaction=True)]
EXAMPLES = 30
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
WITHOUT_SHRINKING = settings(
    max_examples=EXAMPLES,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(reviewer: Client) -> Any:
    """The API as it describes itself."""
    return schemathesis.openapi.from_dict(reviewer.get(reverse("api:openapi-json")).json())


def strategies(described: Any, dossier: UUID) -> Iterator[Any]:
    """Calls of every kind: as described and against it, on what exists and on what does not."""
    known = {"dossier_id": str(dossier), "batch_id": str(Batch.objects.get().pk)}
    for result in described.get_all_operations():
        operation = result.ok()
        for mode in GenerationMode:
            yield operation.as_strategy(generation_mode=mode)
        wanted = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
        if wanted:
            yield operation.as_strategy(path_parameters=wanted)


def test_every_call_answers_as_it_says(
    described: Any, dossier: UUID, office: Office, live_server: LiveServer, tried: Tried
) -> None:
    reads = make_token("archive", office, [scope for scope in Scope if scope is not Scope.BATCHES])
    sends = make_token("scanner", office, [Scope.BATCHES], station_of(office.code, f"counter-{office.code}"))
    calls = list(strategies(described, dossier))
    answered: list[int] = []
    for call in calls:

        @given(case=call)
        @WITHOUT_SHRINKING
        def attempt(case: Case[Any]) -> None:
            headers = {"Authorization": f"Bearer {sends if 'batches' in case.path else reads}"}
            answered.append(
                case.call_and_validate(base_url=live_server.url, headers=headers, checks=CHECKS).status_code
            )

        attempt()
    assert {200, 404, 422} <= set(answered)
    tried("calls of the API made up by schemathesis", len(answered))
