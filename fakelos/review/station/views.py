"""The station's pages: send a batch's files, and see what became of each page while the applicant is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from fakelos.review.access import SENDERS, door, user_of
from fakelos.review.station.rescans import asked_of, send_for
from fakelos.review.station.sending import Particulars
from fakelos.review.wording import ITEM_STATES, reason
from fakelos.schemas.batch import is_plausible
from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.storage.dossiers import batches_visible_to, get_batch, pages_visible_to
from fakelos.storage.models import Batch, Item, Page, User

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

RECENT = 20
DAYS_AS_TYPED = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
UNFINISHED = frozenset({Batch.State.RECEIVED, Batch.State.PROCESSING})


class SendForm(forms.Form):
    """What a clerk may know of a batch besides its files."""

    batch_no = forms.CharField(max_length=128, required=False)
    application_no = forms.CharField(max_length=64, required=False)
    application_date = forms.DateField(required=False, input_formats=DAYS_AS_TYPED)
    rescan = forms.UUIDField(required=False)

    def clean_application_date(self) -> object:
        """An application is not made tomorrow."""
        day = self.cleaned_data["application_date"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        if day and not is_plausible(day):
            raise forms.ValidationError(reason("value_no_date"))
        return day


class FileShown(NamedTuple):
    """One file of a batch: how far it is, and the pages that want another scan."""

    name: str
    state: str
    word: Promise
    reason: str
    pages: int
    troubled: list[Page]


@require_http_methods(["GET", "POST"])
@door(*SENDERS)
def station(request: HttpRequest) -> HttpResponse:
    """The form for sending, and the station's last batches."""
    sent = request.method == "POST"
    form = SendForm(request.POST if sent else None)
    if sent:
        files = request.FILES.getlist("files")
        if not files:
            form.add_error(None, str(_("Choose at least one file.")))
        if form.is_valid():
            return _take(request, files, form)
    return _form_page(request, form)


@require_GET
@door(*SENDERS)
def receipt(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """What became of a batch; a request by htmx gets the changing part alone."""
    user = user_of(request)
    batch = get_batch(user, batch_id)
    files = files_of(user, batch)
    context: dict[str, Any] = {
        "batch": batch,
        "files": files,
        "unfinished": batch.state in UNFINISHED,
        "scan_again": any(file.reason or file.troubled for file in files),
    }
    template = "review/_receipt.html" if request.headers.get("HX-Request") else "review/receipt.html"
    return render(request, template, context)


def files_of(user: User, batch: Batch) -> list[FileShown]:
    """The files of a batch with the pages that are not as they should be."""
    pages: dict[UUID, list[Page]] = {}
    for page in pages_visible_to(user).filter(item__batch=batch).order_by("number"):
        pages.setdefault(page.item_id, []).append(page)
    return [_file(item, batch, pages.get(item.pk, [])) for item in batch.items.all()]


def _file(item: Item, batch: Batch, pages: Sequence[Page]) -> FileShown:
    being_read = item.state == Item.State.RECEIVED and batch.state == Batch.State.PROCESSING
    state = "reading" if being_read else item.state
    return FileShown(
        name=item.name,
        state=state,
        word=ITEM_STATES[state],
        reason=reason(item.reason) if item.reason else "",
        pages=len(pages),
        troubled=[page for page in pages if page.problems],
    )


def _take(request: HttpRequest, files: Sequence["UploadedFile[bytes]"], form: SendForm) -> HttpResponse:
    given = dict(form.cleaned_data)
    wanted = given.pop("rescan")
    try:
        result = send_for(user_of(request), files, Particulars(**given), wanted)
    except (BadInput, ToolFailure) as error:
        form.add_error(None, reason(error.code))
        return _form_page(request, form)
    said = _("The batch has been received.") if result.new else _("This batch had been sent before; it is kept once.")
    messages.success(request, str(said))
    return redirect("receipt", result.batch_id)


def _form_page(request: HttpRequest, form: SendForm) -> HttpResponse:
    user = user_of(request)
    batches = batches_visible_to(user).order_by("-received_at")[:RECENT]
    context = {"form": form, "batches": batches, "asked": asked_of(user)}
    return render(request, "review/station.html", context, status=422 if form.errors else 200)
