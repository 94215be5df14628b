"""Keys of programs: made once, kept as hashes, each bound to an account that logs in by no other way."""

import hashlib
import secrets
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.accounts import offices_of
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import ApiToken, Office, Role, Station, User

PREFIX = "fakelos_"
"""How a key begins, so that scanners for leaked secrets know it."""


class Scope(StrEnum):
    """What a program may ask for: one who reads cannot send, and one who sends cannot read dossiers."""

    DOSSIERS = "dossiers"
    DECISIONS = "decisions"
    HISTORY = "history"
    BATCHES = "batches"


@transaction.atomic
def make_token(name: str, office: Office, scopes: Iterable[Scope], station: Station | None = None) -> str:
    """A new key for a program of the office; the text is given once and kept nowhere.

    With a station the program sends that station's batches, without one it reads as an auditor does.

    Raises:
        BadInput: `bad_scope` for a scope that does not go with the station, or none; `username_taken`.
    """
    wanted = frozenset(scopes)
    if not wanted or (Scope.BATCHES in wanted) != (station is not None) or (station and len(wanted) > 1):
        raise BadInput("bad_scope")
    if User.objects.filter(username=f"program:{name}").exists():
        raise BadInput("username_taken")
    user = User(username=f"program:{name}", office=office, station=station)
    user.role = Role.STATION if station else Role.AUDITOR
    user.set_unusable_password()
    user.save()
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, digest=_digest(text), scopes=sorted(wanted))
    audit.append(audit.MACHINE, "token.made", token.pk, office, {"user": user.pk, "scopes": token.scopes})
    return text


def user_of_token(text: str, scope: Scope) -> User | None:
    """Who acts with this key, if it is valid and its scope allows it."""
    rows = ApiToken.objects.select_related("user__office", "user__station")
    token = rows.filter(digest=_digest(text), revoked_at=None, user__is_active=True).first()
    return token.user if token and scope in token.scopes else None


def tokens_of(administrator: User) -> QuerySet[ApiToken]:
    """The keys of the administrator's offices."""
    rows = ApiToken.objects.select_related("user__office").filter(user__office__in=offices_of(administrator))
    return rows.order_by("user__username")


@transaction.atomic
def revoke(administrator: User, token_id: UUID) -> None:
    """From now on the key opens nothing.

    Raises:
        NotFound: unknown, or not for this administrator.
    """
    token = tokens_of(administrator).filter(pk=token_id).first()
    if token is None:
        raise NotFound
    ApiToken.objects.filter(pk=token_id, revoked_at=None).update(revoked_at=Now())
    audit.append(str(administrator.pk), "token.revoked", token.pk, token.user.office)


def _digest(text: str) -> str:
    """A plain hash will do: the text is random, nobody guesses it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
