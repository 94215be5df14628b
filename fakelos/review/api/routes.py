"""The HTTP API: what the pages do, for programs. By session or key; same rules of access, same audit."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import File, Form, NinjaAPI, UploadedFile

from fakelos.review.access import EVERY_ROLE, READERS, SENDERS, door, user_of
from fakelos.review.api.answers import REFUSALS, Refusal, refusal
from fakelos.review.api.auth import doors
from fakelos.review.api.dossiers import router
from fakelos.review.queue.views import Row, chosen, page_of_queue, tabs_of
from fakelos.review.station.rescans import Asked, asked_of, send_for
from fakelos.review.station.sending import Particulars
from fakelos.schemas.base import Frozen
from fakelos.schemas.batch import PaperDay
from fakelos.schemas.dossier import Status
from fakelos.schemas.errors import BadInput, Conflict, ToolFailure
from fakelos.storage.dossiers import NotFound, get_batch, pages_visible_to
from fakelos.storage.intake.receipts import Receipt, receipt_of
from fakelos.storage.tokens import Scope


class PageState(Frozen):
    """One page of a batch and what is wrong with it, as reason codes."""

    id: UUID
    file: str
    page: int
    blank: bool
    problems: list[str]


class BatchState(Frozen):
    """A batch as it stands."""

    receipt: Receipt
    pages: list[PageState]


class QueueEntry(Frozen):
    """A waiting dossier; `formal` counts its formal lines by status; what falls due is `buyout` or `certificate`."""

    id: UUID
    application_no: str
    application_date: date | None
    name_el: str
    name_lat: str
    category: str
    outcome: str
    priority: int
    formal: dict[Status, int]
    deadline: date | None
    deadline_kind: str
    routing_reason_el: str
    routing_reason_en: str


class QueuePage(Frozen):
    """A page of a queue, in its order. `total` is counted up to a thousand."""

    queue: str
    page: int
    pages: int
    total: int
    dossiers: list[QueueEntry]


class RescanPage(Frozen):
    """A page to be scanned again; number 0 stands for the whole file."""

    file: str
    page: int


class RescanRequest(Frozen):
    """What an officer asks the station to scan again. A batch that is sent with this `id` as `rescan` answers it."""

    id: UUID
    application_no: str
    reason: str
    asked_at: datetime
    pages: list[RescanPage]


class BatchForm(Frozen):
    """What the sender knows of a batch besides its files; `rescan`: the request for another scan that it answers."""

    batch_no: str = ""
    application_no: str = ""
    application_date: PaperDay | None = None
    rescan: UUID | None = None


api = NinjaAPI(
    title="Fakelos",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
    docs_decorator=door(*EVERY_ROLE),
)


@api.post("batches", auth=doors(SENDERS, Scope.BATCHES), response={200: Receipt, **REFUSALS, 503: Refusal})
def post_batch(
    request: HttpRequest, files: Annotated[list[UploadedFile], File()], form: Annotated[BatchForm, Form()]
) -> Receipt:
    """Send files as one batch; the same station, number and files are the same batch, however often sent."""
    return send_for(user_of(request), files, Particulars(**form.model_dump(exclude={"rescan"})), form.rescan)


@api.get("rescans", auth=doors(SENDERS, Scope.BATCHES), response={200: list[RescanRequest], **REFUSALS})
def list_rescans(request: HttpRequest) -> list[RescanRequest]:
    """What the user's station is asked to scan again, the oldest request first."""
    return [_request(asked) for asked in asked_of(user_of(request))]


@api.get(
    "batches/{uuid:batch_id}", auth=doors(SENDERS | READERS, Scope.BATCHES), response={200: BatchState, **REFUSALS}
)
def batch_state(request: HttpRequest, batch_id: UUID) -> BatchState:
    """How far a batch is: its files and its pages."""
    batch = get_batch(user_of(request), batch_id)
    pages = pages_visible_to(user_of(request)).filter(item__batch=batch).select_related("item")
    states = [
        PageState(id=page.pk, file=page.item.name, page=page.number, blank=page.blank, problems=page.problems)
        for page in pages.order_by("item__position", "number")
    ]
    return BatchState(receipt=receipt_of(batch), pages=states)


@api.get("queue", auth=doors(READERS, Scope.DOSSIERS), response={200: QueuePage, **REFUSALS})
def get_queue(request: HttpRequest, queue: str = "", page: int = 1) -> QueuePage:
    """The dossiers of one queue of the user's office that nobody holds; without a code the first that offers any."""
    user = user_of(request)
    tab = chosen(tabs_of(user, queue), queue)
    found, rows = page_of_queue(user, tab.queue, tab.waiting, str(page))
    return QueuePage(
        queue=tab.queue.code,
        page=found.number,
        pages=found.pages,
        total=found.total,
        dossiers=[_entry(row) for row in rows],
    )


api.add_router("", router)


@api.exception_handler(NotFound)
def _not_found(request: HttpRequest, exc: NotFound) -> Any:  # noqa: ARG001 - ninja's signature
    return api.create_response(request, {"detail": "Not Found"}, status=404)


@api.exception_handler(Conflict)
def _conflict(request: HttpRequest, exc: Conflict) -> Any:
    return api.create_response(request, refusal(exc.code), status=409)


@api.exception_handler(BadInput)
def _bad_input(request: HttpRequest, exc: BadInput) -> Any:
    return api.create_response(request, refusal(exc.code), status=422)


@api.exception_handler(ToolFailure)
def _tool_failure(request: HttpRequest, exc: ToolFailure) -> Any:
    return api.create_response(request, refusal(exc.code), status=503)


def _request(asked: Asked) -> RescanRequest:
    return RescanRequest(
        id=asked.decision.pk,
        application_no=asked.dossier.application_no,
        reason=asked.decision.reason,
        asked_at=asked.decision.made_at,
        pages=[RescanPage(file=file, page=number) for file, number in asked.pages],
    )


def _entry(row: Row) -> QueueEntry:
    dossier = row.dossier
    return QueueEntry(
        id=dossier.pk,
        application_no=dossier.application_no,
        application_date=dossier.application_date,
        name_el=row.name.greek,
        name_lat=row.name.latin,
        category=dossier.category,
        outcome=dossier.outcome,
        priority=dossier.priority,
        formal=dict(row.counts),
        deadline=dossier.deadline,
        deadline_kind=dossier.deadline_kind,
        routing_reason_el=dossier.routing_reason_el,
        routing_reason_en=dossier.routing_reason_en,
    )


def urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API's routes. A call without a session is answered 401 by the API itself, not by the login page."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return patterns, app_name, namespace
