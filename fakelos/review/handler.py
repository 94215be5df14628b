"""How the desk answers a server's requests: Django's handler, but for two things that cost too much or too dear."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from fakelos.review.station.incoming import Incoming, TooMuch, read_body

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
REFUSED = (
    "Στάλθηκαν περισσότερα από όσα επιτρέπονται. Συνδεθείτε και στείλτε τα αρχεία σε μικρότερες δέσμες.\n"
    "More was sent than is allowed. Log in, and send the files in smaller batches.\n"
)


class Desk(ASGIHandler):
    """Reads bodies as `incoming` does, and does all of a request's work in one thread.

    Nothing of the desk waits for anything but its database. Django would change between threads at each layer of
    middleware, some thirty times a request.
    """

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)

    async def handle(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer a request; 413 to whoever sends too much, before all of it has come."""
        try:
            await super().handle(scope, Incoming(scope, receive), send)
        except TooMuch:
            headers = {"Cache-Control": "no-store", "Connection": "close"}
            refused = HttpResponse(REFUSED, "text/plain; charset=utf-8", 413, headers=headers)
            await self.send_response(refused, send)

    async def read_body(self, receive: Any) -> Any:
        """The whole body, as a file that Django reads and closes; `receive` is an `Incoming`."""
        return await read_body(receive)

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        """What the desk answers."""
        response = await sync_to_async(self.get_response)(request)
        response._handler_class = self.__class__  # type: ignore[attr-defined]  # noqa: SLF001 - as Django marks it
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        return response
