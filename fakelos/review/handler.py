"""How the desk answers a server's requests: Django's handler, but for what costs too much or too dear."""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse, HttpResponseBase
from django.urls import set_script_prefix

from fakelos.review.station.incoming import Incoming, TooMuch, read_body
from fakelos.storage.database_url import POOL

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AT_ONCE = POOL["max_size"]
"""Requests that one process works on; each may need a connection to the database."""
REFUSED = (
    "Στάλθηκαν περισσότερα από όσα επιτρέπονται. Συνδεθείτε και στείλτε τα αρχεία σε μικρότερες δέσμες.\n"
    "More was sent than is allowed. Log in, and send the files in smaller batches.\n"
)


class Desk(ASGIHandler):
    """Reads bodies as `incoming` does, and does all of a request's work in one of a few threads that stay.

    Nothing of the desk waits for anything but its database. Django would begin a thread for each request, and change
    to it and back for each of its steps.
    """

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="desk")

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer a request; 413 to whoever sends too much, before all of it has come."""
        if scope["type"] != "http":
            raise ValueError("the desk answers HTTP alone")
        try:
            body = await read_body(Incoming(scope, receive))
        except RequestAborted:
            return
        except TooMuch:
            headers = {"Cache-Control": "no-store", "Connection": "close"}
            response: HttpResponseBase = HttpResponse(REFUSED, "text/plain; charset=utf-8", 413, headers=headers)
        else:
            context = contextvars.copy_context()
            loop = asyncio.get_running_loop()
            response = await loop.run_in_executor(self._threads, context.run, self._answer, scope, body)
        await self.send_response(response, send)

    def _answer(self, scope: dict[str, Any], body: Any) -> HttpResponseBase:
        """What the desk answers, whole; what it took to make it is let go."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, body)
        response: Any = refused if request is None else self.get_response(request)
        response._handler_class = type(self)  # noqa: SLF001 - as Django marks it
        try:
            return _whole(response)
        finally:
            response.close()
            body.close()


def _whole(response: Any) -> HttpResponseBase:
    """The answer with its content read: files of the desk's own, few and small, come in pieces."""
    if not response.streaming:
        return response  # type: ignore[no-any-return]
    whole = HttpResponse(b"".join(response), status=response.status_code)
    whole.headers, whole.cookies = response.headers, response.cookies
    return whole
