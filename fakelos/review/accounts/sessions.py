"""Sessions as Django keeps them in its database, each found by a query that is written once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from fakelos.storage.kept import kept


class SessionStore(db.SessionStore):
    """A session, asked for at every request; one that has ended is none."""

    def _get_session_from_db(self) -> Session | None:
        found = _running(self.session_key) if self.session_key else []
        if not found:
            self._session_key = None
        return found[0] if found else None


@kept
def _running(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=Now())
