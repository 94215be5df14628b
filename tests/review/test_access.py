"""Every route, for every role, on what is theirs, what is another office's, and what does not exist."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fakelos.review.access import READERS
from fakelos.storage.accounts import create_user, station_of
from fakelos.storage.models import Office, Role, User
from fakelos.storage.tokens import Scope, make_token
from tests.review.conftest import LogIn, MakeUser, logged_in
from tests.review.rules import GONE, RULES, UNAUTHORISED, absent, ask, body, routes, thing_of, without_what_varies
from tests.review.sample import store_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(office: Office) -> User:
    """Somebody whom an administrator may log out without leaving themselves."""
    return create_user("zoe", "SPECIMEN", Role.AUDITOR, office)


def test_every_route_has_a_rule() -> None:
    assert set(routes()) == set(RULES)


def test_a_stranger_is_let_in_nowhere_but_where_one_logs_in(client: Client) -> None:
    found = {route: ask(client, route, absent(rule)).status_code for route, rule in RULES.items()}
    assert found == {route: rule.stranger for route, rule in RULES.items()}


@pytest.mark.usefixtures("dossier", "colleague")
@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_doors_and_finds_nothing_behind_others(
    role: Role, make_user: MakeUser, office: Office
) -> None:
    client = logged_in(make_user(role, office))
    create_user("zoe-last", "SPECIMEN", Role.AUDITOR, office)
    found = {route: ask(client, route, thing_of(office, rule)).status_code for route, rule in RULES.items()}
    assert found == {route: rule.opened if role in rule.roles else GONE for route, rule in RULES.items()}


@pytest.mark.parametrize("role", Role)
def test_what_belongs_to_another_office_looks_like_what_does_not_exist(
    role: Role, log_in: LogIn, office: Office, other_office: Office
) -> None:
    store_dossier(station_of(other_office.code, "counter"))
    create_user("yannis", "SPECIMEN", Role.AUDITOR, other_office)
    client = log_in(role, office)
    for route, rule in RULES.items():
        if rule.thing:
            foreign, nothing = thing_of(other_office, rule), absent(rule)
            with CaptureQueriesContext(connection) as for_foreign:
                forbidden = ask(client, route, foreign)
            with CaptureQueriesContext(connection) as for_nothing:
                unknown = ask(client, route, nothing)
            assert forbidden.status_code == unknown.status_code == GONE, route
            assert without_what_varies(body(forbidden), foreign) == without_what_varies(body(unknown), nothing), route
            assert len(for_foreign) == len(for_nothing), route


@pytest.mark.usefixtures("dossier")
def test_a_program_opens_what_its_key_is_for(office: Office, other_office: Office) -> None:
    store_dossier(station_of(other_office.code, "counter"))
    counter = station_of(office.code, f"counter-{office.code}")
    keys = {scope: make_token(scope, office, [scope], counter if scope is Scope.BATCHES else None) for scope in Scope}
    for route, rule in RULES.items():
        for scope, key in keys.items() if rule.scope else ():
            answer = {
                place: ask(Client(), route, thing_of(place, rule), authorization=f"Bearer {key}").status_code
                for place in (office, other_office)
            }
            own = rule.opened if scope is rule.scope else UNAUTHORISED
            foreign = GONE if scope is rule.scope and rule.thing else own
            assert answer == {office: own, other_office: foreign}, (route, scope)


def test_a_key_opens_no_page(office: Office, dossier: UUID) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    answers = {
        route: ask(Client(), route, thing_of(office, rule), authorization=f"Bearer {key}").status_code
        for route, rule in RULES.items()
        if rule.scope is None
    }
    assert answers == {route: RULES[route].stranger for route in answers}
    assert dossier


def test_a_station_sees_nothing_of_the_next_counter(clerk: Client, office: Office) -> None:
    store_dossier(station_of(office.code, "the next counter"))
    for route in ("receipt", "page_image", "api:batch_state"):
        assert ask(clerk, route, thing_of(office, RULES[route])).status_code == GONE, route


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_reader_without_an_office_sees_no_dossier(role: Role, log_in: LogIn, dossier: UUID) -> None:
    assert ask(log_in(role, None), "dossier", dossier).status_code == GONE
