"""Every route, for every role, on what is theirs, what is another office's, and what does not exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from fakelos.review.access import EVERY_ROLE, READERS, SENDERS
from fakelos.storage.accounts import station_of
from fakelos.storage.claims import CLAIMERS
from fakelos.storage.models import Batch, Decision, Dossier, Inquiry, Letter, Office, Page, Role
from tests.review.conftest import LogIn, MakeUser, logged_in
from tests.review.decided import store_decision
from tests.review.sample import store_dossier

pytestmark = pytest.mark.django_db

LOGIN, UNAUTHORISED, GONE = 302, 401, 404
ABSENT = uuid4()
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Rule:
    """Who may open a route; `thing` is the model that its id names, `opened` the status for those who may."""

    roles: frozenset[Role]
    thing: type[Dossier | Batch | Page | Decision | Letter | Inquiry] | None = None
    opened: int = 200
    stranger: int = LOGIN
    method: str = "get"
    args: tuple[str, ...] = ()


OF_DECISIONS = {Decision, Letter, Inquiry}
OFFICES = {
    Dossier: "office",
    Batch: "office",
    Page: "item__batch__office",
    Decision: "office",
    Letter: "decision__office",
    Inquiry: "dossier__office",
}
"""How each kind of thing names the office that it belongs to."""

RULES = {
    "home": Rule(EVERY_ROLE, opened=302),
    "health": Rule(EVERY_ROLE, stranger=200),
    "login": Rule(EVERY_ROLE, opened=302, stranger=200),
    "logout": Rule(EVERY_ROLE, opened=302, stranger=302, method="post"),
    "set_language": Rule(EVERY_ROLE, opened=302, stranger=302, method="post"),
    "queue": Rule(READERS),
    "dossier": Rule(READERS, Dossier),
    "correct": Rule(CLAIMERS, Dossier, opened=409, method="post"),
    "undo": Rule(CLAIMERS, Dossier, opened=409, method="post"),
    "redo": Rule(CLAIMERS, Dossier, opened=409, method="post"),
    "keyboard": Rule(READERS, opened=302, method="post"),
    "decide": Rule(CLAIMERS, Dossier, args=("grant",)),
    "decide_preview": Rule(CLAIMERS, Dossier, method="post", args=("grant", "grant")),
    "countersign": Rule(CLAIMERS, Dossier, opened=409),
    "countersign_preview": Rule(CLAIMERS, Dossier, opened=GONE),
    "summary": Rule(READERS, Dossier),
    "history": Rule(READERS, Dossier),
    "history_export": Rule(READERS, Dossier),
    "decision": Rule(READERS, Decision),
    "letter": Rule(READERS, Letter),
    "inquiry": Rule(CLAIMERS, Inquiry),
    "page_image": Rule(READERS | SENDERS, Page),
    "circular": Rule(EVERY_ROLE, args=("C2015",)),
    "station": Rule(SENDERS),
    "receipt": Rule(SENDERS, Batch),
    "api:openapi-json": Rule(EVERY_ROLE, stranger=GONE),
    "api:api-root": Rule(NOBODY, stranger=GONE),
    "api:post_batch": Rule(SENDERS, opened=422, stranger=UNAUTHORISED, method="post"),
    "api:batch_state": Rule(SENDERS | READERS, Batch, stranger=UNAUTHORISED),
    "api:get_queue": Rule(READERS, stranger=UNAUTHORISED),
    "api:dossier_state": Rule(READERS, Dossier, stranger=UNAUTHORISED),
}


def routes(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def ask(client: Client, route: str, thing_id: UUID | None = None) -> tuple[int, str]:
    rule = RULES[route]
    response = getattr(client, rule.method)(reverse(route, args=[*([thing_id] if thing_id else []), *rule.args]))
    return response.status_code, b"".join(response).decode("utf-8", "replace")


def thing_of(office: Office, rule: Rule) -> UUID | None:
    """The id of something that belongs to the office, of the kind that the route shows."""
    if rule.thing is None:
        return None
    if rule.thing in OF_DECISIONS:
        store_decision(Dossier.objects.select_related("office").get(office=office))
    found = rule.thing._default_manager.filter(**{OFFICES[rule.thing]: office}).first()
    assert found is not None
    return found.pk


def without_what_varies(body: str, *ids: UUID | None) -> str:
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
    for one in filter(None, ids):
        body = body.replace(str(one), "ID")
    return body


def test_every_route_has_a_rule() -> None:
    assert set(routes(get_resolver().url_patterns)) == set(RULES)


def test_a_stranger_is_let_in_nowhere_but_where_one_logs_in(client: Client) -> None:
    found = {route: ask(client, route, ABSENT if rule.thing else None)[0] for route, rule in RULES.items()}
    assert found == {route: rule.stranger for route, rule in RULES.items()}


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_doors_and_finds_nothing_behind_others(
    role: Role, make_user: MakeUser, office: Office
) -> None:
    things = {route: thing_of(office, rule) for route, rule in RULES.items()}
    user = make_user(role, office)
    found = {route: ask(logged_in(user), route, things[route])[0] for route in RULES}
    expected = {route: rule.opened if role in rule.roles else GONE for route, rule in RULES.items()}
    if role is Role.ADMINISTRATOR:
        expected["home"] = 200
    assert found == expected


@pytest.mark.parametrize("role", Role)
def test_what_belongs_to_another_office_looks_like_what_does_not_exist(
    role: Role, log_in: LogIn, office: Office, other_office: Office
) -> None:
    store_dossier(station_of(other_office.code, "counter"))
    client = log_in(role, office)
    for route, rule in RULES.items():
        if rule.thing:
            foreign = thing_of(other_office, rule)
            forbidden, unknown = ask(client, route, foreign), ask(client, route, ABSENT)
            assert forbidden[0] == unknown[0] == GONE, route
            assert without_what_varies(forbidden[1], foreign) == without_what_varies(unknown[1], ABSENT), route


def test_a_station_sees_nothing_of_the_next_counter(clerk: Client, office: Office) -> None:
    store_dossier(station_of(office.code, "the next counter"))
    for route in ("receipt", "page_image", "api:batch_state"):
        assert ask(clerk, route, thing_of(office, RULES[route]))[0] == GONE, route


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_reader_without_an_office_sees_no_dossier(role: Role, log_in: LogIn, dossier: UUID) -> None:
    assert ask(log_in(role, None), "dossier", dossier)[0] == GONE


def test_a_role_that_changes_closes_its_doors_at_once(reviewer: Client, office: Office, dossier: UUID) -> None:
    assert ask(reviewer, "dossier", dossier)[0] == 200
    office.users.update(role=Role.STATION)
    assert ask(reviewer, "dossier", dossier)[0] == GONE
