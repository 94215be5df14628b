"""Logging in and out, one's own account, the choice of language, and where each role starts."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language as django_set_language

from fakelos.review.access import EVERY_ROLE, door, user_of
from fakelos.review.accounts.issuer import PROVIDER
from fakelos.review.navigation import doors_of


class LogIn(LoginView):
    """Name and password, then the second factor of those who have one."""

    template_name = "review/login.html"
    redirect_authenticated_user = True

    @property
    def extra_context(self) -> dict[str, str]:  # type: ignore[override] # made for each request
        """The office's own sign-on, where there is one."""
        apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
        return {"provider": PROVIDER, "provider_name": apps[0]["name"]} if apps else {}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right: go on to the code, or in."""
        response: HttpResponse = perform_login(
            self.request, form.get_user(), email_verification="none", redirect_url=self.get_success_url()
        )
        return response


@receiver(user_logged_in)
def forget_expired_sessions(**_: object) -> None:
    """Sessions hold what was searched for: those that have ended are not kept."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


class LogOut(LogoutView):
    """The browser forgets what it kept of the desk, the images of pages among it."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Log out, and say so to the browser."""
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


log_in = LogIn.as_view()
log_out = LogOut.as_view()
set_language = login_not_required(require_POST(django_set_language))
password_change = door(*EVERY_ROLE)(
    PasswordChangeView.as_view(template_name="review/password_change.html", success_url=reverse_lazy("mfa_index"))
)


@require_GET
@door(*EVERY_ROLE)
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the user's role."""
    return redirect(doors_of(user_of(request))[0].route)


@require_GET
@login_not_required
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same answer to everybody
    """Says that the desk answers, and nothing else."""
    return HttpResponse("ok", content_type="text/plain")
