"""`fakelos user` and `fakelos key create`: what an installation needs before people can work."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import typer
from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.settings import Settings


class Wanted(NamedTuple):
    """What was typed of a user."""

    name: str
    role: str
    office: str
    station: str


def create(wanted: Wanted, *, forget: bool = False) -> int:
    """Ask for a password, create or change the user; 1, and why, when something is missing or weak.

    `forget`: the second step at login is forgotten as well.
    """
    from fakelos.review.serve import migrate  # noqa: PLC0415 - a server is loaded with it

    migrate()
    prepare_installation(Settings())
    if wrong := _what_is_missing(wanted):
        return _refuse([wrong])
    password = typer.prompt("Κωδικός (password)", hide_input=True, confirmation_prompt=True)
    if weak := list(_weaknesses(password)):
        return _refuse(weak)
    _set_up(wanted, password, forget=forget)
    return 0


def _refuse(reasons: Iterable[str]) -> int:
    for reason in reasons:
        typer.secho(reason, fg="red", err=True)
    return 1


def _set_up(wanted: Wanted, password: str, *, forget: bool) -> None:
    from fakelos.review.accounts import second_factor  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.accounts import create_office, set_up_person, station_of  # noqa: PLC0415 - as above
    from fakelos.storage.audit import MACHINE  # noqa: PLC0415 - as above
    from fakelos.storage.models import Role  # noqa: PLC0415 - as above

    office = create_office(wanted.office) if wanted.office else None
    station = station_of(wanted.office, wanted.station) if wanted.station else None
    person = set_up_person(wanted.name, password, Role(wanted.role), office, station)
    if forget:
        second_factor.forget(MACHINE, person)


def _what_is_missing(wanted: Wanted) -> str:
    from fakelos.storage.models import Role  # noqa: PLC0415 - once Django is set up

    if wanted.role not in Role.values:
        return f"--role {wanted.role}: {', '.join(Role.values)}"
    if not wanted.office and wanted.role != Role.ADMINISTRATOR:
        return "--office: δώστε τον κωδικό της υπηρεσίας (the code of the user's office)"
    if not wanted.station and wanted.role == Role.STATION:
        return "--station: δώστε τον κωδικό του σταθμού σάρωσης (the code of the scanning station)"
    return ""


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


def create_key() -> None:
    """Make the master key.

    Raises:
        ConfigurationError: there is one already.
    """
    from fakelos.storage.sealed.master_key import create_master_key  # noqa: PLC0415 - as above

    settings = Settings()
    create_master_key(settings.master_key)
    Console().print(
        f"{settings.master_key}\nΦυλάξτε αντίγραφο χωριστά. Keep a copy apart from the backups.", markup=False
    )
