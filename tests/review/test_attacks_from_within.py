"""Attacks by people with an account, or half of one: other people's ids, races, spoofed text, letters that fetch."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from fakelos.schemas.dossier import Status
from fakelos.storage import audit
from fakelos.storage.accounts import station_of
from fakelos.storage.corrections.making import standing
from fakelos.storage.decisions.checks import rests_on
from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import (
    AuditEntry,
    Correction,
    Decision,
    Document,
    Dossier,
    FindingRow,
    Letter,
    Office,
    Page,
    Person,
    Role,
    Station,
    User,
)
from fakelos.storage.queues.claims import take
from fakelos.storage.tokens import Scope, make_token
from tests.review.attempts import Tried
from tests.review.conftest import PASSWORD, MakeUser, logged_in
from tests.review.rules import RULES, ask, thing_of
from tests.review.sample import Case, store_dossier

pytestmark = pytest.mark.django_db

AT_ONCE = 6
races = pytest.mark.django_db(transaction=True)
TURNED = "ΧΟΤΖΑ\u202eΑΖΤΟΧ\u2066\u200b\u00ad\ufeff"
UNSEEN = "\u200b\u2060\ufeff\u00ad\u200e"
FETCHING = (
    '<img src="http://127.0.0.1:9/x">',
    '<link rel="stylesheet" href="http://169.254.169.254/latest/meta-data/">',
    "<style>@import url(http://127.0.0.1:9/x)</style>",
    '<object data="file:///etc/passwd"></object>',
    '<svg><image href="file:///etc/passwd"/></svg>',
    '"><iframe src="http://localhost:9/">',
    "url(//evil.example/x)",
)


@pytest.fixture
def anna(make_user: MakeUser, office: Office, dossier: UUID) -> User:
    """A reviewer who holds the dossier."""
    user = make_user(Role.REVIEWER, office)
    take(user, dossier)
    return user


@pytest.fixture
def foreign(anna: User, other_office: Office, dossier: UUID) -> list[UUID]:
    """Dossiers that Anna may not change: another office's, and one of her own office that she does not hold."""
    assert anna.station
    assert dossier
    elsewhere = store_dossier(station_of(other_office.code, "counter"), Case(application_no="2018/1"))
    return [elsewhere, store_dossier(anna.station, Case(application_no="2018/2"))]


def state_of(dossier: UUID) -> list[object]:
    """All that a correction or a decision may change."""
    tables = (Correction, Decision, FindingRow, Document)
    rows = [list(table.objects.filter(dossier=dossier).order_by("pk").values()) for table in tables]
    return [*rows, Dossier.objects.filter(pk=dossier).values().get()]


def test_ids_of_other_dossiers_in_a_form_touch_nothing(
    anna: User, foreign: list[UUID], dossier: UUID, tried: Tried
) -> None:
    client, count = logged_in(anna), 0
    own = str(Document.objects.filter(dossier=dossier).order_by("position")[0].pk)
    for other in foreign:
        before = state_of(other)
        paper = Document.objects.filter(dossier=other).order_by("position")[0]
        page = str(Page.objects.filter(item=paper.item)[0].pk)
        theirs = str(paper.pk)
        forms = [
            {"kind": "class", "document": theirs, "doc_class": "other"},
            {"kind": "field", "document": theirs, "code": "afm", "value": "123456783"},
            {"kind": "field", "document": own, "code": "afm", "value": "123456783", "page": page},
            {"kind": "split", "document": own, "page": page},
            {"kind": "merge", "document": own, "into": theirs},
            {"kind": "merge", "document": theirs, "into": own},
            {"kind": "move", "document": theirs, "into": own, "page": page},
            {"kind": "rotate", "page": page, "degrees": "90"},
            {"kind": "person", "document": theirs, "role": "other"},
            {"kind": "tie", "document": theirs},
        ]
        for form in forms:
            client.post(reverse("correct", args=[dossier]), form)
            assert client.post(reverse("correct", args=[other]), form).status_code in {404, 409}
            count += 2
        asked = {"reason": "SPECIMEN", "pages": [page], "lines": ["formal:fee"], "authorities": ["insurer"]}
        for kind in Kind:
            assert client.post(reverse("decide", args=[other, kind]), asked).status_code in {404, 409, 422}
            count += 1
        refused = client.post(reverse("decide", args=[dossier, Kind.ASK_RESCAN]), asked)
        assert refused.status_code == 422
        assert state_of(other) == before
    assert not Correction.objects.exists()
    tried("ids of others in forms", count)


