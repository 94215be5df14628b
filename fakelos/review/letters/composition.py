"""The letters of a decision: which parts are printed, filled with what, with whose names under them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.review.dossier.people import person_name
from fakelos.review.greek_capitals import capitals
from fakelos.review.letters import facts
from fakelos.review.letters.catalogue import COURTESY, Condition, LetterKind, Part, Sentence, catalogue
from fakelos.review.letters.press import html_of, pdf_of
from fakelos.rules.clocks import Clock
from fakelos.rules.dates import show
from fakelos.schemas.dossier import Category, Outcome
from fakelos.storage.decisions.letters import Printed
from fakelos.storage.decisions.table import NEGATIVE, RULES, TYPE_A, Kind
from fakelos.storage.models import Decision, Office

BLANK = "…………………"


class Shown(NamedTuple):
    """A part as the template takes it."""

    greek: SafeString | str = ""
    courtesy: SafeString | str = ""
    emphasis: bool = False
    block: str = ""

    @property
    def template(self) -> str:
        """The template that draws the block."""
        return f"_{self.block}.html"


def press(decision: Decision) -> list[Printed]:
    """Print every letter of a decision that has its number and day.

    Raises:
        BadInput: `name_unknown`.
        ToolFailure: `letter_not_printed`.
    """
    contents = contents_of(decision.dossier)
    return [_printed(decision, LetterKind(kind), contents) for kind in RULES[Kind(decision.kind)].letters]


def preview(decision: Decision, kind: LetterKind, pages: Iterable[UUID] = ()) -> bytes:
    """One letter of a decision that is not made yet, marked as a draft.

    Raises:
        BadInput: `name_unknown`.
        ToolFailure: `letter_not_printed`.
    """
    contents = contents_of(decision.dossier)
    values = values_of(decision, kind, contents, facts.chosen_pages(pages))
    return pdf_of(html_of("letter.html", values | {"draft": True}))


def _printed(decision: Decision, kind: LetterKind, contents: Contents) -> Printed:
    pages = facts.pages_of(decision) if kind is LetterKind.RESCAN_REQUEST else []
    values = values_of(decision, kind, contents, pages)
    said = {name: clock.ends.isoformat() for name, clock in _clocks(decision, contents).items() if clock}
    return Printed(kind, values["language"], pdf_of(html_of("letter.html", values)), said)


def values_of(
    decision: Decision, kind: LetterKind, contents: Contents, pages: Sequence[facts.PageAsked]
) -> dict[str, Any]:
    """Everything that the template of a letter shows."""
    text, language = catalogue().letters[kind], language_of(decision, kind)
    name, latin = ("", "") if kind is LetterKind.RESCAN_REQUEST else facts.names_of(contents)
    fillings = {one: _fillings(decision, contents, name, pages, one) for one in {"el", language}}
    conditions = _conditions(decision, contents)
    return {
        **head_of(Heading(decision.office, decision.day or decision.made_at.date(), decision.protocol, text.title.el)),
        "title": text.title.el,
        "capitals": capitals(text.title.el),
        "courtesy_title": "" if language == "el" else text.title.in_language(language),
        "language": "" if language == "el" else language,
        "parts": [_part(part, fillings, language) for part in text.part if set(part.when) <= conditions],
        "name": name,
        "latin": latin,
        "particulars": facts.particulars_of(contents, language) if name else [],
        "lines": facts.lines_of(contents, decision.details.get("lines", ()), language),
        "refused": decision.kind in NEGATIVE,
        "pages": pages,
        "reason": decision.reason.splitlines() if decision.kind in {*NEGATIVE, Kind.ASK_RESCAN} else [],
        "signatures": _signatures(decision),
        **_courtesy_words(language),
    }


def language_of(decision: Decision, kind: LetterKind) -> str:
    """The courtesy language of a letter, `el` where it has none."""
    wanted = str(decision.details.get("language", ""))
    return wanted if wanted in catalogue().letters[kind].languages() else "el"


def _courtesy_words(language: str) -> dict[str, Any]:
    labels = catalogue().labels
    return {
        "notice": labels["courtesy"].el.format(language=COURTESY.get(language, "")),
        "courtesy_notice": labels["courtesy"].in_language(language),
        "courtesy": {code: label.in_language(language) for code, label in labels.items()},
    }


class Heading(NamedTuple):
    """What stands at the top of a letter and in its margin."""

    office: Office
    day: date
    protocol: str
    title: str


def head_of(heading: Heading) -> dict[str, Any]:
    """The values of the letterhead and the running foot."""
    labels, office = catalogue().labels, heading.office
    numbered = [f"{labels['protocol'].el} {heading.protocol}"] if heading.protocol else []
    return {
        "labels": labels,
        "letterhead": [line for line in (office.letterhead or str(office)).splitlines() if line.strip()],
        "office_name": str(office),
        "place": office.place,
        "long_day": facts.long_day(heading.day),
        "protocol": heading.protocol,
        "foot": " · ".join([heading.title, *numbered, show(heading.day)]),
    }


def _part(part: Part, fillings: dict[str, dict[str, SafeString]], language: str) -> Shown:
    if part.text is None:
        return Shown(block=str(part.block))
    courtesy = "" if language == "el" else _filled(part.text, language, fillings[language])
    return Shown(_filled(part.text, "el", fillings["el"]), courtesy, part.emphasis)


def _filled(sentence: Sentence, language: str, fillings: dict[str, SafeString]) -> SafeString:
    return format_html(str(escape(sentence.in_language(language))), **fillings)


def _fillings(
    decision: Decision, contents: Contents, name: str, pages: Iterable[facts.PageAsked], language: str
) -> dict[str, SafeString]:
    """The value of every placeholder, in bold; dots where there is none."""
    dossier, clocks = contents.dossier, _clocks(decision, contents)
    values = {
        "name": name,
        "application_no": dossier.application_no,
        "application_date": show(dossier.application_date) if dossier.application_date else "",
        "category": dossier.category,
        "departure_days": str(facts.departure_days()),
        "station": ", ".join(sorted({page.station for page in pages})),
        **{said: show(clock.ends) if clock else "" for said, clock in clocks.items()},
    }
    bold = {code: format_html("<strong>{}</strong>", value or BLANK) for code, value in values.items()}
    rest = facts.day_of_rest(clocks["buyout_until"], language)
    meaning = facts.category_meaning(dossier.category)
    return bold | {"category_meaning": escape(meaning), "buyout_holiday": escape(rest)}


def _clocks(decision: Decision, contents: Contents) -> dict[str, Clock | None]:
    """The time limits that the letters of a decision name, by placeholder."""
    certified = decision.kind in TYPE_A or decision.kind == Kind.RENEW_TYPE_A
    day = decision.day if certified else None
    return {"valid_until": facts.valid_until(day) if day else None, "buyout_until": facts.buyout_until(contents)}


def _conditions(decision: Decision, contents: Contents) -> set[Condition]:
    kind, dossier = decision.kind, contents.dossier
    insurance_asked = "formal:insurance" in decision.details.get("lines", ())
    holds = {
        Condition.RENEWAL: kind == Kind.RENEW_TYPE_A,
        Condition.BUYOUT: kind == Kind.TYPE_A_BUYOUT or insurance_asked,
        Condition.BUYOUT_PASSED: kind == Kind.REFUSE and dossier.outcome == Outcome.REJECT_BUYOUT_DEADLINE,
        Condition.MISSING: kind == Kind.TYPE_A_MISSING,
        Condition.CERTIFICATE: kind == Kind.TYPE_A_MISSING,
        Condition.NO_CERTIFICATE: kind == Kind.ASK_PAPERS,
        Condition.EXCEPTIONAL: dossier.category in {Category.G13, Category.G14},
    }
    return {condition for condition, true in holds.items() if true}


class Signature(NamedTuple):
    """A name under a letter, and in what office it stands there."""

    office: str
    name: str


def _signatures(decision: Decision) -> list[Signature]:
    labels = catalogue().labels
    if decision.kind not in NEGATIVE:
        return [Signature(labels["officer"].el, person_name(decision.made_by))]
    second = person_name(decision.signed_by) if decision.signed_by else ""
    return [Signature(labels["proposer"].el, person_name(decision.made_by)), Signature(labels["second"].el, second)]
