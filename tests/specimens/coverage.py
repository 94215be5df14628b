"""What a dossier's papers amount to, day by day: the plainest count there is, to check cleverer ones against."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.specimens.paper import Fields

Days = set[date]
Papers = Iterable[tuple[str, Fields]]
TIES = (
    "tax_return",
    "social_insurance",
    "bank_transaction",
    "school_record",
    "studies",
    "language_course",
    "notarial_deed",
)
YEARS = 10


def span(first: date, last: date) -> Days:
    """All days from one to the other, both included."""
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def years_before(day: date, years: int) -> date:
    """The same calendar day earlier; 29 February counts as 28."""
    return date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last that the month has."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return min(date(year, month, 1) + timedelta(days=day.day - 1), _last(year, month))


def _last(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def titles(papers: Papers, applied: date) -> Days:
    """The days of the titles that count: those that reach into the ten years before the application."""
    found: Days = set()
    for doc_class, fields in papers:
        if doc_class == "residence_permit" and _day(fields, "valid_to") >= years_before(applied, YEARS):
            found |= span(_day(fields, "valid_from"), _day(fields, "valid_to"))
    return found


def ties(papers: Papers) -> Days:
    """The days that tie papers speak for."""
    found: Days = set()
    for doc_class, fields in papers:
        if doc_class in TIES:
            found |= _tie(doc_class, fields)
    return found


def _tie(doc_class: str, fields: Fields) -> Days:
    if doc_class == "bank_transaction":
        return {date.fromisoformat(day) for day in fields["transaction_dates"]}
    if doc_class == "notarial_deed":
        return {_day(fields, "deed_date")}
    if doc_class == "language_course":
        return span(_day(fields, "course_from"), _day(fields, "course_to"))
    if doc_class == "tax_return":
        year = int(str(fields["income_year"]))
        return span(date(year, 1, 1), date(year, 12, 31))
    if doc_class == "social_insurance":
        year, month = map(int, str(fields["period_to"]).split("-"))
        return span(date.fromisoformat(f"{fields['period_from']}-01"), _last(year, month))
    begun = int((fields.get("school_years") or fields["academic_years"])[0][:4])
    return span(date(begun, 9, 1), date(begun + 1, 6, 30))


def _day(fields: Fields, code: str) -> date:
    return date.fromisoformat(str(fields[code]))


def amounts(papers: list[tuple[str, Fields]], applied: date) -> dict[str, object]:
    """The figures of `truth/dossiers.jsonl` that are counted."""
    held, tied = titles(papers, applied), ties(papers)
    inside = {day for day in held if years_before(applied, YEARS) <= day <= applied}
    last = max(held) if held else None
    covered = sorted({day.year for day in tied if last and day > last and day <= applied})
    needed = range(last.year, applied.year + 1) if last else range(0)
    return {
        "lawful_days_last_decade": len(inside),
        "last_title_expiry": last.isoformat() if last else None,
        "tie_years_covered": covered,
        "tie_years_uncovered": [year for year in needed if year not in covered],
        "max_gap_days": _longest_gap(tied, last, applied) if last else 0,
    }


def _longest_gap(tied: Days, last: date, applied: date) -> int:
    longest = run = 0
    for n in range(1, (applied - last).days):
        run = 0 if last + timedelta(days=n) in tied else run + 1
        longest = max(longest, run)
    return longest
