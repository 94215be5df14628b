"""`fakelos settings`: what can be set, how it is set here, and what it means."""

import re

from rich.console import Console

from fakelos.schemas.settings import Settings, variable

PASSWORD = re.compile(r"(?<=:)[^:@/]+(?=@)")


def show() -> None:
    """Print each setting with its variable, its value and its meaning; secrets and passwords stay hidden."""
    settings, console = Settings(), Console(soft_wrap=True)
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "" if value is None else PASSWORD.sub("***", str(value))
        console.print(f"{variable(name)}={shown}\n    {field.description}", markup=False, highlight=False)
