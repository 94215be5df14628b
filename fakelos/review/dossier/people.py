"""Who the dossier is about."""

from collections.abc import Iterable
from typing import NamedTuple

from fakelos.review.wording import shown_value
from fakelos.schemas.dossier import Person as PersonFound
from fakelos.storage.models import Person, User


class Name(NamedTuple):
    """The applicant's name in both scripts and the date of birth, as far as they were read."""

    greek: str = ""
    latin: str = ""
    birth_date: str = ""


def name_of(persons: Iterable[Person | PersonFound]) -> Name:
    """The applicant among the persons of a dossier."""
    applicant = next((person for person in persons if person.role == "applicant"), None)
    if applicant is None:
        return Name()
    return Name(
        greek=next(iter(applicant.names_el), ""),
        latin=next(iter(applicant.names_lat), ""),
        birth_date=shown_value(applicant.birth_date or ""),
    )


def person_name(user: User) -> str:
    """How the desk names a colleague."""
    return user.get_full_name() or user.username
