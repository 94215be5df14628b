"""A supervisor has a done dossier examined again, over the web."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fakelos.storage.models import Decision, Dossier, Office, Role
from tests.review.conftest import LogIn
from tests.review.decided import store_decision
from tests.review.markup import Reader

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]
WHY = "Νέο στοιχείο <b>SPECIMEN</b>"
TOLD = "Νέο στοιχείο &lt;b&gt;SPECIMEN&lt;/b&gt;"


@pytest.fixture
def supervisor(log_in: LogIn, office: Office) -> Client:
    return log_in(Role.SUPERVISOR, office)


@pytest.fixture
def done(dossier: UUID) -> UUID:
    store_decision(Dossier.objects.get(pk=dossier))
    Decision.objects.update(kind="grant")
    Dossier.objects.update(state=Dossier.State.DONE)
    return dossier


def page_of(client: Client, name: str, dossier: UUID) -> str:
    html = client.get(reverse(name, args=[dossier])).content.decode()
    assert Reader(html).faults == []
    return html


def test_a_supervisor_reopens_with_a_reason_that_all_read(supervisor: Client, reviewer: Client, done: UUID) -> None:
    address = reverse("reopen", args=[done])
    assert address in page_of(supervisor, "dossier", done)
    assert address not in page_of(reviewer, "dossier", done)
    page_of(supervisor, "reopen", done)
    assert supervisor.post(address, {"reason": " "}).status_code == 422
    assert supervisor.post(address, {"reason": WHY}).status_code == 302
    assert Dossier.objects.get().state == Dossier.State.READY
    for client in (supervisor, reviewer):
        html = page_of(client, "dossier", done)
        assert TOLD in html
        assert address not in html
        assert TOLD in page_of(client, "history", done)
    assert supervisor.post(address, {"reason": WHY}).status_code == 409


def test_once_it_is_done_again_the_page_is_silent_of_it(supervisor: Client, done: UUID) -> None:
    supervisor.post(reverse("reopen", args=[done]), {"reason": WHY})
    Dossier.objects.update(state=Dossier.State.DONE)
    assert TOLD not in page_of(supervisor, "dossier", done)
