"""`fakelos erase`, `sweep` and `key rotate|retire`: what is to be forgotten, and what nobody knows of any more."""

from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Application, CaseFile
from fakelos.schemas.settings import Settings

ROTATE = (
    "Τα παλιά αντίγραφα ασφαλείας κλείνουν με «fakelos key rotate», επανεκκίνηση όλων και «fakelos key retire».\n"
    "Old backups close with `fakelos key rotate`, a restart of everything, and `fakelos key retire`."
)


def erase(application_no: str, office: str) -> None:
    """Erase a dossier for ever.

    Raises:
        BadInput: there is none with this number.
    """
    settings = Settings()
    prepare_installation(settings)
    from fakelos.storage.erasure import erase_dossier, find_erasable  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.sealed.vault import open_vault  # noqa: PLC0415 - as above

    blank = evaluate(CaseFile(application=Application()))
    erase_dossier(open_vault(settings), find_erasable(office, application_no), blank)
    _say(ROTATE)


def sweep(*, delete: bool) -> None:
    """Count the blobs that nothing names, and remove them if asked."""
    settings = Settings()
    prepare_installation(settings)
    from fakelos.storage.sealed.orphans import orphans  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.sealed.vault import open_vault  # noqa: PLC0415 - as above

    blobs = open_vault(settings).blobs
    found = list(orphans(blobs))
    for blob in found if delete else ():
        blobs.delete(blob)
    _say(f"{len(found)} {'removed' if delete else 'orphans; remove them with --delete'}")


def rotate() -> None:
    """Take a new master key; the old one still opens."""
    settings = Settings()
    prepare_installation(settings)
    from fakelos.storage.sealed.keys import Keys  # noqa: PLC0415 - once Django is set up

    Keys(settings.master_key).rotate_master_key()
    _say(f"{settings.master_key}\n{ROTATE}")


def retire() -> None:
    """Forget the old master keys."""
    settings = Settings()
    prepare_installation(settings)
    from fakelos.storage.sealed.keys import Keys  # noqa: PLC0415 - once Django is set up

    Keys(settings.master_key).retire_old_master_keys()


def _say(text: str) -> None:
    Console().print(text, highlight=False, markup=False)
