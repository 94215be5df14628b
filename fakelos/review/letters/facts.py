"""What a letter says of one dossier: whose it is, which lines, which dates. Codes become Greek words here."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils import translation

from fakelos.review.countries import country_name
from fakelos.review.dossier.contents import Contents
from fakelos.review.dossier.people import name_of
from fakelos.review.law import requirement_of
from fakelos.review.letters.catalogue import catalogue
from fakelos.review.wording import reason, source_name
from fakelos.rules.circulars import law
from fakelos.rules.clocks import Clock, buyout, limit
from fakelos.rules.dates import show
from fakelos.schemas.dossier import Category, Status
from fakelos.schemas.errors import BadInput
from fakelos.storage.decisions.checks import line_key
from fakelos.storage.models import Decision, FindingRow, Page

MONTHS = (
    "Ιανουαρίου",
    "Φεβρουαρίου",
    "Μαρτίου",
    "Απριλίου",
    "Μαΐου",
    "Ιουνίου",
    "Ιουλίου",
    "Αυγούστου",
    "Σεπτεμβρίου",
    "Οκτωβρίου",
    "Νοεμβρίου",
    "Δεκεμβρίου",
)
PARTICULARS = {
    "father": ("father_name_el",),
    "mother": ("mother_name_el",),
    "birth_date": ("birth_date",),
    "nationality": ("nationality",),
    "passport": ("passport_no",),
}
"""Whose particulars a letter gives beside the name, and the fields that say them."""


class Particular(NamedTuple):
    """One row of particulars; an empty value is left to be filled in by hand."""

    label: str
    courtesy: str
    value: str


class MissingLine(NamedTuple):
    """One line of the missing-documents form, with the words of the source."""

    title: str
    courtesy: str
    quote: str
    source: str
    paragraph: str


class PageAsked(NamedTuple):
    """One page that is to be scanned again, and where."""

    file: str
    number: int
    problem: str
    station: str


def names_of(contents: Contents) -> tuple[str, str]:
    """The applicant's name as the letter prints it, in Greek where it was read, and in Latin letters.

    Raises:
        BadInput: `name_unknown` if neither was read.
    """
    name = name_of(contents.persons)
    if not (name.greek or name.latin):
        raise BadInput("name_unknown")
    return name.greek or name.latin, name.latin if name.greek else ""


def particulars_of(contents: Contents, language: str) -> list[list[Particular]]:
    """The applicant's particulars, two a row, each from the paper that gives it most surely."""
    greek, latin = names_of(contents)
    values = {code: _best(contents, fields) for code, fields in PARTICULARS.items()}
    values["nationality"] = country_name(values["nationality"], "el")
    rows = {"surname_and_name": greek, "latin": latin, **values}
    labels = catalogue().labels
    known = [
        Particular(labels[code].el, "" if language == "el" else labels[code].in_language(language), value)
        for code, value in rows.items()
        if value or code != "latin"
    ]
    return [known[at : at + 2] for at in range(0, len(known), 2)]


def lines_of(contents: Contents, keys: Iterable[str], language: str) -> list[MissingLine]:
    """The lines with these keys, in the order in which the law asks; no keys: the formal lines that are missing."""
    wanted = set(keys)
    rows = [row for row in contents.findings if row.category == contents.dossier.category]
    chosen = [row for row in rows if (line_key(row) in wanted if wanted else _is_missing(row))]
    return [_line(contents, row, language) for row in chosen]


def pages_of(decision: Decision) -> list[PageAsked]:
    """The pages that a decision asks to be scanned again."""
    asked = set(decision.rescans.values_list("item", "number"))
    pages = Page.objects.filter(item__in=[item for item, _ in asked]).select_related("item__batch__station__office")
    return [_asked(page) for page in pages.order_by("item", "number") if (page.item_id, page.number) in asked]


def chosen_pages(ids: Iterable[UUID]) -> list[PageAsked]:
    """The same before anything is stored."""
    pages = Page.objects.filter(pk__in=list(ids)).select_related("item__batch__station__office")
    return [_asked(page) for page in pages.order_by("item", "number")]


def _asked(page: Page) -> PageAsked:
    with translation.override("el"):
        problem = " ".join(reason(code) for code in page.problems)
    return PageAsked(page.item.name, page.number, problem, page.item.batch.station.code)


def valid_until(issued: date) -> Clock:
    """Until when a Type A certificate issued on this day is valid: one year (SVC, step 3)."""
    return limit("type_a", issued)


def buyout_until(contents: Contents) -> Clock | None:
    """Until when the buy-out decision is due: six months from the application (C2015 A, note 1)."""
    applied = contents.dossier.application_date
    return buyout(applied) if applied else None


def departure_days() -> int:
    """Within how many days of service of a refusal the applicant has to leave (SVC, step 6)."""
    return next(rule.days for _, rule in law().limits if rule.id == "departure")


def day_of_rest(clock: Clock | None, language: str) -> str:
    """Why the last day is no working day, in brackets; nothing if it is one, or where the language has no word."""
    if clock is None or clock.rest is None or language not in {"el", "en"}:
        return ""
    return f" (not a working day: {clock.rest.en})" if language == "en" else f" (μη εργάσιμη: {clock.rest.el})"


def category_meaning(code: str) -> str:
    """What the circular calls those of a category."""
    return catalogue().categories[Category(code)].quote if code else ""


def long_day(day: date) -> str:
    """A day as letters are dated.

    >>> long_day(date(2015, 10, 6))
    '6 Οκτωβρίου 2015'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _is_missing(row: FindingRow) -> bool:
    return row.examination == "formal" and row.status == Status.MISSING


def _line(contents: Contents, row: FindingRow, language: str) -> MissingLine:
    asked = requirement_of(contents.dossier, row)
    with translation.override("el"):
        source = source_name(row.source)
    return MissingLine(
        title=asked.title_el if asked else row.code.replace("_", " "),
        courtesy=_courtesy(asked.title_en, language) if asked else "",
        quote=asked.quote if asked else "",
        source=source,
        paragraph=row.paragraph,
    )


def _courtesy(title_en: str, language: str) -> str:
    return {"en": title_en, "sq": catalogue().lines.get(title_en, "")}.get(language, "")


def _best(contents: Contents, codes: Iterable[str]) -> str:
    """The value that the applicant's papers, as corrected, give most surely; dates as people write them."""
    own = [paper for paper in contents.case.documents if contents.case.role_of(paper.id) == "applicant"]
    fields = [paper.fields[code] for paper in own for code in codes if code in paper.fields]
    sound = [field for field in fields if not field.problem] or fields
    best = max(sound, key=lambda field: field.confidence, default=None)
    return _shown(best.value) if best and isinstance(best.value, str) else ""


def _shown(value: str) -> str:
    try:
        return show(date.fromisoformat(value))
    except ValueError:
        return value