def test_a_correction_of_another_dossier_is_not_taken_back(anna: User, foreign: list[UUID], dossier: UUID) -> None:
    colleague = User.objects.create_user("berta", role=Role.REVIEWER, office=anna.office)
    take(colleague, foreign[1])
    paper = Document.objects.filter(dossier=foreign[1])[0]
    logged_in(colleague).post(
        reverse("correct", args=[foreign[1]]), {"kind": "person", "document": str(paper.pk), "role": "other"}
    )
    row = Correction.objects.get()
    for place in (dossier, foreign[1]):
        logged_in(anna).post(reverse("undo", args=[place]), {"correction": str(row.pk)})
    assert standing(Dossier.objects.get(pk=foreign[1])).get() == row


def test_a_known_tag_shows_no_page_of_another_office(
    anna: User, foreign: list[UUID], make_user: MakeUser, other_office: Office, tried: Tried
) -> None:
    theirs = logged_in(make_user(Role.REVIEWER, other_office))
    pages = [str(page) for page in Page.objects.filter(documents_of(foreign[0])).values_list("pk", flat=True)]
    assert pages
    for page in pages:
        tag = theirs.get(reverse("page_image", args=[page])).headers["ETag"]
        for headers in ({"If-None-Match": tag}, {"If-None-Match": "*"}, {"Range": "bytes=0-1"}, {"If-Match": tag}):
            assert logged_in(anna).get(reverse("page_image", args=[page]), headers=headers).status_code == 404
    tried("tags and ranges of others' pages", 4 * len(pages))


def documents_of(dossier: UUID) -> object:
    from django.db.models import Q  # noqa: PLC0415

    return Q(item__in=Document.objects.filter(dossier=dossier).values("item"), image__gt="")


def test_nobody_makes_a_dossier_slow_by_correcting_it_without_end(
    anna: User, dossier: UUID, monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    monkeypatch.setattr("fakelos.storage.corrections.making.MOST", 3)
    client, paper = logged_in(anna), str(Document.objects.filter(dossier=dossier)[0].pk)
    form = {"kind": "person", "document": paper, "role": "other"}
    answers = [client.post(reverse("correct", args=[dossier]), form, follow=True) for _ in range(5)]
    assert Correction.objects.count() == 3
    assert "όσες διορθώσεις επιτρέπονται" in answers[-1].content.decode()
    tried("corrections without end", len(answers))


def test_half_a_login_opens_nothing(anna: User, office: Office, tried: Tried) -> None:
    TOTP.activate(anna, generate_totp_secret())
    client = Client()
    client.post(reverse("login"), {"username": anna.username, "password": PASSWORD})
    again = {"login", "account_login", "mfa_authenticate", "health"}
    for route, rule in RULES.items():
        if route not in again:
            assert ask(client, route, thing_of(office, rule)).status_code == rule.stranger, route
    tried("half a login", len(RULES) - len(again))


def test_a_key_ends_with_the_account_it_stands_for(office: Office, dossier: UUID) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    url = reverse("api:dossier_state", args=[dossier])
    answers = [Client().get(url, headers={"authorization": f"Bearer {key}"}).status_code]
    User.objects.filter(username="program:archive").update(is_active=False)
    answers.append(Client().get(url, headers={"authorization": f"Bearer {key}"}).status_code)
    assert answers == [200, 401]


def test_signs_that_nobody_sees_spoof_no_text(
    anna: User, dossier: UUID, station: Station, office: Office, make_user: MakeUser, tried: Tried
) -> None:
    store_dossier(station, Case(application_no="2018/9").with_text(TURNED))
    client, administrator = logged_in(anna), logged_in(make_user(Role.ADMINISTRATOR, office))
    paper = str(Document.objects.filter(dossier=dossier, doc_class="tax_return")[0].pk)
    line = {"kind": "line", "examination": "formal", "code": "insurance", "status": "met", "reason": f"Α{TURNED}"}
    client.post(
        reverse("correct", args=[dossier]), {"kind": "field", "document": paper, "code": "doy", "value": TURNED}
    )
    client.post(reverse("correct", args=[dossier]), line)
    person = {"username": "zoe", "first_name": TURNED, "last_name": TURNED, "role": "auditor", "office": office.pk}
    administrator.post(reverse("person_new"), {**person, "is_active": "on"})
    client.post(reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES]), {"reason": TURNED, "authorities": ["insurer"]})
    decided = reverse("decision", args=[Decision.objects.get().pk])
    urls = ["/queue", reverse("dossier", args=[dossier]), decided, reverse("history", args=[dossier])]
    shown = [client.get(url).content.decode() for url in urls]
    shown.append(administrator.get(reverse("people")).content.decode())
    for page in shown:
        assert not set(page) & set("\u202e\u2066\u200b\u00ad\ufeff")
    assert Decision.objects.get().reason == "ΧΟΤΖΑΑΖΤΟΧ"
    tried("unseen signs (texts × pages)", 6 * len(shown))


