"""Guessing of passwords and codes: by one guesser from one place, and at one account from many places."""

from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.db.models import Sum

MOST_FROM_ANYWHERE = 50
"""Wrong passwords for one account within the cooling-off time, whoever typed them.

Far above what one person mistypes, so that nobody shuts a colleague out in passing.
"""


class GuessHandler(AxesDatabaseHandler):  # type: ignore[misc] # axes has no types
    """Shuts the door on an account also when the guesses come from ever new addresses."""

    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Whether no password is taken now."""
        if super().is_locked(request, credentials):
            return True
        locked = _guessed_at(request, credentials) >= MOST_FROM_ANYWHERE
        if locked:
            request.axes_locked_out = True  # so that the answer says so
        return locked


def _guessed_at(request: Any, credentials: dict[str, Any] | None) -> int:
    username = get_client_username(request, credentials)
    recent = AccessAttempt.objects.filter(username=username, attempt_time__gte=get_cool_off_threshold(request))
    return recent.aggregate(total=Sum("failures_since_start"))["total"] or 0
