"""`fakelos user` and `fakelos key create`: what an installation needs before people can work."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings


class Wanted(NamedTuple):
    """What was typed of a user."""

    name: str
    role: str
    office: str
    station: str
    password: str


def create(wanted: Wanted, *, forget: bool = False) -> int:
    """Create or change a user; 1, and why, when something is missing. `forget`: the second step at login as well."""
    from fakelos.review.serve import migrate  # noqa: PLC0415 - a server is loaded with it

    migrate()
    prepare_installation(Settings())
    wrong = list(_what_is_wrong(wanted))
    for one in wrong:
        Console().print(one, style="red", highlight=False, markup=False)
    if not wrong:
        _set_up(wanted, forget=forget)
    return 1 if wrong else 0


def _set_up(wanted: Wanted, *, forget: bool) -> None:
    from fakelos.review.accounts import second_factor  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.accounts import create_office, set_up_person, station_of  # noqa: PLC0415 - as above
    from fakelos.storage.audit import MACHINE  # noqa: PLC0415 - as above
    from fakelos.storage.models import Role  # noqa: PLC0415 - as above

    office = create_office(wanted.office) if wanted.office else None
    station = station_of(wanted.office, wanted.station) if wanted.station else None
    person = set_up_person(wanted.name, wanted.password, Role(wanted.role), office, station)
    if forget:
        second_factor.forget(MACHINE, person)


def _what_is_wrong(wanted: Wanted) -> Iterator[str]:
    from fakelos.storage.models import Role  # noqa: PLC0415 - once Django is set up

    if wanted.role not in Role.values:
        yield f"--role {wanted.role}: {', '.join(Role.values)}"
    elif not wanted.office and wanted.role != Role.ADMINISTRATOR:
        yield "--office: δώστε τον κωδικό της υπηρεσίας (the code of the user's office)"
    elif not wanted.station and wanted.role == Role.STATION:
        yield "--station: δώστε τον κωδικό του σταθμού σάρωσης (the code of the scanning station)"
    yield from _weaknesses(wanted.password)


def _weaknesses(password: str) -> Iterator[str]:
    """What makes the password easy to guess, in both languages."""
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415 - as above
    from django.core.exceptions import ValidationError  # noqa: PLC0415 - as above
    from django.utils.translation import override  # noqa: PLC0415 - as above

    try:
        validate_password(password)
    except ValidationError as error:
        for language in ("el", "en"):
            with override(language):
                yield " ".join(error.messages)


def create_key() -> int:
    """Make the master key; 1 when there is one already."""
    from fakelos.storage.sealed.master_key import create_master_key  # noqa: PLC0415 - as above

    settings = Settings()
    try:
        create_master_key(settings.master_key)
    except ConfigurationError as error:
        Console().print(str(error), style="red", highlight=False, markup=False)
        return 1
    Console().print(
        f"{settings.master_key}\nΦυλάξτε αντίγραφο χωριστά. Keep a copy apart from the backups.", markup=False
    )
    return 0
