"""Values that are not stored as people write them: the words and figures in which they are shown and may be typed."""

from collections.abc import Iterable, Mapping
from unicodedata import combining, normalize

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fakelos.review.wording import shown_value

_YES_NO: dict[str, Promise] = {"yes": _("Yes"), "no": _("No")}
CODED: Mapping[str, Mapping[str, Promise]] = {
    "fee_status": {
        "paid": _("Paid"),
        "committed": _("Paid and reserved"),
        "used": _("Used"),
        "unpaid": _("Not paid"),
        "cancelled": _("Cancelled"),
        "expired": _("Expired"),
        "refunded": _("Refunded"),
    },
    "title_kind": {"definitive": _("Definitive"), "provisional": _("Provisional")},
    "tax_year_kind": {"oikonomiko": _("Financial year"), "forologiko": _("Tax year")},
    "appeared_in_person": _YES_NO,
    "relative_is_greek": _YES_NO,
    "covers_family": _YES_NO,
    "withdrawn": _YES_NO,
    "subject": {"no_passport": _("Why there is no passport"), "other": _("Another subject")},
    "relation": {
        "spouse": _("Spouse"),
        "partner": _("Partner by cohabitation agreement"),
        "child": _("Child"),
        "parent": _("Parent"),
        "sibling": _("Brother or sister"),
    },
    "deed_kind": {
        "power_of_attorney": _("Power of attorney"),
        "purchase": _("Sale and purchase"),
        "preliminary_agreement": _("Preliminary agreement"),
        "lease": _("Lease"),
        "sworn_statement": _("Sworn statement"),
        "declaration": _("Declaration before a notary"),
        "donation": _("Donation"),
        "company": _("Founding of a company"),
        "inheritance": _("Acceptance of an inheritance"),
        "will": _("Will"),
        "loan": _("Loan"),
        "cohabitation_agreement": _("Cohabitation agreement"),
    },
}
"""By field, the words of each code."""
AMOUNTS = frozenset({"amount"})
"""Sums of euros, stored as `300.00`."""


def said(code: str, value: str | Iterable[str]) -> str:
    """The value of a field as people read it; a code without words, and any other value, as it is stored."""
    if code in AMOUNTS and isinstance(value, str):
        return number_format(value)
    words = CODED.get(code, {})
    return str(words[value]) if isinstance(value, str) and value in words else shown_value(value)


def choices(code: str) -> list[str]:
    """The words that a field can have; none where it is free."""
    return [str(word) for word in CODED.get(code, {}).values()]


def code_of(field: str, typed: str) -> str | None:
    """The code that was meant, by its words without regard to accents and case, or by itself; None if there is none."""
    known = {_plain(str(word)): code for code, word in CODED[field].items()}
    return known.get(_plain(typed)) or (typed.lower() if typed.lower() in CODED[field] else None)


def _plain(text: str) -> str:
    parts = normalize("NFD", text.casefold())
    return "".join(part for part in parts if not combining(part)).replace("ς", "σ")
