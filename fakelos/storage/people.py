"""People beside what they did: their names, and nothing else of their accounts."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from fakelos.storage.models import User

Row = TypeVar("Row", bound=Model)
NAMES = frozenset({"id", "username", "first_name", "last_name"})
COLUMNS = User._meta.concrete_fields  # noqa: SLF001 - Django's own name for what is public
NOT_SHOWN = tuple(column.name for column in COLUMNS if column.name not in NAMES)


def with_people(rows: QuerySet[Row], *relations: str) -> QuerySet[Row]:
    """The rows with the people whom these relations name."""
    unseen = (f"{relation}__{name}" for relation in relations for name in NOT_SHOWN)
    return rows.select_related(*relations).defer(*unseen)
