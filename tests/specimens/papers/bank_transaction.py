"""Bank papers (η): their dates are those of the transactions, not of the print."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form, years
from tests.specimens.paper import Paper
from tests.specimens.people import Person, digits, greek_iban
from tests.specimens.values import STYLES, Facts, Values, money

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
BANKS = {"ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ ΤΗΣ ΕΛΛΑΔΟΣ": "011", "ALPHA BANK": "014", "ΤΡΑΠΕΖΑ ΠΕΙΡΑΙΩΣ": "017", "EUROBANK": "026",
         "ΑΓΡΟΤΙΚΗ ΤΡΑΠΕΖΑ": "043", "ΕΜΠΟΡΙΚΗ ΤΡΑΠΕΖΑ": "012", "ΤΑΧΥΔΡΟΜΙΚΟ ΤΑΜΙΕΥΤΗΡΙΟ": "087"}  # fmt: skip
REASONS = (
    ("ΠΛΗΡΩΜΗ ΔΕΗ", -1),
    ("ΑΓΟΡΑ POS", -1),
    ("ΑΝΑΛΗΨΗ ΑΤΜ", -1),
    ("ΜΙΣΘΟΔΟΣΙΑ", 1),
    ("ΚΑΤΑΘΕΣΗ ΜΕΤΡΗΤΩΝ", 1),
    ("ΜΕΤΑΦΟΡΑ", -1),
    ("ΤΟΚΟΙ", 1),
    ("ΕΜΒΑΣΜΑ ΕΙΣΕΡΧΟΜΕΝΟ", 1),
    ("ΠΑΓΙΑ ΕΝΤΟΛΗ ΟΤΕ", -1),
    ("ΠΛΗΡΩΜΗ ΕΦΚΑ", -1),
    ("WEB TRANSFER", -1),
)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A bank paper; facts: `transaction_dates`, or `year` to draw them in."""
    values = Values(who, rng, facts)
    bank = rng.choice(tuple(BANKS))
    values.put("bank", bank, "bank")
    year = values.given("year", rng.choice(years(FORM, layout, "2006,2022")))
    days = values.given("transaction_dates", _days(rng, year, layout))
    iban = greek_iban(rng, BANKS[bank])
    values.say("iban", " ".join(iban[n : n + 4] for n in range(0, len(iban), 4)), iban=iban)
    values.put("account", f"{digits(rng, 3)}/{digits(rng, 6)}-{digits(rng, 2)}", "account_no")
    moves = _moves(rng, days, STYLES[option(FORM, layout, "rows", "slash")])
    values.put("moves", moves)
    values.put(
        "signed_moves", [(day, why, f"-{out}" if out else f"+{paid}", rest) for day, why, out, paid, rest in moves]
    )
    values.put("value_dates", [(day, day, why, out or paid, "Χ" if out else "Π") for day, why, out, paid, _ in moves])
    for name, day in (
        ("first", days[0]),
        ("last", days[-1]),
        ("single", days[0]),
        ("printed", days[-1] + timedelta(days=9)),
    ):
        values.put(name, day)
    values.put("sum", float(rng.randrange(30, 900)))
    values.true(
        transaction_dates=[day.isoformat() for day in days], years_covered=sorted({str(day.year) for day in days})
    )
    return print_form(FORM, layout, values)


def _days(rng: Random, year: int, layout: str) -> list[date]:
    count = 1 if "single" in layouts(FORM)[layout].options else rng.randrange(7, 22)
    return sorted(date(year, 1, 2) + timedelta(days=n) for n in rng.sample(range(360), count))


def _moves(rng: Random, days: list[date], style: Callable[[date], str]) -> list[tuple[str, ...]]:
    balance, rows = float(rng.randrange(200, 900)), list[tuple[str, ...]]()
    for day in days:
        reason, sign = rng.choice(REASONS)
        amount = float(rng.randrange(15, 180)) if sign > 0 or balance > 200 else 10.0
        balance += sign * amount
        row = ("", money(amount)) if sign > 0 else (money(amount), "")
        rows.append((style(day), reason, *row, money(balance)))
    return rows