def test_a_reason_of_signs_that_nobody_sees_is_none(anna: User, dossier: UUID, tried: Tried) -> None:
    client = logged_in(anna)
    code = FindingRow.objects.filter(dossier=dossier, status=Status.DOUBTFUL)[0]
    line = {"kind": "line", "examination": code.examination, "code": code.code, "status": "met", "reason": UNSEEN}
    client.post(reverse("correct", args=[dossier]), line)
    for kind in (Kind.END_PROCEDURE, Kind.REFUSE, Kind.GRANT):
        client.post(reverse("decide", args=[dossier, kind]), {"reason": UNSEEN, "doubts_reason": UNSEEN})
    assert not Correction.objects.exists()
    assert not Decision.objects.exists()
    tried("reasons that say nothing", 4)


@pytest.mark.one_database
def test_no_letter_fetches_what_a_paper_or_a_person_names(
    anna: User, dossier: UUID, monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: asked.append(where))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: asked.append(where))
    client, count = logged_in(anna), 0
    for text in FETCHING:
        Person.objects.update(names_el=[text], names_lat=[text])
        Office.objects.update(name=text, letterhead=text, place=text[:64])
        User.objects.update(last_name=text[:150])
        form = {"reason": text, "doubts_reason": text, "lines": ["formal:insurance"]}
        for kind, letter in ((Kind.TYPE_A, "type_a"), (Kind.REFUSE, "refuse")):
            url = reverse("decide_preview", args=[dossier, kind, letter])
            answer = client.post(url, form)
            assert answer.status_code in {200, 404, 422}
            assert b"root:" not in answer.content
            count += 1
        assert client.get(reverse("summary", args=[dossier])).headers["Content-Type"] == "application/pdf"
        count += 1
    assert asked == []
    tried("letters that fetch", count)


def all_at_once(user: User, act: Callable[[Client], int]) -> list[int]:
    barrier = Barrier(AT_ONCE)

    def one(client: Client) -> int:
        try:
            barrier.wait()
            return act(client)
        finally:
            connections.close_all()

    clients = [logged_in(user) for _ in range(AT_ONCE)]
    connection.close()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, clients))


@races
def test_a_decision_is_made_once(anna: User, dossier: UUID, tried: Tried) -> None:
    url = reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES])
    form = {"reason": "SPECIMEN", "authorities": ["insurer"]}
    codes = all_at_once(anna, lambda client: client.post(url, form).status_code)
    assert set(codes) <= {302, 409, 422}
    assert Decision.objects.count() == 1
    assert audit.verify_chain().broken_at is None
    tried("races", AT_ONCE)


@races
def test_a_correction_is_taken_back_once(anna: User, dossier: UUID, tried: Tried) -> None:
    paper = Document.objects.filter(dossier=dossier)[0]
    form = {"kind": "person", "document": str(paper.pk), "role": "other"}
    logged_in(anna).post(reverse("correct", args=[dossier]), form)
    url, named = reverse("undo", args=[dossier]), {"correction": str(Correction.objects.get().pk)}
    all_at_once(anna, lambda client: client.post(url, named).status_code)
    assert AuditEntry.objects.filter(action="correction.taken_back").count() == 1
    tried("races", AT_ONCE)


@races
def test_what_is_corrected_while_it_is_decided_is_within_the_decision_or_refused(
    anna: User, dossier: UUID, tried: Tried
) -> None:
    paper = Document.objects.filter(dossier=dossier)[0]
    decide = reverse("decide", args=[dossier, Kind.END_PROCEDURE]), {"reason": "SPECIMEN", "doubts_reason": "SPECIMEN"}
    correct = (
        reverse("correct", args=[dossier]),
        {"kind": "person", "document": str(paper.pk), "role": "other"},
    )
    acts = iter([decide, correct] * (AT_ONCE // 2))
    all_at_once(anna, lambda client: client.post(*next(acts)).status_code)
    decision = Decision.objects.get()
    assert rests_on(decision, Dossier.objects.get(pk=dossier))
    assert not Letter.objects.exists()
    tried("races", AT_ONCE)
