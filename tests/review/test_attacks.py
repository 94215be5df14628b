"""Attacks on every route of the URL table. The run tells how many were tried; one that succeeds fails the suite."""

import csv
import io
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fakelos.schemas.settings import Settings
from fakelos.storage import audit
from fakelos.storage.models import (
    AuditEntry,
    Batch,
    Decision,
    Dossier,
    FindingRow,
    Inquiry,
    Item,
    Office,
    Person,
    Role,
    Station,
    User,
)
from fakelos.storage.queues import claims
from fakelos.storage.search.keys import index_dossier
from tests.review.attempts import Tried
from tests.review.conftest import PASSWORD, MakeUser, logged_in
from tests.review.decided import store_decision
from tests.review.markup import Reader
from tests.review.rules import RULES, absent, address, ask, body, thing_of
from tests.review.sample import Case, sample_vault, store_dossier

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></textarea></svg><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% load i18n %}",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "--><script src=//evil.example/x.js></script>",
)
FORMULAS = (
    '=HYPERLINK("https://evil.example")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "  =1",
    '";=1;"',
    "\n=cmd|' /C x'!A0",
)
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%09/evil.example",
    "\t//evil.example",
    "//evil.example\\@localhost/",
    "https://localhost@evil.example/",
)
NAMES = (
    "../../../etc/passwd",
    "..\\..\\windows\\system32\\x.dll",
    "/etc/passwd",
    "a\r\nSet-Cookie: sessionid=evil",
    'a"; filename="evil.exe',
    "a\x00.tif",
    "....//....//x",
    "C:\\x.tif",
    "%2e%2e%2fx",
    ".",
    "..",
    "a" * 5000,
)
ASKS_EVERY_TIME = {"page_image"}
"""Browsers keep page images, but ask on every use whether they may still show them."""
UNSAFE = ("post", "put", "patch", "delete")
OVERRIDES = {"x-http-method-override": "POST", "x-method-override": "DELETE", "x-http-method": "PUT"}


@pytest.fixture
def everything(office: Office, dossier: UUID, make_user: MakeUser) -> dict[Role, Client]:
    """A client of each role; the supervisor holds the dossier, on which something is decided."""
    users = {role: make_user(role, office) for role in Role}
    store_decision(Dossier.objects.select_related("office").get(pk=dossier))
    claims.take(users[Role.SUPERVISOR], dossier)
    return {role: logged_in(user) for role, user in users.items()}


def opener(roles: frozenset[Role]) -> Role:
    """Whoever of these sees most."""
    return next(one for one in (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.STATION) if one in roles)


def pages(clients: dict[Role, Client], office: Office, language: str = "el") -> Iterator[tuple[str, str]]:
    """Every page in the URL table as who sees most of it, with what it answers."""
    for route, rule in RULES.items():
        if rule.method == "get" and rule.opened == 200 and rule.roles and not rule.scope:
            client = clients[opener(rule.roles)]
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
            response = ask(client, route, thing_of(office, rule))
            assert response.status_code == 200, route
            if response.headers["Content-Type"].startswith("text/html"):
                yield route, body(response)


def test_no_request_without_the_token_of_its_form_changes_anything(
    everything: dict[Role, Client], office: Office, tried: Tried
) -> None:
    things = {route: thing_of(office, rule) for route, rule in RULES.items()}
    before, count = AuditEntry.objects.filter(action__endswith="read").count(), 0
    acts = AuditEntry.objects.exclude(action__endswith="read")
    known = acts.count()
    for client in everything.values():
        client.handler.enforce_csrf_checks = True
        for route in RULES:
            for method in UNSAFE:
                for form in ({}, {"csrfmiddlewaretoken": secrets.token_hex(32)}):
                    sent = form if method == "post" else "{}"
                    response = getattr(client, method)(address(route, things[route]), sent)
                    assert response.status_code in {403, 404, 405}, (route, method)
                    count += 1
    assert acts.count() == known
    assert AuditEntry.objects.filter(action__endswith="read").count() == before
    tried("CSRF", count)


