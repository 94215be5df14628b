"""The history of a dossier: newest first, who or what, when, before and after; and the same as a table."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, door, user_of
from fakelos.review.corrections.told import told
from fakelos.review.decisions.wording import ANSWERS, AUTHORITIES, KINDS
from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.review.dossier.people import name_of
from fakelos.review.history.wording import ACTIONS
from fakelos.review.wording import DOSSIER_STATES, shown_value
from fakelos.storage import audit
from fakelos.storage.decisions.table import Kind
from fakelos.storage.dossiers import get_dossier
from fakelos.storage.history import READS, Happened, entries_of, note_reading, shown
from fakelos.storage.models import Correction, Inquiry

A_PAGE = 200
"""Entries; most are readings, and many of these make one line."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell."""


class Event(NamedTuple):
    """One entry as people read it; `reader` is who only looked, empty for an act."""

    seq: int
    at: datetime
    who: str
    what: str
    about: str
    before: str
    after: str
    holds: bool
    hash: str
    reader: str = ""


class Line(NamedTuple):
    """An act, or what one person looked at without an act between, newest first."""

    events: list[Event]

    @property
    def newest(self) -> Event:
        """The last of them."""
        return self.events[0]

    @property
    def oldest(self) -> Event:
        """The first of them."""
        return self.events[-1]

    @property
    def lasted(self) -> bool:
        """Whether more than a minute lies between the first and the last."""
        return self.newest.at - self.oldest.at > timedelta(minutes=1)

    @property
    def within_a_day(self) -> bool:
        """Whether the first and the last are of one day, by the office's calendar."""
        return timezone.localdate(self.oldest.at) == timezone.localdate(self.newest.at)

    @property
    def holds(self) -> bool:
        """Whether every entry is as it was written."""
        return all(event.holds for event in self.events)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What was looked at, and how often."""
        return list(Counter(event.what for event in self.events).items())


@require_GET
@door(*READERS)
def history(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One page of the history; `acts` leaves out what was only read, `verify` checks the whole chain."""
    user = user_of(request)
    contents = contents_of(get_dossier(user, dossier_id))
    acts_only = "acts" in request.GET
    page = Paginator(entries_of(contents.dossier, acts_only=acts_only), A_PAGE).get_page(request.GET.get("page", "1"))
    lines = lines_of(events_of(contents, shown(list(page))))
    context = {
        "dossier": contents.dossier,
        "name": name_of(contents.persons),
        "page": page,
        "lines": lines,
        "acts_only": acts_only,
        "holds": all(line.holds for line in lines),
        "verdict": audit.verify_chain() if "verify" in request.GET else None,
    }
    note_reading(user, contents.dossier)
    return render(request, "review/history.html", context)


@require_GET
@door(*READERS)
def history_export(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The whole history as a table that spreadsheets open, and that runs nothing there."""
    user = user_of(request)
    contents = contents_of(get_dossier(user, dossier_id))
    events = events_of(contents, shown(list(entries_of(contents.dossier))))
    response = HttpResponse(table_of(events), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="history.csv"'
    note_reading(user, contents.dossier, "history.exported")
    return response


def table_of(events: Iterable[Event]) -> str:
    """Events as CSV with semicolons, which is what a Greek Excel opens as columns, in UTF-8 with its mark."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    heads = (_("Number"), _("When"), _("Who"), _("What"), _("About"), _("Before"), _("After"), _("Hash"))
    writer.writerow(heads)
    for one in events:
        at = timezone.localtime(one.at).isoformat(timespec="seconds")
        cells = (str(one.seq), at, one.who, one.what, one.about, one.before, one.after, one.hash)
        writer.writerow(map(harmless, cells))
    return "\ufeff" + file.getvalue()


def harmless(text: str) -> str:
    r"""`text` as a cell that no spreadsheet takes for a formula: an apostrophe is put before what could be one.

    >>> harmless("=HYPERLINK(1)"), harmless("  +3"), harmless("ΧΟΤΖΑ")
    ("'=HYPERLINK(1)", "'  +3", 'ΧΟΤΖΑ')
    """
    dangerous = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if dangerous else text


def lines_of(events: Iterable[Event]) -> list[Line]:
    """What one person read in a row stands in one line; every act in its own."""
    return [Line(list(group)) for _, group in groupby(events, key=lambda event: event.reader or event.seq)]


def events_of(contents: Contents, entries: Iterable[Happened]) -> Iterator[Event]:
    """The entries in words."""
    corrections = {row.pk: row for row in contents.corrections}
    reopened = dict(contents.dossier.reopenings.values_list("pk", "reason"))
    for happened in entries:
        entry = happened.entry
        about, before, after = _changed(contents, corrections, entry.details)
        yield Event(
            seq=entry.seq,
            at=entry.at,
            who=happened.who or _("The machine"),
            what=str(ACTIONS.get(entry.action, entry.action)),
            about=reopened.get(entry.details.get("reopening"), about),
            before=before,
            after=after,
            holds=happened.holds,
            hash=entry.hash,
            reader=entry.actor if entry.action in READS else "",
        )


def _changed(
    contents: Contents, corrections: dict[int, Correction], details: dict[str, object]
) -> tuple[str, str, str]:
    """What an entry is about, and what stood there before and after."""
    correction = next((row for number, row in corrections.items() if number == details.get("correction")), None)
    if correction is not None:
        said = told(contents, correction)
        return str(said.what), str(said.before), str(said.after)
    return _about(details), _value(details.get("before")), _value(details.get("after"))


def _about(details: dict[str, object]) -> str:
    """The kind of a decision with its protocol number, or who was asked and what came back."""
    kind, authority, answer = (str(details.get(name) or "") for name in ("kind", "authority", "answer"))
    words = [str(KINDS[Kind(kind)]) if kind in Kind.values else kind, str(details.get("protocol") or "")]
    words += [str(AUTHORITIES[Inquiry.Authority(authority)])] if authority in Inquiry.Authority.values else []
    words += [str(ANSWERS[Inquiry.Answer(answer)])] if answer in Inquiry.Answer.values else []
    return " · ".join(filter(None, words))


def _value(value: object) -> str:
    text = str(value or "")
    return str(DOSSIER_STATES[text]) if text in DOSSIER_STATES else shown_value(text)
