"""`python -m fakelos`."""

from fakelos.cli import app

if __name__ == "__main__":
    app()
