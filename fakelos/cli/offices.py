"""`fakelos office`: what stands at the top of an office's letters."""

from pathlib import Path

from rich.console import Console

from fakelos.cli.batches import decoded
from fakelos.cli.installation import prepare_installation
from fakelos.schemas.settings import Settings


def describe(code: str, name: str, place: str, letterhead: Path | None) -> None:
    """Create an office, or change what is given of it, and show what its letters now say."""
    prepare_installation(Settings())
    from fakelos.storage.accounts import create_office  # noqa: PLC0415 - once Django is set up

    office = create_office(code, name)
    office.name = name or office.name
    office.place = place or office.place
    office.letterhead = decoded(letterhead.read_bytes()).strip() if letterhead else office.letterhead
    office.save()
    shown = f"{office.code} · {office.name} · {office.place}\n{office.letterhead}"
    Console().print(shown, markup=False, highlight=False)
