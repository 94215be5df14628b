"""`make demo`: the main job on a sample batch of synthetic scans, then the desk and the Prefect UI.

Everything lies in `var/demo`, which is made anew: the demo never touches an installation's data.
"""

import os
import secrets
import shutil
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = ROOT / "var" / "demo"
DESK_PORT, PREFECT_PORT = 8000, 4200
OFFICE, STATION = "local", "local"


def main() -> None:
    """Draw, process, show; with `--once` stop there."""
    shutil.rmtree(HOME, ignore_errors=True)
    os.environ |= {"FAKELOS_HOME": str(HOME / "home"), "DJANGO_SETTINGS_MODULE": "fakelos.review.settings"}
    sys.exit(_run(once="--once" in sys.argv[1:]))


def _run(*, once: bool) -> int:
    from fakelos.cli.installation import prepare_installation  # noqa: PLC0415 - after the environment is set
    from fakelos.cli.process import run  # noqa: PLC0415 - as above
    from fakelos.cli.up import serve_beside_prefect  # noqa: PLC0415 - as above
    from fakelos.flows.engine import prefect_server  # noqa: PLC0415 - as above
    from fakelos.schemas.settings import Settings  # noqa: PLC0415 - as above
    from tests.specimens.batch import draw  # noqa: PLC0415 - as above
    from tests.specimens.scenarios import DEMO  # noqa: PLC0415 - as above

    draw(DEMO, HOME)
    batches = HOME / "in"
    prepare_installation(Settings())
    desk_port, prefect_port = _free(DESK_PORT), _free(PREFECT_PORT)
    with prefect_server(Settings(), prefect_port):
        code = run([batches], None, batches / "register.csv", HOME / "out")
        if once or code:
            return code
        _create_logins()
        return serve_beside_prefect(desk_port, prefect_port)


def _create_logins() -> None:
    from fakelos.storage.accounts import set_up_person, station_of  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.models import Role  # noqa: PLC0415 - as above

    password = secrets.token_urlsafe(9)
    station = station_of(OFFICE, STATION)
    for name, role in (("reviewer", Role.REVIEWER), ("station", Role.STATION)):
        set_up_person(name, password, role, station.office, station if role is Role.STATION else None)
        sys.stdout.write(f"Σύνδεση (login):  {name} / {password}\n")


def _free(port: int) -> int:
    """This port, or another one when it is taken."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) != 0:
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
