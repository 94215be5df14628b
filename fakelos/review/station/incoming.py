"""Bodies of requests before Django sees them: how much who may send, and where it waits meanwhile.

Django would write a body of any length, from anybody, to a plain temporary file before it asks who sends it.
"""

import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from fakelos.review.access import SENDERS
from fakelos.review.station.uploads import SealedFile
from fakelos.storage.models import User
from fakelos.storage.tokens import Scope, user_of_token

Message = Mapping[str, Any]
FOR_PAPERS = frozenset({"station", "post_batch"})
"""The routes that take papers."""
BEARER = "Bearer "


class TooMuch(Exception):
    """The body is longer than its sender may send."""


class Incoming:
    """The messages of one request, beside what its head says."""

    def __init__(self, scope: Message, receive: Callable[[], Awaitable[Message]]) -> None:
        self.scope, self._receive = scope, receive

    async def __call__(self) -> Message:
        """The next message."""
        return await self._receive()


async def read_body(receive: Incoming) -> io.BytesIO | SealedFile:
    """The whole body of a request.

    Raises:
        TooMuch: it is longer than this sender may send.
        RequestAborted: the sender has gone.
    """
    body: io.BytesIO | SealedFile = io.BytesIO()
    try:
        async for data, length in _parts(receive):
            body = _with(body, data, length)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


async def _parts(receive: Incoming) -> AsyncIterator[tuple[bytes, int]]:
    """The parts of a body, each with the length so far."""
    length, most = 0, settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        data, more = message.get("body", b""), message.get("more_body", False)
        length += len(data)
        if length > most:
            most = await sync_to_async(most_of, thread_sensitive=False)(receive.scope)
        if length > most:
            raise TooMuch
        yield data, length


def _with(body: io.BytesIO | SealedFile, data: bytes, length: int) -> io.BytesIO | SealedFile:
    """The body with what came; it leaves memory when it has grown too long for it."""
    if isinstance(body, SealedFile):
        body.append(data)
    elif length <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        body.write(data)
    else:
        sealed = SealedFile()
        sealed.append(body.getvalue() + data)
        return sealed
    return body


def most_of(scope: Message) -> int:
    """How many bytes this request may hold: papers by those who send papers, from all others what a form needs."""
    request = ASGIRequest(scope, io.BytesIO())
    try:
        allowed = _is_for_papers(request) and _may_send(request)
    finally:
        connection.close()
    most: int = settings.LARGEST_REQUEST if allowed else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return most


def _is_for_papers(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in FOR_PAPERS
    except Resolver404:
        return False


def _may_send(request: HttpRequest) -> bool:
    key = request.headers.get("Authorization", "")
    if key.startswith(BEARER):
        return user_of_token(key.removeprefix(BEARER).strip(), Scope.BATCHES) is not None
    SessionMiddleware(lambda _: HttpResponse()).process_request(request)
    user = get_user(request)
    return isinstance(user, User) and user.role in SENDERS
