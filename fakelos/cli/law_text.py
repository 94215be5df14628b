"""The law as `fakelos rules` prints it: Greek first, every line with the words that it rests on."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from fakelos.rules import catalogue
from fakelos.rules.circulars import law, read_folder
from fakelos.rules.dates import show
from fakelos.rules.law import Law, Line
from fakelos.rules.provisions import Conflict, Quotation, Requirement
from fakelos.schemas.dossier import Category, Choice

EXAMINATIONS = {
    "formal": ("τυπική προϋπόθεση (βεβαίωση τύπου Α)", "formal examination (Type A certificate)"),
    "substantive": ("ουσιαστική προϋπόθεση (χορήγηση)", "substantive examination (grant)"),
}
FAILED = 1


class Tongue(NamedTuple):
    """The language that is printed; the words of the sources stay Greek."""

    english: bool

    def pick(self, el: str, en: str) -> str:
        """One of two sentences."""
        return en if self.english else el

    def of(self, thing: object, name: str) -> str:
        """A text that a thing has in both languages."""
        return str(getattr(thing, f"{name}_{self.pick('el', 'en')}"))


def print_list(day: date | None, *, english: bool) -> int:
    """Every line in force, grouped by category and examination; 1 when none was."""
    found = _print(_list(law(), day, Tongue(english)))
    if found == FAILED:
        typer.echo(Tongue(english).pick("Τότε δεν ίσχυε καμία γραμμή.", "No line was in force then."), err=True)
    return found


def print_explanation(code: str, *, english: bool) -> int:
    """Everything that bears on one code; 1 when nothing has it."""
    found = _print(_explanation(law(), code, Tongue(english)))
    if found == FAILED:
        known = sorted({line.requirement.code for line in law().lines} | _other_codes(law()))
        what = Tongue(english).pick("άγνωστος κωδικός. Ένας από:", "unknown code. One of:")
        typer.echo(f"{code}: {what} {', '.join(known)}", err=True)
    return found


def print_changes(before: str, after: str, *, english: bool) -> int:
    """What differs between two states of the law; each is a day or a folder."""
    return _print(_changes(before, after, Tongue(english)))


def print_conflicts(*, english: bool) -> int:
    """The register of conflicts with the readings chosen."""
    return _print(_conflicts(law(), Tongue(english)))


def _print(lines: Iterable[str]) -> int:
    """Print; 1 when there is nothing."""
    text = "\n".join(lines).rstrip()
    if text:
        typer.echo(text)
    return 0 if text else FAILED


def _list(rules: Law, day: date | None, tongue: Tongue) -> Iterator[str]:
    lines = catalogue.in_force(rules, day)
    for category in Category:
        for examination, names in EXAMINATIONS.items():
            asked = [
                line
                for line in lines
                if category in line.requirement.categories and line.requirement.examination == examination
            ]
            if asked:
                yield f"{category} · {tongue.pick(*names)}"
                yield from (f"  {_brief(line, tongue)}" for line in asked)
                yield ""


def _brief(line: Line, tongue: Tongue) -> str:
    requirement = line.requirement
    title = tongue.of(requirement, "title")
    return f"{requirement.code:<22} {title} ({line.circular}, {requirement.paragraph}; {_dates(requirement, tongue)})"


def _dates(requirement: Requirement, tongue: Tongue) -> str:
    since = f"{tongue.pick('από', 'from')} {show(requirement.applies_from)}"
    if requirement.applies_to == date.max:
        return since
    return f"{since} {tongue.pick('έως', 'to')} {show(requirement.applies_to)}"


def _explanation(rules: Law, code: str, tongue: Tongue) -> Iterator[str]:
    for line in rules.lines:
        if line.requirement.code == code:
            yield from _full(line, tongue)
    for tie in (tie for tie in rules.ties if tie.letter == code):
        kinds = ", ".join(tongue.pick(kind.label_el, kind.label_en) for kind in tie.classes)
        yield f"{tongue.pick('Δεσμός', 'Tie')} {tie.letter}: «{tie.quote}» ({kinds})"
    for source, limit in (pair for pair in rules.limits if pair[1].id == code):
        since = f"{tongue.pick('από', 'from')} {tongue.of(limit, 'counted_from')}"
        yield from (f"{tongue.of(limit, 'title')}, {since}", *_words(source, limit))
    yield from _rules_beside(rules, code, tongue)
    for conflict in rules.conflicts:
        if code in (conflict.id, conflict.line):
            yield from _conflict(conflict, _choice(rules, conflict), tongue)


def _rules_beside(rules: Law, code: str, tongue: Tongue) -> Iterator[str]:
    """What stands beside the lines: titles, the buy-out's time limit, force majeure."""
    for circular in rules.circulars:
        if code == "titles" and circular.titles:
            years = circular.titles.last_years
            yield tongue.pick(f"Τίτλοι των τελευταίων {years} ετών", f"Titles of the last {years} years")
            yield from _words(circular.id, circular.titles)
        if code == "buyout" and circular.buyout:
            months = circular.buyout.months
            yield tongue.pick(f"{months} μήνες από την αίτηση", f"{months} months from the application")
            yield from _words(circular.id, circular.buyout)
        for period in circular.excused_period if code == "force_majeure" else ():
            yield f"{tongue.of(circular, 'title')}: {show(period.first_day)}–{show(period.last_day)}"
            yield from _words(circular.id, period)


