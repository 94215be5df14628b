"""The rule of every route: who may open it, what its id names, and how each caller is answered.

The suites on access and attacks are made from this table and from the URL table: a route without a rule fails them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from fakelos.review.access import ADMINISTRATORS, EVERY_ROLE, MENDERS, READERS, SENDERS
from fakelos.storage.models import ApiToken, Batch, Decision, Dossier, Inquiry, Letter, Office, Page, Role, User
from fakelos.storage.queues.claims import CLAIMERS
from fakelos.storage.tokens import Scope, make_token
from tests.review.decided import store_decision

LOGIN, UNAUTHORISED, GONE = 302, 401, 404
NOBODY: frozenset[Role] = frozenset()
SUPERVISORS = frozenset({Role.SUPERVISOR})
Thing = type[ApiToken | Batch | Decision | Dossier | Inquiry | Letter | Page | User]
Id = UUID | int


@dataclass(frozen=True)
class Rule:
    """Who may open a route; `thing` is the model that its id names, `opened` the status for those who may.

    `stranger` is the answer without a session, `form` what is sent along, `kwargs` what else the address holds.
    `scope` is that of the keys by which programs may call it.
    """

    roles: frozenset[Role]
    thing: Thing | None = None
    opened: int = 200
    stranger: int = LOGIN
    method: str = "get"
    args: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)
    scope: Scope | None = None


OFFICES: dict[type, str] = {
    ApiToken: "user__office",
    Batch: "office",
    Decision: "office",
    Dossier: "office",
    Inquiry: "dossier__office",
    Letter: "decision__office",
    Page: "item__batch__office",
    User: "office",
}
"""How each kind of thing names the office that it belongs to."""
OF_DECISIONS = {Decision, Letter, Inquiry}


def change(roles: frozenset[Role], thing: Thing | None = None, *, opened: int = 302, **more: Any) -> Rule:
    """The rule of a route that changes something."""
    return Rule(roles, thing, opened=opened, method="post", **more)


def call(roles: frozenset[Role], scope: Scope, thing: Thing | None = None, **more: Any) -> Rule:
    """The rule of a call of the API."""
    return Rule(roles, thing, stranger=UNAUTHORISED, scope=scope, **more)


RULES = {
    "home": Rule(EVERY_ROLE, opened=302),
    "health": Rule(EVERY_ROLE, stranger=200),
    "login": Rule(EVERY_ROLE, opened=302, stranger=200),
    "account_login": Rule(EVERY_ROLE, opened=302, stranger=200),
    "mfa_authenticate": Rule(EVERY_ROLE, opened=302),
    "openid_connect_login": change(NOBODY, stranger=GONE, args=("office",)),
    "openid_connect_callback": Rule(NOBODY, stranger=GONE, args=("office",)),
    "mfa_index": Rule(EVERY_ROLE),
    "password_change": Rule(EVERY_ROLE),
    "account_reauthenticate": Rule(EVERY_ROLE),
    "mfa_reauthenticate": Rule(EVERY_ROLE, opened=302),
    "mfa_activate_totp": Rule(EVERY_ROLE, opened=302),
    "mfa_deactivate_totp": Rule(NOBODY),
    "mfa_view_recovery_codes": Rule(NOBODY),
    "mfa_generate_recovery_codes": Rule(EVERY_ROLE, opened=302),
    "set_language": change(EVERY_ROLE, stranger=302),
    "queue": Rule(READERS),
    "queue_of": Rule(READERS, args=("new",)),
    "search": Rule(READERS),
    "leave": Rule(READERS),
    "dossier": Rule(READERS, Dossier),
    "correct": change(CLAIMERS, Dossier, opened=409),
    "undo": change(CLAIMERS, Dossier, opened=409),
    "redo": change(CLAIMERS, Dossier, opened=409),
    "keyboard": change(READERS),
    "decide": Rule(CLAIMERS, Dossier, args=("grant",)),
    "decide_preview": change(CLAIMERS, Dossier, opened=200, args=("grant", "grant")),
    "reopen": Rule(SUPERVISORS, Dossier, opened=409),
    "countersign": Rule(CLAIMERS, Dossier, opened=409),
    "countersign_preview": Rule(CLAIMERS, Dossier, opened=GONE),
    "take": change(CLAIMERS, Dossier),
    "renew": change(CLAIMERS, Dossier),
    "release": change(CLAIMERS, Dossier),
    "free": change(SUPERVISORS, Dossier, opened=409),
    "take_next": change(CLAIMERS, args=("new",)),
    "summary": Rule(READERS, Dossier),
    "dossier_law": Rule(READERS, Dossier),
    "reread": Rule(READERS, Dossier, opened=302),
    "reread_again": change(CLAIMERS, Dossier),
    "history": Rule(READERS, Dossier),
    "history_export": Rule(READERS, Dossier),
    "decision": Rule(READERS, Decision),
    "letter": Rule(READERS, Letter),
    "inquiry": Rule(CLAIMERS, Inquiry),
    "page_image": Rule(READERS | SENDERS, Page),
    "circular": Rule(EVERY_ROLE, args=("C2015",)),
    "station": Rule(SENDERS),
    "receipt": Rule(SENDERS, Batch),
    "set_aside": Rule(MENDERS),
    "try_again": change(MENDERS, Batch),
    "people": Rule(ADMINISTRATORS),
    "person_new": Rule(ADMINISTRATORS),
    "person": Rule(ADMINISTRATORS, User),
    "person_sessions": change(ADMINISTRATORS, User),
    "person_second_step": change(ADMINISTRATORS, User),
    "token_revoke": change(ADMINISTRATORS, ApiToken),
    "events": Rule(ADMINISTRATORS),
    "api:openapi-json": Rule(EVERY_ROLE, stranger=GONE),
    "api:api-root": Rule(NOBODY, stranger=GONE),
    "api:post_batch": call(SENDERS, Scope.BATCHES, opened=422, method="post"),
    "api:list_rescans": call(SENDERS, Scope.BATCHES),
    "api:batch_state": call(SENDERS | READERS, Scope.BATCHES, Batch),
    "api:get_queue": call(READERS, Scope.DOSSIERS),
    "api:list_dossiers": call(READERS, Scope.DOSSIERS),
    "api:dossier_state": call(READERS, Scope.DOSSIERS, Dossier),
    "api:dossier_decisions": call(READERS, Scope.DECISIONS, Dossier),
    "api:dossier_history": call(READERS, Scope.HISTORY, Dossier),
    "logout": change(EVERY_ROLE, stranger=302),
}


def routes(patterns: list[Any] | None = None, prefix: str = "") -> Iterator[str]:
    """The name of every route in the URL table."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def address(route: str, thing_id: Id | None = None) -> str:
    """The address of a route."""
    return reverse(route, args=[*([thing_id] if thing_id is not None else []), *RULES[route].args])


