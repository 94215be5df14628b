"""Sign-on through the office's own identity provider (OpenID Connect).

It opens the account that an administrator has made, found by the claim `FAKELOS_OIDC_CLAIM` at the first time and by
the provider's own id of the person from then on. It never makes an account, and gives no rights.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from fakelos.schemas.settings import Settings
from fakelos.storage.models import User

BACKEND = "fakelos.review.accounts.backend.PersonBackend"


@require_POST
@login_not_required
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider."""
    return _with_provider(views.login, request, provider_id)


@require_GET
@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Come back from the provider."""
    return _with_provider(views.callback, request, provider_id)


def _with_provider(view: Callable[..., HttpResponseBase], request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """The view's answer; a provider that does not answer is no fault of ours."""
    try:
        return view(request, provider_id)
    except RequestException:
        return _refused(request)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts as this desk keeps them: made by administrators, told by no mail, no flashing messages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody makes an account for themselves."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Whether an address leads on within the desk; one that cannot be read does not."""
        try:
            safe: bool = super().is_safe_url(url)
        except ValueError:
            return False
        return safe

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session, with a key of its own."""
        login(request, user, backend=BACKEND)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say for themselves what has happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The desk sends no mail."""


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Who may come in by the provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - as above
        """The provider makes no accounts."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Open the account that is meant; without one say so, and no more."""
        known = sociallogin.user.pk if sociallogin.is_existing else None
        by = {"pk": known} if known else {"username": _claimed(sociallogin)}
        user = User.objects.filter(**by, is_active=True, api_token=None).first()
        if user is None:
            raise ImmediateHttpResponse(_refused(request))
        if not known:
            sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - allauth's signature
        """The provider refused, or its answer was not to be trusted."""
        raise ImmediateHttpResponse(_refused(request))


def _claimed(sociallogin: SocialLogin) -> str:
    """The name by which the provider knows the person; no account has an empty one."""
    told = sociallogin.account.extra_data
    data = told.get("userinfo") or told.get("id_token") or {}
    return str(data.get(Settings().oidc_claim) or "")


def _refused(request: HttpRequest) -> HttpResponseBase:
    return render(request, "review/sign_on_refused.html", status=403)
