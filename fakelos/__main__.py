"""`python -m fakelos`."""

from fakelos.cli import app

app()
