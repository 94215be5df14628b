"""Clients of the desk: pages at a steady rate, and claims by everybody at once. Imported once Django may be set up."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from fakelos.review.serve import migrate

migrate()

from django.conf import settings  # noqa: E402 - after Django has been set up
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from fakelos.storage.accounts import station_of  # noqa: E402
from fakelos.storage.audit import verify_chain  # noqa: E402
from fakelos.storage.models import AuditEntry, Dossier, Role, User  # noqa: E402
from fakelos.storage.queues import claims  # noqa: E402
from tests.bench.desk_filling import fill, searches  # noqa: E402
from tests.bench.desk_painting import SHEETS_OF, paint, store_sheets  # noqa: E402

HOST, PORT, WORKERS = "127.0.0.1", 8911, 2
RATE, CLIENTS, AT_ONCE = 20, 200, 40
WARMING = 4
"""Seconds of requests that are not counted: a process compiles each page's template once in its life."""
TOKEN = "a" * 32
TICKS = os.sysconf("SC_CLK_TCK")
READY_SECONDS = 60
Request = tuple[str, str, dict[str, str]]
"""Method, path, and what a form sends."""


class Times(NamedTuple):
    """What requests took in milliseconds, and processor milliseconds a request, of desk, database and clients."""

    waits: list[float]
    desk: float
    database: float
    clients: float

    def __str__(self) -> str:
        p50, p95 = statistics.median(self.waits), statistics.quantiles(self.waits, n=20)[-1]
        processor = f"processor ms a request: desk {self.desk:.1f}, database {self.database:.1f}, "
        processor += f"its client {self.clients:.1f}"
        return f"{len(self.waits)} requests, p50 {p50:.1f} ms, p95 {p95:.1f} ms; {processor}"


def prepare(dossiers: int) -> None:
    """An office with its people and so many dossiers of ten pages, unless an earlier run has left them."""
    station = station_of("thessaloniki", "counter-1")
    if Dossier.objects.exists():
        Dossier.objects.exclude(claimed_by=None).update(claimed_by=None, claimed_until=None)
        return
    for number in range(CLIENTS):
        User.objects.create(username=f"SPECIMEN-{number}", role=Role.REVIEWER, office=station.office)
    begun = time.monotonic()
    fill(station, dossiers, lambda said: print(f"  {said}, {time.monotonic() - begun:.0f} s", flush=True))
    store_sheets(station)


def measure(seconds: int) -> None:
    """Print what pages and claims take."""
    cookies = [_session(user) for user in User.objects.filter(username__startswith="SPECIMEN-").order_by("pk")]
    pages, sheets = _pages(), Dossier.objects.get(application_no=SHEETS_OF).pk
    for name, requests in pages.items():
        _print_queries(name, next(requests))
    with desk() as server:
        for name, requests in pages.items():
            _steadily(server, requests, cookies, WARMING)
            print(f"{name:8} {_steadily(server, requests, cookies, seconds)}", flush=True)
        print(f"picture  {_painted(server, cookies[0], sheets)}", flush=True)
        taking: Iterator[Request] = cycle([("POST", "/queue/new/take", {})])
        _print_claims("claims over HTTP", lambda client: _send(next(taking), cookies[client])[0] == 302, seconds)
    users = list(User.objects.filter(username__startswith="SPECIMEN-").select_related("office"))
    _print_claims("claims in storage", lambda client: _claim(users[client]), seconds)
    print(f"audit chain: {verify_chain()}")


def _pages() -> dict[str, Iterator[Request]]:
    ids = list(Dossier.objects.values_list("pk", flat=True)[:5000])
    words = searches()
    return {
        "queue": cycle([("GET", f"/queue/{code}", {}) for code in ("new", "doubtful", "deadlines", "papers", "done")]),
        "search": (("POST", "/search", {"q": word}) for word in words),
        "dossier": cycle([("GET", f"/dossiers/{one}", {}) for one in ids]),
    }


def _session(user: User) -> str:
    """The cookies of somebody who has logged in."""
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def _print_queries(name: str, request: Request) -> None:
    client = Client(headers={"host": HOST})
    client.force_login(User.objects.filter(role=Role.REVIEWER).latest("pk"), settings.AUTHENTICATION_BACKENDS[-1])
    method, path, form = request
    if method == "POST":
        client.post(path, form)
        path = "/search"
    with CaptureQueriesContext(connection) as captured:
        status = client.get(path).status_code
    queries = [one for one in captured.captured_queries if one["sql"] not in {"BEGIN", "COMMIT"}]
    slowest = max(queries, key=lambda one: float(one["time"]))
    print(f"{name:8} {len(queries)} queries, status {status}, slowest {slowest['time']} s: {slowest['sql'][:90]}")


