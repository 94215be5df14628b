import asyncio
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as desk_settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fakelos.review.asgi import application
from fakelos.storage.models import Item, Office, Role, Station
from fakelos.storage.tokens import Scope, make_token
from tests.review.attempts import Tried
from tests.review.conftest import LogIn
from tests.review.sample import sample_vault

CHUNK = 64 * 1024
PAPER = b"SPECIMEN in clear" * (3 * 2**20 // 17)
BOUNDARY = "b0undary"
TOKEN = "a" * 32
pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("transactional_db")]


def form_with(paper: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="scan.tif"\r\n\r\n'
    return head.encode() + paper + f"\r\n--{BOUNDARY}--\r\n".encode()


def scope_of(path: str, headers: dict[str, str]) -> dict[str, Any]:
    kind = {"host": "localhost", "content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    named = [(name.encode(), value.encode()) for name, value in (kind | headers).items()]
    return {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": named}


def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, int]:
    """The status, what it says, and how many bytes the desk took of a body that comes in parts."""
    answers: list[dict[str, Any]] = []
    parts = [body[at : at + CHUNK] for at in range(0, len(body), CHUNK)]
    taken: list[int] = []

    async def receive() -> dict[str, Any]:
        if len(taken) == len(parts):
            await asyncio.sleep(3600)
        taken.append(len(parts[len(taken)]))
        return {"type": "http.request", "body": parts[len(taken) - 1], "more_body": len(taken) < len(parts)}

    async def send(message: Any) -> None:
        answers.append(dict(message))

    headers = headers | {"content-length": str(len(body))}
    asyncio.run(application(scope_of(path, headers), receive, send))
    said = b"".join(one.get("body", b"") for one in answers).decode()
    return answers[0]["status"], said, sum(taken)


def cookies_of(client: Client) -> dict[str, str]:
    session = client.cookies[desk_settings.SESSION_COOKIE_NAME].value
    return {"cookie": f"sessionid={session}; csrftoken={TOKEN}", "x-csrftoken": TOKEN}


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What temporary files hold when they are let go, those that the desk makes by another way included."""
    found: list[bytes] = []
    make = tempfile.TemporaryFile

    def watched(*args: Any, **kwargs: Any) -> Any:
        file: Any = make(*args, **kwargs)
        close = file.close

        def closing() -> None:
            if not file.closed:
                file.seek(0)
                found.append(file.read())
            close()

        file.close = closing
        return file

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "TemporaryFile", watched)
    return found


@pytest.mark.parametrize("route", ["station", "api:post_batch"])
def test_a_large_upload_over_the_desks_own_server_interface_never_lies_on_the_disk_in_clear(
    route: str, clerk: Client, written: list[bytes]
) -> None:
    sample_vault()
    status, said, _ = post(reverse(route), form_with(PAPER), cookies_of(clerk))
    assert (status in {200, 302}, Item.objects.get().size) == (True, len(PAPER)), said
    assert sum(map(len, written)) > len(PAPER)
    assert all(b"SPECIMEN" not in one for one in written)


def test_a_program_with_a_key_for_batches_sends_large_files(station: Station, written: list[bytes]) -> None:
    sample_vault()
    key = make_token("scanner", station.office, [Scope.BATCHES], station)
    headers = {"authorization": f"Bearer {key}"}
    assert post(reverse("api:post_batch"), form_with(PAPER), headers)[0] == 200
    assert all(b"SPECIMEN" not in one for one in written)


def test_nobody_fills_the_disk_without_a_right_to_send(
    office: Office, log_in: LogIn, written: list[bytes], tried: Tried
) -> None:
    """Whoever may not send papers is refused before more has come than a form may hold."""
    reader = make_token("archive", office, [Scope.DOSSIERS])
    others = [cookies_of(log_in(role, office)) for role in Role if role is not Role.STATION]
    others += [
        {},
        {"cookie": "sessionid=nothing"},
        {"authorization": f"Bearer {reader}"},
        {"authorization": "Bearer x"},
    ]
    routes = [*(reverse(one) for one in ("station", "api:post_batch", "login", "search")), "/nothing"]
    for path in routes:
        for headers in others:
            status, said, taken = post(path, PAPER, headers)
            assert (status, "μικρότερες" in said) == (413, True)
            assert taken <= desk_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + CHUNK
    assert not any(written)
    tried("bodies too large for their sender", len(routes) * len(others))


def test_who_sends_papers_sends_them_to_no_other_page(clerk: Client) -> None:
    assert post(reverse("login"), PAPER, cookies_of(clerk))[0] == 413


def test_even_a_station_sends_only_so_much(clerk: Client, settings: Settings, written: list[bytes]) -> None:
    settings.LARGEST_REQUEST = 2_700_000
    status, _, taken = post(reverse("station"), form_with(PAPER), cookies_of(clerk))
    assert (status, taken <= 2_700_000 + CHUNK) == (413, True)
    assert not Item.objects.exists()
    assert all(b"SPECIMEN" not in one for one in written)


def test_a_sender_who_goes_leaves_nothing(settings: Settings, written: list[bytes]) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    messages = iter([{"type": "http.request", "body": b"x" * 20, "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        raise AssertionError(message)

    asyncio.run(application(scope_of("/login", {}), receive, send))
    assert [len(one) for one in written] == [20]


def test_what_fits_into_memory_stays_there(written: list[bytes]) -> None:
    assert post(reverse("login"), b"username=x&password=y", {})[0] == 403
    assert not written
