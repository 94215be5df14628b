"""What the circulars ask, in their own words, for whoever wants to check a line against its source."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fakelos.review.access import EVERY_ROLE, door
from fakelos.review.wording import bilingual
from fakelos.rules.circulars import law
from fakelos.rules.provisions import Circular, Requirement
from fakelos.schemas.dossier import Category
from fakelos.storage.models import Dossier, FindingRow


@require_GET
@door(*EVERY_ROLE)
def circular(request: HttpRequest, source: str) -> HttpResponse:
    """Every line and definition of one source text, quoted, each where a checklist's link can find it."""
    found = find_circular(source)
    if found is None:
        raise Http404
    context = {"circular": found, "title": bilingual(found, "title"), "lines": list(_quoted(found))}
    return render(request, "review/circular.html", context)


def find_circular(source: str) -> Circular | None:
    """The circular with this id."""
    return next((one for one in law().circulars if one.id == source), None)


def _quoted(circular: Circular) -> Iterator[tuple[Requirement, list[str]]]:
    """The circular's own lines, then those that the office reads by it where the sources differ."""
    known = set[str]()
    asked = (line.requirement for line in law().lines if line.circular == circular.id)
    for requirement in (*circular.requirement, *asked):
        names = [name for name in anchors(requirement) if name not in known]
        known.update(names)
        if names:
            yield requirement, names


def requirement_of(dossier: Dossier, finding: FindingRow) -> Requirement | None:
    """The line of a circular that a finding answers, as in force on the dossier's application date."""
    asked = [line.requirement for line in law().lines if line.circular == finding.source]
    lines = [line for line in asked if _answers(finding, line)]
    day = dossier.application_date
    in_force = [line for line in lines if day is None or line.applies_on(day)]
    return max(in_force or lines, key=lambda line: line.applies_from, default=None)


def _answers(finding: FindingRow, line: Requirement) -> bool:
    same_line = (finding.code, finding.examination) == (line.code, line.examination)
    return same_line and finding.category in line.categories


def address(source: str, line: Requirement, category: str) -> str:
    """Where the quotation of a line is shown."""
    return f"{reverse('circular', args=[source])}#{_anchor(line, Category(category))}"


def anchors(line: Requirement) -> list[str]:
    """The names by which checklists link to a line: one a category and an examination that asks it."""
    asked = [line, line.model_copy(update={"examination": "substantive"})] if line.grant else [line]
    return [_anchor(one, category) for one in asked for category in line.categories]


def _anchor(line: Requirement, category: Category) -> str:
    return f"{line.examination}-{category.name}-{line.code}-{line.applies_from.year}"