def _other_codes(rules: Law) -> set[str]:
    letters, limits = (tie.letter for tie in rules.ties), (limit.id for _, limit in rules.limits)
    return {*letters, *limits, *(conflict.id for conflict in rules.conflicts), "titles", "buyout", "force_majeure"}


def _full(line: Line, tongue: Tongue) -> Iterator[str]:
    requirement = line.requirement
    categories = ", ".join(requirement.categories)
    examination = tongue.pick(*EXAMINATIONS[requirement.examination])
    yield f"{tongue.of(requirement, 'title')} · {categories} · {examination}"
    yield from _words(line.circular, requirement)
    for also in requirement.see:
        yield from _words(line.circular, also)
    yield f"  {_dates(requirement, tongue)}; {tongue.pick('έλεγχος', 'check')} {requirement.check}"
    served = ", ".join(sorted(tongue.pick(c.label_el, c.label_en) for c in line.served_by))
    yield f"  {tongue.pick('έγγραφα', 'papers')}: {served}"
    yield ""


def _words(source: str, words: Quotation) -> Iterator[str]:
    yield f"  {source}, {words.paragraph}:"
    yield f"    «{words.quote}»"


def _changes(before: str, after: str, tongue: Tongue) -> Iterator[str]:
    changed = catalogue.changes(_state(before), _state(after))
    if not changed:
        yield tongue.pick("Καμία διαφορά.", "No difference.")
    for change in changed:
        yield f"{change.category} · {tongue.pick(*EXAMINATIONS[change.examination])} · {change.code}"
        for sign, side in (("-", change.before), ("+", change.after)):
            if side:
                source, requirement = side
                yield f"  {sign} {tongue.of(requirement, 'title')} ({source}, {requirement.paragraph})"
                yield f"  {sign}   «{requirement.quote}»"
                yield f"  {sign}   {requirement.check} {_options(requirement)}".rstrip()
        yield ""


def _options(requirement: Requirement) -> str:
    return ", ".join(f"{name} = {value}" for name, value in requirement.options.items())


def _state(text: str) -> tuple[Line, ...]:
    """The lines of a day, or the last ones of a folder."""
    folder = Path(text)
    if folder.is_dir():
        return catalogue.in_force(read_folder(folder))
    try:
        return catalogue.in_force(law(), date.fromisoformat(text))
    except ValueError:
        raise typer.BadParameter(f"{text}: YYYY-MM-DD, or a folder") from None


def _choice(rules: Law, conflict: Conflict) -> Choice:
    return next(choice for choice in rules.choices if choice.conflict == conflict.id)


def _conflicts(rules: Law, tongue: Tongue) -> Iterator[str]:
    for conflict in rules.conflicts:
        yield from _conflict(conflict, _choice(rules, conflict), tongue)


def _conflict(conflict: Conflict, choice: Choice, tongue: Tongue) -> Iterator[str]:
    yield f"{conflict.id} · {tongue.of(conflict, 'title')} ({', '.join(conflict.categories)})"
    for reading in conflict.reading:
        mark = "►" if reading.id == choice.reading else " "
        yield f"  {mark} {reading.id}: {tongue.of(reading, 'says')} ({reading.source}, {reading.paragraph})"
        yield f"      «{reading.quote}»"
    yield f"  {tongue.of(choice, 'justification')}"
    yield ""
