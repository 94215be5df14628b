"""Who sends a request: the person with their office and station, by one query."""

from django.contrib.auth.backends import ModelBackend

from fakelos.storage.models import User


class PersonBackend(ModelBackend):
    """Name and password as Django checks them."""

    def get_user(self, user_id: int) -> User | None:
        """The person whom a session names, if they may still log in."""
        person = User.objects.select_related("office", "station").filter(pk=user_id).first()
        return person if self.user_can_authenticate(person) else None
