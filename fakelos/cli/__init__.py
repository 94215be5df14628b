"""The commands: `fakelos read`, `process`, `doctor`, `up` and their kin. They import on demand, to start fast."""

from fakelos.cli.main import app

__all__ = ["app"]
