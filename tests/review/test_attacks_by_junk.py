"""Junk in every parameter, header and body of every route: each request is answered, and none fails the desk."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fakelos.storage.models import Dossier, Office, Role
from fakelos.storage.queues import claims
from tests.review.attempts import Tried
from tests.review.conftest import MakeUser, logged_in
from tests.review.decided import store_decision
from tests.review.rules import RULES, address, thing_of

pytestmark = pytest.mark.django_db

JUNK = (
    "",
    "9" * 5000,
    "1" * 25,
    "٣",
    "\x00",
    "\ud83d",
    "\u202egpj.exe",
    "http://[",
    "%00%ff%fe",
    "a" * 60_000,
    "field-x.y.z",
    "evidence-formal.ties.99999999999999999999",
    "31/12/9999",
    "NaN",
)
ASKED = ("show", "zoom", "turn", "nth", "edit", "paper", "page", "acts", "verify", "q", "next", "queue", "since")
TYPED = (
    "kind",
    "document",
    "doc_class",
    "code",
    "value",
    "page",
    "into",
    "degrees",
    "role",
    "examination",
    "status",
    "reason",
    "accepted",
    "application_date",
    "category",
    "back",
    "nth",
    "edit",
    "correction",
    "confirm",
    "q",
    "person",
    "until",
    "keys",
    "language",
    "next",
    "keep",
    "lines",
    "pages",
    "authorities",
    "doubts_reason",
    "protocol_no",
    "answer",
    "answered_on",
    "note",
    "due_on",
    "expect",
    "send_back",
    "sign",
    "username",
    "first_name",
    "last_name",
    "office",
    "station",
    "away_until",
    "is_active",
    "password",
    "batch_no",
    "application_no",
    "rescan",
)
"""Every name that a form of the desk uses."""
KINDS = ("class", "field", "split", "merge", "move", "rotate", "person", "line", "tie", "application")
HEADERS = ("HX-Target", "HX-Current-URL", "If-None-Match", "If-Modified-Since", "Range", "Accept-Language", "Origin")


@pytest.fixture
def clients(office: Office, dossier: UUID, make_user: MakeUser) -> dict[Role, Client]:
    """A client of each role; the supervisor holds the dossier."""
    users = {role: make_user(role, office) for role in Role}
    store_decision(Dossier.objects.select_related("office").get(pk=dossier))
    claims.take(users[Role.SUPERVISOR], dossier)
    found = {role: logged_in(user) for role, user in users.items()}
    for client in found.values():
        client.raise_request_exception = False
    return found


def doors(clients: dict[Role, Client], office: Office) -> Iterator[tuple[str, str, Client]]:
    """Each route with its address, as whoever sees most of it."""
    for route, rule in RULES.items():
        if rule.roles and route != "logout":
            role = next(one for one in (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.STATION) if one in rule.roles)
            yield route, address(route, thing_of(office, rule)), clients[role]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_no_junk_in_an_address_or_a_header_fails_the_desk(
    junk: str, clients: dict[Role, Client], office: Office, tried: Tried
) -> None:
    sendable = junk.encode("utf-8", "replace").decode()
    headers = {name: sendable.replace("\x00", "").encode("latin-1", "replace").decode("latin-1") for name in HEADERS}
    failed, count = [], 0
    for route, url, client in doors(clients, office):
        response = client.get(url, dict.fromkeys(ASKED, sendable), headers={**headers, "HX-Request": "true"})
        failed += [route] if response.status_code >= 500 else []
        count += 1
    assert failed == []
    tried("junk in addresses and headers", count)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_no_junk_in_a_form_fails_the_desk(junk: str, clients: dict[Role, Client], office: Office, tried: Tried) -> None:
    sendable = junk.encode("utf-8", "replace").decode()
    failed, count = [], 0
    for route, url, client in doors(clients, office):
        if route in {"person_sessions", "set_language"}:
            continue
        for kind in KINDS if route == "correct" else (sendable,):
            headers = {"HX-Request": "true", "HX-Current-URL": "http://["}
            response = client.post(url, {**dict.fromkeys(TYPED, sendable), "kind": kind}, headers=headers)
            failed += [f"{route} {kind}"] if response.status_code >= 500 else []
            count += 1
    assert failed == []
    tried("junk in forms", count)


@pytest.mark.parametrize(
    "manifest",
    [
        b"[" * 200_000,
        b'{"batch_id":' * 50_000,
        b"\xff\xfe\x00",
        b'{"files": 1e400}',
        b'{"scanned_at": "9999-99-99"}',
        b'{"batch_id": "\\ud800"}',
        b"null",
        b"",
    ],
    ids=range(8),
)
def test_no_manifest_fails_the_desk(manifest: bytes, clients: dict[Role, Client], tried: Tried) -> None:
    files = [SimpleUploadedFile("batch.json", manifest), SimpleUploadedFile("a.tif", b"SPECIMEN")]
    for url in ("/station", "/api/batches"):
        for file in files:
            file.seek(0)
        assert clients[Role.STATION].post(url, {"files": files}).status_code in {200, 302, 422}
    tried("hostile manifests", 2)
