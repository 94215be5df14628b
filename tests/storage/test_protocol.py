import os
import subprocess
import sys
from pathlib import Path

import pytest

from fakelos.schemas.errors import BadInput
from fakelos.storage import protocol
from fakelos.storage.accounts import create_office, create_user
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Decision, Office, Role, Station
from fakelos.storage.results import save_results
from fakelos.storage.sealed.master_key import create_master_key
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import paper, prepared

PROCESSES, EACH = 3, 8


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create_master_key(tmp_path / "home" / "master.key")
    return tmp_path / "home"


@pytest.fixture
def decision(vault: Vault, station: Station) -> Decision:
    """A decision that has no number yet."""
    receipt = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN")))
    one = paper("p1", "1.tif", 1)
    dossier = save_results(vault, receipt.batch_id, [one], [prepared("2016/77", one)])[0]
    user = create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)
    return Decision(dossier_id=dossier, office=station.office, kind="type_a", state="in_force", made_by=user)


def number(decision: Decision, typed: str = "", office: Office | None = None) -> str:
    """The protocol number of another decision like this one."""
    values = {"dossier_id": decision.dossier_id, "kind": "type_a", "state": "in_force", "made_by": decision.made_by}
    one = Decision(office=office or decision.office, **values)
    protocol.enter(one, typed)
    one.save()
    return one.protocol


@pytest.mark.django_db
def test_numbers_follow_one_another_in_each_office(decision: Decision) -> None:
    year, other = protocol.today().year, create_office("larisa")
    found = [number(decision), number(decision), number(decision, office=other), number(decision)]
    assert found == [f"{n}/{year}" for n in (1, 2, 1, 3)]


@pytest.mark.django_db
def test_a_new_year_begins_a_new_series(decision: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    day = protocol.today()
    number(decision)
    monkeypatch.setattr(protocol, "today", lambda: day.replace(year=day.year + 1, day=1))
    assert number(decision) == f"1/{day.year + 1}"


@pytest.mark.django_db
def test_a_number_typed_from_the_offices_own_register_takes_its_place_in_the_series(decision: Decision) -> None:
    year = protocol.today().year
    assert number(decision, " 2 ") == f"2/{year}"
    assert number(decision, "οικ.  67758") == "οικ. 67758"
    assert [number(decision), number(decision)] == [f"1/{year}", f"3/{year}"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["1", "0001", "1/{year}", "Α-7"])
def test_no_number_is_given_twice(typed: str, decision: Decision) -> None:
    number(decision)
    number(decision, "Α-7")
    with pytest.raises(BadInput, match="protocol_taken"):
        number(decision, typed.format(year=protocol.today().year))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["9" * 64, "'; DROP TABLE x; --", "=1+1", "12/0", "/", "-1/2026"])
def test_whatever_is_typed_is_kept_as_text(typed: str, decision: Decision) -> None:
    assert number(decision, typed).startswith(typed[:20])


@pytest.mark.django_db
def test_a_number_has_no_signs_that_nobody_sees(decision: Decision) -> None:
    assert number(decision, "\u202e12") == f"12/{protocol.today().year}"


TAKER = """
import sys
from fakelos.storage.setup import connect
connect()
from django.db import transaction
from fakelos.storage import protocol
from fakelos.storage.models import Decision, Dossier, User
dossier, user = Dossier.objects.select_related("office").get(), User.objects.get()
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[1])):
    with transaction.atomic():
        one = Decision(dossier=dossier, office=dossier.office, kind="type_a", state="in_force", made_by=user)
        protocol.enter(one)
        one.save()
        if turn % 4 == 3:
            transaction.set_rollback(True)
print("done", flush=True)
"""
CHECKER = """
from fakelos.storage.setup import connect
connect()
from fakelos.storage.models import Decision, ProtocolCounter
print(sorted(Decision.objects.values_list("number", flat=True)), ProtocolCounter.objects.get().last)
"""
STARTER = """
import io
from fakelos.storage.setup import prepare_database
prepare_database()
from fakelos.storage.accounts import create_user, station_of
from fakelos.storage.models import Dossier, Role
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.sealed.vault import open_vault
station = station_of("thessaloniki", "counter-1")
create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)
vault = open_vault()
receipt = receive(vault, Delivery(station, batch_id="B"), [("1.tif", io.BytesIO(b"SPECIMEN"))])
key, _ = vault.keys.create()
key.save(force_insert=True)
Dossier.objects.create(office=station.office, batch_id=receipt.batch_id, data_key=key)
"""


def test_offices_that_decide_at_once_get_numbers_without_gap_or_repetition(database_url: str, home: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": database_url, "FAKELOS_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "fakelos.storage.settings"
    run = [sys.executable, "-c"]
    subprocess.run([*run, STARTER], env=environment, check=True)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    takers = [subprocess.Popen([*run, TAKER, str(EACH)], env=environment, **pipes) for _ in range(PROCESSES)]  # type: ignore[call-overload]
    assert [taker.stdout.readline().strip() for taker in takers] == ["ready"] * PROCESSES
    assert [taker.communicate("go\n")[0].strip() for taker in takers] == ["done"] * PROCESSES
    given = PROCESSES * EACH * 3 // 4
    told = subprocess.run([*run, CHECKER], env=environment, check=True, capture_output=True, text=True).stdout
    assert told.strip() == f"{list(range(1, given + 1))} {given}"
