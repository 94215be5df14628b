"""Who sends a request: the person with their office and station, by one query."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from fakelos.storage.kept import kept
from fakelos.storage.models import User


class PersonBackend(ModelBackend):
    """Name and password as Django checks them."""

    def get_user(self, user_id: int) -> User | None:
        """The person whom a session names, if they may still log in."""
        person = next(iter(_person(user_id)), None)
        return person if self.user_can_authenticate(person) else None


@kept
def _person(user_id: int) -> QuerySet[User]:
    return User.objects.select_related("office", "station").filter(pk=user_id)
