"""A PostgreSQL database with many dossiers: one real one, stored as a run stores it, and copies of it."""

import random
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection

from fakelos.schemas.sound import skeleton
from fakelos.storage.models import Dossier, Station
from tests.review.sample import PAPERS, Case, store_dossier

SURNAMES = (
    "HOXHA ΧΟΤΖΑ", "SHEHU ΣΕΧΟΥ", "SINGH ΣΙΝΓΚ", "KUMAR ΚΟΥΜΑΡ", "GJONI ΤΖΟΝΙ", "LEKA ΛΕΚΑ", "DERVISHI ΝΤΕΡΒΙΣΙ",
    "PETROSYAN ΠΕΤΡΟΣΙΑΝ", "XHAFERI ΤΖΑΦΕΡΙ", "QURESHI ΚΟΥΡΕΣΙ", "BEGUM ΜΠΕΓΚΟΥΜ", "OKAFOR ΟΚΑΦΟΡ", "MARKU ΜΑΡΚΟΥ",
    "HAXHIU ΧΑΤΖΙΟΥ", "AHMED ΑΧΜΕΝΤ", "KHAN ΧΑΝ", "ALI ΑΛΙ", "DODA ΝΤΟΝΤΑ", "PRIFTI ΠΡΙΦΤΙ", "ISLAM ΙΣΛΑΜ",
)  # fmt: skip
GIVEN = (
    "ARTAN ΑΡΤΑΝ", "BLERIM ΜΠΛΕΡΙΜ", "ANILA ΑΝΙΛΑ", "HARPREET ΧΑΡΠΡΙΤ", "MARIAM ΜΑΡΙΑΜ", "ELIRA ΕΛΙΡΑ", "IMRAN ΙΜΡΑΝ",
    "GURPREET ΓΚΟΥΡΠΡΙΤ", "LIRI ΛΙΡΙ", "VIOLETA ΒΙΟΛΕΤΑ", "DRITAN ΝΤΡΙΤΑΝ", "FATMIR ΦΑΤΜΙΡ",
)  # fmt: skip
TABLES = (
    "datakey", "batch", "item", "page", "dossier", "document", "person", "person_documents", "fieldvalue",
    "findingrow", "searchkey",
)  # fmt: skip
STATES = [(Dossier.State.READY, 30), (Dossier.State.DONE, 50), (Dossier.State.WAITING_PAPERS, 12)]
STATES += [(Dossier.State.WAITING_AUTHORITIES, 5), (Dossier.State.COUNTERSIGN, 2), (Dossier.State.WAITING_RESCAN, 1)]
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
AT_ONCE = 500
PAGES = 10
TODAY = date(2026, 11, 23)


class Template(NamedTuple):
    """The rows of one table that belong to the sample, as COPY writes them, with holes for what differs."""

    copy: str
    rows: str


def fill(station: Station, dossiers: int, say: Callable[[str], None]) -> None:
    """Store one dossier of ten pages and copy it until there are `dossiers`."""
    papers = (PAPERS * 3)[:PAGES]
    store_dossier(station, Case(papers=papers))
    templates, ids = _templates()
    draw = random.Random(5)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for begin in range(1, dossiers, AT_ONCE):
            values = [_values(draw, ids, number) for number in range(begin, min(begin + AT_ONCE, dossiers))]
            for template in templates:
                _copy(cursor, template, values)
            if begin % (20 * AT_ONCE) == 1:
                say(f"{begin} dossiers")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def _copy(cursor: object, template: Template, values: list[dict[str, str]]) -> None:
    with cursor.copy(template.copy) as copy:  # type: ignore[attr-defined]
        copy.write("".join(template.rows.format_map(one) for one in values))


def _templates() -> tuple[list[Template], list[str]]:
    ids: dict[str, str] = {}
    return [_template(table, ids) for table in TABLES], list(ids.values())


def _template(table: str, ids: dict[str, str]) -> Template:
    columns = [name for name, kind in _columns(table) if (name, kind) != ("id", "bigint")]
    listed = ", ".join(columns)
    asked = f"COPY (SELECT {listed} FROM storage_{table}) TO STDOUT"  # noqa: S608 - names of our own
    with connection.cursor() as cursor, cursor.copy(asked) as copy:
        text = b"".join(bytes(part) for part in copy).decode()
    text = text.replace("{", "{{").replace("}", "}}")
    text = UUID.sub(lambda match: "{" + ids.setdefault(match[0], f"id{len(ids)}") + "}", text)
    rows = "".join(_with_holes(table, dict(zip(columns, line.split("\t"), strict=True))) for line in text.splitlines())
    return Template(f"COPY storage_{table} ({listed}) FROM STDIN", _named(rows))


def _columns(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        asked = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s ORDER BY 1"
        cursor.execute(asked, [f"storage_{table}"])
        return list(cursor.fetchall())


def _with_holes(table: str, row: dict[str, str]) -> str:
    holes = {"dossier": ("state", "doubtful", "certainty", "deadline", "priority", "created_at", "updated_at")}
    changed = {name: "{" + name + "}" for name in holes.get(table, ())}
    if table == "batch":
        changed = {"content": "{content}"}
    return "\t".join({**row, **changed}.values()) + "\n"


def _named(rows: str) -> str:
    surname, given = SURNAMES[0].split(), GIVEN[0].split()
    places = [("surname_el", surname[1]), ("surname_lat", surname[0]), ("given_el", given[1]), ("given_lat", given[0])]
    places += [("surname_key", skeleton(surname[0])), ("given_key", skeleton(given[0])), ("afm", "123456789")]
    places += [("number", "2017/000123"), ("number_key", "2017000123"), ("number_short", "2017123")]
    for hole, said in places:
        rows = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", "{" + hole + "}", rows)
    return rows


def _values(draw: random.Random, ids: list[str], number: int) -> dict[str, str]:
    surname, given = draw.choice(SURNAMES).split(), draw.choice(GIVEN).split()
    state = draw.choices([state for state, _ in STATES], [share for _, share in STATES])[0]
    doubtful = draw.random() < 0.4
    came = TODAY - timedelta(days=draw.randrange(700))
    moment = f"{came} 10:{draw.randrange(60):02}:{draw.randrange(60):02}.{draw.randrange(10**6):06}+02"
    return {
        **{one: str(uuid.UUID(int=draw.getrandbits(128), version=4)) for one in ids},
        "surname_lat": surname[0], "surname_el": surname[1], "surname_key": skeleton(surname[0]),
        "given_lat": given[0], "given_el": given[1], "given_key": skeleton(given[0]),
        "number": f"2026/{number:06}", "number_key": f"2026{number:06}", "number_short": f"2026{number}",
        "afm": f"{number + 10**8}", "content": f"{number:064}",
        "state": str(state), "doubtful": "t" if doubtful else "f", "certainty": f"{draw.random():.3f}",
        "deadline": str(TODAY + timedelta(days=draw.randrange(-40, 180))) if draw.random() < 0.3 else "\\N",
        "priority": str(draw.randrange(20, 99)), "created_at": moment, "updated_at": moment,
    }  # fmt: skip


def searches() -> Iterator[str]:
    """What people type, now a name in either script, now a number."""
    draw = random.Random(7)
    while True:
        surname, given = draw.choice(SURNAMES).split(), draw.choice(GIVEN).split()
        yield draw.choice(
            [surname[0], f"{surname[1]} {given[1]}", given[1].lower(), f"2026/{draw.randrange(10**4):06}"]
        )
        yield f"{draw.randrange(1, 10**4) + 10**8}"
