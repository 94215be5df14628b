"""What a paper says: values for a form's placeholders, and the truth that each of them prints."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any
from unicodedata import normalize

from tests.specimens import dates
from tests.specimens.paper import Fields
from tests.specimens.people import CITIES, OFFICIALS, Person, digits

Facts = Mapping[str, Any]
STYLES = {
    "slash": dates.slashed, "dash": dates.dashed, "dot": dates.dotted, "long": dates.long, "en": dates.english,
    "bare": dates.bare, "short": dates.short, "ordinal": dates.ordinal, "month": dates.abbreviated,
    "spaced": dates.spaced, "words": dates.in_words, "roman": dates.roman, "twin": dates.twin, "iso": dates.iso,
    "american": dates.american,
}  # fmt: skip
ANY = ("slash", "slash", "dash", "dot", "long", "long", "bare", "ordinal", "month", "spaced")
TONOS = "\u0301"


def capitals(text: str) -> str:
    """Greek capitals: without accents, with diaereses.

    >>> capitals("Μαΐου, Βόλος")
    'ΜΑΪΟΥ, ΒΟΛΟΣ'
    """
    return normalize("NFC", normalize("NFD", text.upper()).replace(TONOS, ""))


def money(amount: float) -> str:
    """Greek thousands and decimals.

    >>> money(10774.5)
    '10.774,50'
    """
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


class Values:
    """The values of one paper. What is `put` with a code is true of the paper only where it is printed."""

    def __init__(self, who: Person, rng: Random, facts: Facts) -> None:
        self.who, self.rng, self.facts = who, rng, facts
        self.style = rng.choice(("slash", "slash", "dash", "long", "dot"))
        self._printed: dict[str, Any] = {}
        self._codes: dict[str, list[tuple[str, str | list[str]]]] = {}
        self._truth: Fields = {}
        self._holder(who)
        self._office(who)

    def _holder(self, who: Person, prefix: str = "") -> None:
        for name, value, code in (
            ("surname", who.surname_el, "holder_surname_el"), ("name", who.name_el, "holder_name_el"),
            ("SURNAME", who.surname_lat, "holder_surname_lat"), ("NAME", who.name_lat, "holder_name_lat"),
            ("father", who.father_el, "father_name_el"), ("mother", who.mother_el, "mother_name_el"),
            ("afm", who.afm, "afm"), ("amka", who.amka, "amka"), ("ama", who.ama, "ama"),
            ("passport", who.passport_no, "passport_no"), ("birth", who.birth, "birth_date"), ("sex", who.sex, "sex"),
        ):  # fmt: skip
            self.put(prefix + name, value, code)
        self.put("full", who.full_el)
        self._codes["full"] = self._codes["surname"] + self._codes["name"]
        self.put("nation", who.nationality, "nationality")

    def _office(self, who: Person) -> None:
        spoken, of_city, in_city = CITIES[who.city]
        country = who.country
        names = {
            "city": who.city, "City": spoken, "of_city": of_city, "in_city": in_city, "OF_CITY": capitals(of_city),
            "In_city": in_city[0].upper() + in_city[1:], "street": who.street, "address": who.address,
            "postcode": who.postcode, "phone": digits(self.rng, 9), "country": country["el"],
            "of_country": country["of_el"], "COUNTRY": capitals(country["el"]), "LAND": country["latin"],
            "birthplace": who.birthplace_el, "BIRTHPLACE": who.birthplace_lat,
        }  # fmt: skip
        for name, value in names.items():
            self.put(name, value)
        for n in range(1, 4):
            self.put(f"official{n}", self.rng.choice(OFFICIALS))
        self.put("number", str(self.rng.randrange(800, 99_000)))

    def put(self, name: str, value: Any, code: str = "") -> None:
        """Set a placeholder; with a code, its text is a field's true value where the form prints it."""
        self._printed[name] = value
        if code:
            self._codes[name] = [(code, _true(value))]

    def say(self, name: str, value: Any, **truth: str | list[str]) -> None:
        """Set a placeholder whose true values differ from what is printed."""
        self._printed[name] = value
        self._codes[name] = list(truth.items())

    def true(self, **fields: str | list[str]) -> None:
        """What is true of the paper however it is printed."""
        self._truth.update(fields)

    def without(self, *codes: str) -> "Values":
        """The same, but for what this layout is silent about."""
        for code in codes:
            self._truth.pop(code, None)
        return self

    def given(self, key: str, default: Any) -> Any:
        """A fact that the scenario gives, or the default."""
        found = self.facts.get(key)
        return default if found is None else found

    def day(self, key: str, first: date = date(2009, 1, 1), days: int = 3900) -> date:
        """A day that the scenario gives, or one of the `days` from `first`."""
        day: date = self.given(key, first + timedelta(days=self.rng.randrange(days)))
        return day

    def text(self, name: str, style: str = "") -> str:
        """How a placeholder is printed."""
        value = self._printed[name]
        if isinstance(value, date):
            return STYLES[style or self.style](value)
        return money(value) if isinstance(value, float) else str(value)

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows that a placeholder stands for."""
        rows: list[tuple[str, ...]] = self._printed[name]
        return rows

    def fields(self, printed: set[str]) -> Fields:
        """The truth of a paper that prints those placeholders."""
        found = {code: true for name in self._codes if name in printed for code, true in self._codes[name]}
        return found | self._truth


def _true(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, float) else str(value)
