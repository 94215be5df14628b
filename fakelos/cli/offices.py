"""`fakelos office`: what stands at the top of an office's letters."""

from pathlib import Path

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.settings import Settings


def describe(code: str, name: str, place: str, letterhead: Path | None) -> int:
    """Create an office, or change what is given of it; always 0."""
    prepare_installation(Settings())
    from fakelos.storage.accounts import create_office  # noqa: PLC0415 - once Django is set up

    office = create_office(code, name)
    office.name = name or office.name
    office.place = place or office.place
    office.letterhead = letterhead.read_text(encoding="utf-8").strip() if letterhead else office.letterhead
    office.save()
    return 0
