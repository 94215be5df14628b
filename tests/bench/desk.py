"""`python -m tests.bench.desk [--dossiers N] [--seconds S] [--kept FOLDER URL]`: the desk with many dossiers.

Prints for each page what a request takes at 20 requests a second, its queries and its processor time, that of the
clients on the same machine apart; how long Chromium waits for the picture of a page; then how many dossiers 200 clients
at once claim in a second, and how many were given twice.
"""

import argparse
import os
import tempfile

from tests.servers import postgresql

CONNECTIONS = 250


def main() -> None:
    """Build the database, drive the desk, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--kept", nargs=2, metavar=("FOLDER", "URL"), help="a PostgreSQL filled by an earlier run")
    asked = parser.parse_args()
    if asked.kept:
        home, url = asked.kept
        _measure_at(home, url, asked.dossiers, asked.seconds)
        return
    prefix = "fakelos-bench-"
    with tempfile.TemporaryDirectory(prefix=prefix) as home, postgresql(CONNECTIONS, durable=True) as url:
        _measure_at(home, url, asked.dossiers, asked.seconds)


def _measure_at(home: str, url: str, dossiers: int, seconds: int) -> None:
    os.environ |= {"DATABASE_URL": url, "FAKELOS_HOME": home, "DJANGO_SETTINGS_MODULE": "fakelos.review.settings"}
    measure(dossiers, seconds)


def measure(dossiers: int, seconds: int) -> None:
    """Fill the database that the environment names, if it is empty, and measure the desk on it."""
    from tests.bench import desk_driving  # noqa: PLC0415 - Django reads the environment when it is imported

    desk_driving.prepare(dossiers)
    desk_driving.measure(seconds)


if __name__ == "__main__":
    main()