def test_nothing_is_changed_by_a_request_that_only_asks(
    everything: dict[Role, Client], office: Office, tried: Tried
) -> None:
    changing = {route: rule for route, rule in RULES.items() if rule.method == "post" and rule.roles}
    for client in everything.values():
        for route, rule in changing.items():
            response = client.get(f"{address(route, thing_of(office, rule))}?_method=POST", headers=OVERRIDES)
            assert response.status_code in {404, 405}, route
    tried("method override", len(changing) * len(everything))


def test_every_answer_forbids_framing_sniffing_storing_and_foreign_code(
    everything: dict[Role, Client], office: Office, tried: Tried
) -> None:
    count = 0
    for role, client in [*everything.items(), (None, Client())]:
        for route, rule in RULES.items():
            for thing in (thing_of(office, rule), absent(rule)):
                if route == "logout" or (role is Role.ADMINISTRATOR and route == "person_sessions"):
                    continue
                headers = ask(client, route, thing).headers
                policy = headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy, route
                assert "frame-ancestors 'none'" in policy, route
                assert "unsafe" not in policy, route
                assert headers["X-Frame-Options"] == "DENY", route
                assert headers["X-Content-Type-Options"] == "nosniff", route
                assert "no-store" in headers["Cache-Control"] or route in ASKS_EVERY_TIME, route
                assert headers["Referrer-Policy"] == "same-origin", route
                count += 1
    tried("headers of every answer", count)


