"""What would change a dossier: values that decide, time limits, the title that lacks, how the sources are read.

Examining a case once for every way to read a value takes long: the dossier's page asks for this part on demand.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, door, user_of
from fakelos.review.corrections.told import line_title
from fakelos.review.dossier.addresses import field_url
from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.review.dossier.people import name_of
from fakelos.review.field_words import field_label
from fakelos.review.wording import EXAMINATIONS, class_label, in_language, source_name
from fakelos.rules.circulars import law
from fakelos.rules.clocks import Clock, clocks_of
from fakelos.rules.provisions import Conflict, Reading
from fakelos.rules.readings import Reading as ValueReading
from fakelos.rules.readings import Turning, turning_readings
from fakelos.rules.what_if import title_to_five_years
from fakelos.schemas.dossier import Category, Choice
from fakelos.storage.dossiers import get_dossier
from fakelos.storage.models import Dossier

PART = "what-would-change"
"""The element of the dossier's page that htmx fills."""


class Deciding(NamedTuple):
    """An uncertain value that holds a line in doubt, where it stands, and what each reading of it would answer."""

    paper: str
    field: str
    url: str
    line: str
    examination: str
    readings: tuple[ValueReading, ...]


class Limit(NamedTuple):
    """A time limit in the reader's language; `rest` and `excused_days` say what a person has to weigh."""

    clock: Clock
    title: str
    explanation: str
    source: str
    source_url: str


class Chosen(NamedTuple):
    """A point on which two sources differ: what each says, and what is taken as its reading, by whom and why."""

    conflict: Conflict
    choice: Choice
    readings: list[tuple[Reading, str, bool]]


@require_GET
@door(*READERS)
def dossier_law(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What would change the dossier: a page by itself, or for htmx the part alone."""
    contents = contents_of(get_dossier(user_of(request), dossier_id))
    alone = request.headers.get("HX-Target") == PART and not request.headers.get("HX-History-Restore-Request")
    template = "review/_dossier_law.html" if alone else "review/dossier_law.html"
    return render(request, template, {"alone": alone, "name": name_of(contents.persons), **_facts(contents)})


def _facts(contents: Contents) -> dict[str, Any]:
    category = Category(contents.dossier.category)
    exceptional = category is not Category.ST1
    return {
        "dossier": contents.dossier,
        "deciding": [_deciding(contents, one) for one in turning_readings(contents.case)],
        "limits": list(_limits(clocks_of(contents.case))),
        "lacking_title": title_to_five_years(contents.case) if exceptional else None,
        "choices": list(_choices(contents.dossier)),
    }


def _deciding(contents: Contents, turning: Turning) -> Deciding:
    paper = contents.paper(turning.document)
    return Deciding(
        paper=class_label(paper.doc_class or "" if paper else ""),
        field=field_label(turning.field),
        url=field_url(contents.dossier.pk, turning.document, turning.field),
        line=line_title(Category(contents.dossier.category), turning.code),
        examination=str(EXAMINATIONS[turning.examination]),
        readings=turning.readings,
    )


def _limits(clocks: Iterable[Clock]) -> Iterator[Limit]:
    for clock in clocks:
        yield Limit(
            clock=clock,
            title=in_language(clock.title),
            explanation=in_language(clock.explanation),
            source=source_name(clock.source),
            source_url=reverse("circular", args=[clock.source]),
        )


def _choices(dossier: Dossier) -> Iterator[Chosen]:
    """The choices that were in force when the dossier was last examined."""
    conflicts = {conflict.id: conflict for conflict in law().conflicts}
    for choice in map(Choice.model_validate, dossier.evaluation.get("conflicts", ())):
        if conflict := conflicts.get(choice.conflict):
            readings = [(one, source_name(one.source), one.id == choice.reading) for one in conflict.reading]
            yield Chosen(conflict, choice, readings)
