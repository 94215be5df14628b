"""The second factor: codes of an authenticator app, demanded of the roles that the installation names."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.handlers.proxy import AxesProxyHandler
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from fakelos.storage.accounts import close_sessions
from fakelos.storage.models import User

Handler = Callable[[HttpRequest], HttpResponseBase]
CONFIRMED = "second_factor"
FREE = frozenset(
    {
        "account_reauthenticate",
        "health",
        "logout",
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "set_language",
    }
)
"""What somebody whose second factor is still missing may open."""


class SecondFactorMiddleware:
    """Leads whoever owes a second factor to the page where it is set up, and nowhere else."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        """Turn away, once the route is known."""
        route = request.resolver_match.url_name if request.resolver_match else None
        return redirect("mfa_activate_totp") if route not in FREE and owes(request) else None


def owes(request: HttpRequest) -> bool:
    """Whether the user's role demands a second factor that this session has not seen.

    Those who came by the office's own sign-on have shown there what the office asks.
    """
    user = request.user
    if not isinstance(user, User) or not demanded_of(user) or request.session.get(CONFIRMED):
        return False
    by_office = any(one.get("method") == "socialaccount" for one in _records(request))
    confirmed = by_office or is_set_up(user)
    if confirmed:
        request.session[CONFIRMED] = True
    return not confirmed


@transaction.atomic
def forget(actor: str, person: User) -> None:
    """Take the app's secret and the recovery codes of a person away, and end their sessions; `actor` as in the audit.

    For who has lost the telephone: the next login needs the password alone, or leads to setting up another.
    """
    Authenticator.objects.filter(user=person).delete()
    close_sessions(actor, person, "person.second_step_reset")


def is_set_up(person: User) -> bool:
    """Whether this person has an authenticator app."""
    found: bool = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    return found


def demanded_of(user: User) -> bool:
    """Whether the installation demands a second factor of this role."""
    return user.role in settings.SECOND_FACTOR_ROLES


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    return request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Secrets sealed with the installation's secret key; what a role demands is not switched off."""

    def encrypt(self, text: str) -> str:
        """As it is kept in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As the authenticator app knows it."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not where it is demanded."""
        return not demanded_of(authenticator.user)

    def build_totp_svg(self, url: str) -> str:
        """The code to photograph, as it stands within a page."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]


def _cipher() -> Fernet:
    digest = hashlib.sha256(f"fakelos.second_factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class CodeForm(AuthenticateForm):  # type: ignore[misc] # allauth has no types
    """Asks for the code at login; wrong ones count as wrong passwords do."""

    def clean_code(self) -> str:
        """The code, if it is right and not too many were wrong."""
        request = _request()
        if not AxesProxyHandler.is_allowed(request, {"username": self.user.username}):
            request.axes_locked_out = True
            raise forms.ValidationError(_("Too many attempts"))
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not _spend(self.authenticator, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


@transaction.atomic
def _spend(app: Authenticator, code: str) -> bool:
    """Take a right code, so that neither it nor an older one opens again, whichever process is asked; else False."""
    app.data = Authenticator.objects.select_for_update().get(pk=app.pk).data
    secret = get_adapter().decrypt(app.data["secret"])
    counters = list(yield_hotp_counters_from_time())
    of_code = [
        at for at in counters if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, at)))
    ]
    if not of_code or of_code[0] <= app.data.get("spent", 0):
        return False
    app.data["spent"] = of_code[0]
    app.save(update_fields=["data"])
    return True


@receiver(authentication_failed)
def count_wrong_code(request: HttpRequest, user: User, **_kwargs: object) -> None:
    """A wrong code is a failed login: after five the door is shut for a while."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def _request() -> Any:
    from allauth.core import context  # noqa: PLC0415 - allauth keeps the request of this thread there

    return context.request
