"""`fakelos user` and `fakelos key create`: what an installation needs before people can work."""

from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings


def create(name: str, role: str, office: str, station: str, password: str) -> int:
    """Create or change a user; 1 when the role is unknown, or lacks its office."""
    prepare_installation(Settings())
    from fakelos.storage.accounts import create_office, create_user, station_of  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.models import Role  # noqa: PLC0415 - as above

    if role not in Role.values:
        Console().print(f"[red]{role}[/red]: one of {', '.join(Role.values)}", highlight=False)
        return 1
    if not office and role != Role.ADMINISTRATOR:
        Console().print("--office: δώστε τον κωδικό της υπηρεσίας (the code of the user's office)", highlight=False)
        return 1
    counter = station_of(office, station) if station else None
    create_user(name, password, Role(role), create_office(office) if office else None, counter)
    return 0


def create_key() -> int:
    """Make the master key; 1 when there is one already."""
    from fakelos.storage.sealed.master_key import create_master_key  # noqa: PLC0415 - as above

    settings = Settings()
    try:
        create_master_key(settings.master_key)
    except ConfigurationError as error:
        Console().print(f"[red]{error}[/red]", highlight=False)
        return 1
    Console().print(f"{settings.master_key}\nΦυλάξτε αντίγραφο χωριστά. Keep a copy apart from the backups.")
    return 0
