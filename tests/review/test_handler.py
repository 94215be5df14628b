import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from django.test.utils import override_settings

from fakelos.review.asgi import application

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("transactional_db")]


def get(path: str, **headers: str) -> tuple[Mapping[str, Any], bytes]:
    """What the desk sends first, and the content."""
    return asyncio.run(_get(path, headers))


async def _get(path: str, headers: Mapping[str, str]) -> tuple[Mapping[str, Any], bytes]:
    sent: list[Mapping[str, Any]] = []

    async def receive() -> Mapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    named = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": named}
    await application(scope, receive, send)
    return sent[0], b"".join(message.get("body", b"") for message in sent[1:])


def test_files_of_the_desk_come_whole_and_with_their_headers() -> None:
    head, content = get("/static/review/desk.css")
    headers = dict(head["headers"])
    assert head["status"] == 200
    assert headers[b"Content-Type"].startswith(b"text/css")
    assert int(headers[b"Content-Length"]) == len(content) > 0


def test_a_request_leaves_nothing_behind_for_the_next() -> None:
    assert "Log in" in get("/login", cookie="django_language=en")[1].decode()
    for _ in range(20):
        assert "Σύνδεση" in get("/login")[1].decode()


def test_many_requests_at_once_are_answered_each() -> None:
    async def ask() -> list[tuple[Mapping[str, Any], bytes]]:
        return await asyncio.gather(*(_get("/login", {}) for _ in range(40)))

    assert {head["status"] for head, _ in asyncio.run(ask())} == {200}


def test_an_address_that_django_refuses_is_an_answer_and_no_failure() -> None:
    with override_settings(ALLOWED_HOSTS=["desk.example"]):
        assert get("/login")[0]["status"] == 400


def test_other_protocols_are_refused() -> None:
    with pytest.raises(ValueError, match="HTTP alone"):
        asyncio.run(application({"type": "websocket"}, None, None))  # type: ignore[arg-type] # never reached