def poison(text: str, office: Office) -> int:
    """Put the text wherever somebody, or a machine, may write; gives how many places there are."""
    writable: dict[type, tuple[str, ...]] = {
        Dossier: ("routing_reason_el", "routing_reason_en"),
        FindingRow: ("reason_el", "reason_en", "source", "paragraph"),
        Batch: ("external_id",),
        Item: ("name",),
        Decision: ("reason", "doubts_reason", "answer", "typed_number"),
        Inquiry: ("note",),
        Office: ("name", "letterhead", "place"),
        Station: ("code",),
        User: ("first_name", "last_name"),
    }
    for model, names in writable.items():
        rows = model._default_manager.filter(pk=office.pk) if model is Office else model._default_manager.all()  # type: ignore[attr-defined]
        rows.update(**{name: text[:64] if name in {"code", "place", "typed_number"} else text for name in names})
    Dossier.objects.update(application_no=text[:64])
    Person.objects.update(names_el=[text], names_lat=[text], reasons=[text])
    return sum(map(len, writable.values())) + 4


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_written_is_shown_as_text(
    text: str, office: Office, station: Station, make_user: MakeUser, tried: Tried
) -> None:
    dossier = store_dossier(station, Case().with_text(text))
    users = {role: make_user(role, office) for role in Role}
    row = Dossier.objects.select_related("office").get(pk=dossier)
    store_decision(row)
    claims.take(users[Role.SUPERVISOR], dossier)
    places = poison(text, office)
    index_dossier(row)
    clients = {role: logged_in(User.objects.get(pk=user.pk)) for role, user in users.items()}
    clients[Role.SUPERVISOR].post(reverse("search"), {"q": text})
    clients[Role.STATION].get(f"/nothing-here?{text}")
    found = {
        f"{language} {route}": Reader(html)
        for language in ("el", "en")
        for route, html in pages(clients, office, language)
    }
    assert {route: reader.faults for route, reader in found.items() if reader.faults} == {}
    shown = sum(
        text in "".join(reader.text) or text in " ".join("".join(reader.text).split()) for reader in found.values()
    )
    assert shown >= 16, [route for route, reader in found.items() if text in "".join(reader.text)]
    tried("stored XSS (places × pages)", places * len(found))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_export_is_a_formula(
    text: str, make_user: MakeUser, office: Office, dossier: UUID, tried: Tried
) -> None:
    make_user(Role.AUDITOR, office)
    User.objects.update(first_name=text[:150], last_name="")
    auditor = User.objects.get(role=Role.AUDITOR)
    audit.append(str(auditor.pk), text[:64], dossier, auditor.office, {"before": text, "after": text, "kind": text})
    client = logged_in(auditor)
    table = body(ask(client, "history_export", dossier)).lstrip("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=";") for cell in row]
    assert any(text.strip() in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    tried("formula injection", len(cells))


def test_nobody_is_led_to_a_foreign_place(make_user: MakeUser, office: Office, tried: Tried) -> None:
    user = make_user(Role.REVIEWER, office)
    count = 0
    for place in ELSEWHERE:
        client = Client()
        form = {"username": user.username, "password": PASSWORD, "next": place}
        asked = [
            (reverse("set_language"), {"language": "en", "next": place}),
            (reverse("login"), form),
            (f"{reverse('login')}?next={place}", {**form, "next": ""}),
            (f"{reverse('account_reauthenticate')}?next={place}", {"password": PASSWORD, "next": place}),
            (f"{reverse('logout')}?next={place}", {"next": place}),
        ]
        for url, sent in asked:
            response = client.post(url, sent, headers={"referer": place, "host": "localhost"})
            target = urlsplit(response.headers.get("Location", "/"))
            assert (target.scheme, target.netloc) == ("", ""), (url, place)
            assert not target.path.startswith(("//", "/\\", "\\")), (url, place)
            count += 1
    tried("open redirect", count)


def test_a_foreign_host_is_answered_nothing(client: Client, tried: Tried) -> None:
    hosts = ("evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "")
    for host in hosts:
        assert client.get("/login", headers={"host": host} if host else {}, HTTP_HOST=host).status_code == 400, host
    tried("host header", len(hosts))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_leads_nowhere_and_adds_no_header(name: str, clerk: Client, tmp_path: Path, tried: Tried) -> None:
    sample_vault()
    file = SimpleUploadedFile("x.tif", b"SPECIMEN scan")
    file._name = name  # type: ignore[attr-defined] # the constructor would clean it
    answers = [
        clerk.post(reverse("station"), {"files": file, "batch_no": name[:128]}, follow=True),
        clerk.post(reverse("api:post_batch"), {"files": file, "batch_no": name[:100]}),
    ]
    for response in answers:
        assert response.status_code in {200, 400, 422}
        assert not any("evil" in value for header, value in response.headers.items() if header != "Location")
        assert "sessionid=evil" not in str(response.cookies)
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and Settings().home not in path.parents]
    assert [path for path in outside if b"SPECIMEN scan" in path.read_bytes()] == []
    assert all("/" not in item.name and "\\" not in item.name for item in Item.objects.all())
    tried("file names", len(answers))


def test_no_address_leads_out_of_the_desk(everything: dict[Role, Client], tried: Tried) -> None:
    ways = (
        "../settings.py",
        "..%2f..%2fsettings.py",
        "%2e%2e/%2e%2e/etc/passwd",
        "....//etc/passwd",
        "%00",
        "..\\x",
        "\u2025/x",
    )
    doors = ("/static/review/", "/static/", "/law/", "/queue/", "/dossiers/", "/letters/", "/api/", "/pages/")
    for door in doors:
        for way in ways:
            response = everything[Role.SUPERVISOR].get(door + way)
            assert response.status_code in {404, 400}, door + way
    tried("path traversal", len(ways) * len(doors))


def test_a_search_is_no_command_to_the_database(everything: dict[Role, Client], tried: Tried) -> None:
    typed = (
        "' OR 1=1 --",
        "%",
        "_",
        "%%%",
        "\\",
        "'; DROP TABLE storage_user; --",
        "\x00",
        "(" * 500,
        "ΧΟΤΖΑ' UNION SELECT 1",
    )
    for text in typed:
        response = everything[Role.REVIEWER].post(reverse("search"), {"q": text}, follow=True)
        assert response.status_code == 200, text
        assert "2017/000123" not in response.content.decode(), text
    assert User.objects.exists()
    tried("SQL injection", len(typed))