def _send(request: Request, cookie: str) -> tuple[int, str]:
    """Send one request; gives the status and where it leads to."""
    method, path, form = request
    connection_ = HTTPConnection(HOST, PORT, timeout=60)
    headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
    connection_.request(method, path, urlencode(form) if method == "POST" else None, headers)
    answer = connection_.getresponse()
    answer.read()
    connection_.close()
    return answer.status, answer.headers.get("Location", "")


def _page(request: Request, cookie: str) -> None:
    status, leads_to = _send(request, cookie)
    if status == 302:
        status, _ = _send(("GET", leads_to, {}), cookie)
    if status != 200:
        raise SystemExit(f"{request[1]}: {status}")


def _steadily(server: int, requests: Iterator[Request], cookies: Sequence[str], seconds: int) -> Times:
    """Requests at `RATE` a second, whether or not earlier ones have been answered."""
    waits: list[float] = []
    number = RATE * seconds
    before = _processor(server), _processor(_postmaster()), time.process_time()
    begun = time.monotonic()

    def ask(at: int, request: Request) -> None:
        time.sleep(max(0.0, begun + at / RATE - time.monotonic()))
        sent = time.monotonic()
        _page(request, cookies[at % len(cookies)])
        waits.append(1000 * (time.monotonic() - sent))

    with ThreadPoolExecutor(2 * RATE) as pool:
        for future in [pool.submit(ask, at, next(requests)) for at in range(number)]:
            future.result()
    after = _processor(server), _processor(_postmaster()), time.process_time()
    return Times(waits, *(1000 * (then - now) / number for now, then in zip(before, after, strict=True)))


def _painted(server: int, cookie: str, dossier: UUID) -> str:
    """What Chromium waited for each page of a dossier, on the same processors."""
    before = _processor(server)
    waits = paint(f"http://{HOST}:{PORT}", cookie, dossier)
    p50, p95 = statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
    desk = 1000 * (_processor(server) - before) / len(waits)
    return f"{len(waits)} pages, click to paint p50 {p50:.0f} ms, p95 {p95:.0f} ms; processor ms of the desk {desk:.1f}"


def _print_claims(name: str, claim: Callable[[int], bool], seconds: int) -> None:
    """Everybody claims as fast as they can for so many seconds, `AT_ONCE` of them inside at a time."""
    Dossier.objects.exclude(claimed_by=None).update(claimed_by=None, claimed_until=None)
    last = AuditEntry.objects.latest("seq").seq
    until = time.monotonic() + seconds
    clients = cycle(range(CLIENTS))

    def work(_: int) -> int:
        got = 0
        while time.monotonic() < until:
            got += claim(next(clients))
        return got

    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        got = sum(pool.map(work, range(AT_ONCE)))
    took = time.monotonic() - begun
    entries = AuditEntry.objects.filter(seq__gt=last, action="dossier.claimed")
    twice = entries.values("subject").annotate(times=Count("seq")).filter(times__gt=1).count()
    print(f"{name}: {got} by {CLIENTS} clients, {got / took:.0f}/s, {twice} given twice", flush=True)


def _claim(user: User) -> bool:
    """Claim as a request does, with a connection that is given back to the pool."""
    try:
        return claims.take_next(user, "new") is not None
    finally:
        connection.close()


@contextmanager
def desk() -> Iterator[int]:
    """The desk's own processes; gives the id of the first."""
    options = ["--host", HOST, "--port", str(PORT), "--workers", str(WORKERS), "--log-level", "warning"]
    command = [sys.executable, "-m", "uvicorn", "fakelos.review.asgi:application", *options]
    server = subprocess.Popen(command)
    try:
        _wait_until_ready()
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def _wait_until_ready() -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            _send(("GET", "/health", {}), "")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the desk did not start")


def _processor(pid: int) -> float:
    """Processor seconds of a process and of its children, gone ones included."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS + sum(_processor(int(child)) for child in children)


def _postmaster() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
