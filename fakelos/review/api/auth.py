"""Who may call the API: a session of the desk, or a program with its key. Behind both stands the same user."""

from django.http import Http404, HttpRequest
from ninja.security import HttpBearer, SessionAuth

from fakelos.storage.models import Role, User
from fakelos.storage.tokens import Scope, user_of_token

Door = HttpBearer | SessionAuth


class SessionDoor(SessionAuth):
    """A session of one of these roles; changing calls need the CSRF token as well. Another role finds nothing."""

    def __init__(self, roles: frozenset[Role]) -> None:
        super().__init__()
        self.roles = roles

    def __call__(self, request: HttpRequest) -> User | None:
        """As whom the session acts; a call that bears a key stands by it alone."""
        return None if "Authorization" in request.headers else super().__call__(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        """The user, None without a session."""
        user = super().authenticate(request, key)
        if user is not None and user.role not in self.roles:
            raise Http404
        return user


class TokenDoor(HttpBearer):
    """A program's key in the header `Authorization: Bearer`, if its scope allows the call."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The user as whom the program acts, None for a key that opens nothing here."""
        user = user_of_token(token, self.scope)
        if user is not None:
            request.user = user
        return user


def doors(roles: frozenset[Role], scope: Scope) -> list[Door]:
    """Both ways in. The key comes first: a call with one needs no CSRF token, as no browser sends it by itself."""
    return [TokenDoor(scope), SessionDoor(roles)]
