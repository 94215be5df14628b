"""What every command that works with the database needs first."""

from fakelos.flows.engine import configure
from fakelos.rules.circulars import law
from fakelos.schemas.settings import Settings


def prepare_installation(settings: Settings) -> None:
    """The law read, Prefect's environment, the tables, and a master key where there is none yet.

    Raises:
        ConfigurationError: a circular, the key file or the database cannot be used.
    """
    from fakelos.storage.sealed.master_key import create_master_key  # noqa: PLC0415 - after the environment is set
    from fakelos.storage.setup import prepare_database  # noqa: PLC0415 - as above

    law()
    configure(settings)
    prepare_database()
    if not settings.master_key.exists():
        create_master_key(settings.master_key)
