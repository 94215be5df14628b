"""What every command that works with the database needs first."""

from pathlib import Path

from fakelos.extractors.scratch import sweep
from fakelos.flows.engine import configure
from fakelos.rules.circulars import law
from fakelos.schemas.settings import Settings


def prepare_installation(settings: Settings) -> None:
    """The law read, Prefect's environment, the tables, and a master key where nothing was sealed yet.

    Papers that a killed process left in clear are removed.

    Raises:
        ConfigurationError: a circular, the key file or the database cannot be used.
    """
    from fakelos.storage.setup import prepare_database  # noqa: PLC0415 - after the environment is set

    law()
    sweep()
    configure(settings)
    prepare_database()
    _prepare_master_key(settings.master_key)


def _prepare_master_key(path: Path) -> None:
    from fakelos.storage.sealed.keys import check_master_key, keys_in_use  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.sealed.master_key import create_master_key  # noqa: PLC0415 - as above

    if not path.exists() and not keys_in_use():
        create_master_key(path)
    check_master_key(path)