def ask(client: Client, route: str, thing_id: Id | None = None, **headers: str) -> HttpResponse:
    """The answer of a route, its body read."""
    rule = RULES[route]
    response: Any = getattr(client, rule.method)(address(route, thing_id), rule.form, headers=headers)
    if response.streaming:
        response.content_read = b"".join(response)
    return response  # type: ignore[no-any-return] # as the client gives it


def body(response: Any) -> str:
    """What an answer says."""
    content: bytes = response.content_read if response.streaming else response.content
    return content.decode("utf-8", "replace")


def absent(rule: Rule) -> Id | None:
    """An id that nothing has."""
    if rule.thing is None:
        return None
    return 2_000_000_000 if rule.thing is User else uuid4()


def thing_of(office: Office, rule: Rule) -> Id | None:
    """The id of something that belongs to the office, of the kind that the route shows."""
    if rule.thing is None:
        return None
    if rule.thing in OF_DECISIONS:
        store_decision(Dossier.objects.select_related("office").get(office=office))
    if rule.thing is ApiToken and not ApiToken.objects.filter(user__office=office).exists():
        make_token(f"archive-{office.code}", office, [Scope.DOSSIERS])
    only = {OFFICES[rule.thing]: office} | ({"api_token": None} if rule.thing is User else {})
    found = rule.thing._default_manager.filter(**only).order_by("-pk").first()
    assert found is not None
    known: Id = found.pk
    return known


def without_what_varies(text: str, *ids: Id | None) -> str:
    """An answer without its CSRF token and the id that was asked for."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    for one in filter(None, ids):
        text = text.replace(f"/{one}", "/ID")
    return text
