"""Fields of papers in the desk's words: their names, and how their values are shown and may be typed."""

from collections.abc import Iterable, Mapping
from unicodedata import combining, normalize

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fakelos.review.wording import shown_value

FIELDS: dict[str, Promise] = {
    "holder_surname_el": _("Surname (Greek)"),
    "holder_name_el": _("Given name (Greek)"),
    "holder_surname_lat": _("Surname (Latin)"),
    "holder_name_lat": _("Given name (Latin)"),
    "father_name_el": _("Father's name"),
    "mother_name_el": _("Mother's name"),
    "birth_date": _("Date of birth"),
    "afm": _("Tax number (AFM)"),
    "amka": _("Social security number (AMKA)"),
    "passport_no": _("Passport number"),
    "nationality": _("Nationality"),
    "sex": _("Sex"),
    "issue_date": _("Date of issue"),
    "expiry_date": _("Date of expiry"),
    "mrz1": _("Machine-readable zone, line 1"),
    "mrz2": _("Machine-readable zone, line 2"),
    "mrz3": _("Machine-readable zone, line 3"),
    "permit_no": _("Permit number"),
    "permit_type": _("Permit type"),
    "title_kind": _("Definitive or provisional"),
    "authority": _("Issuing authority"),
    "valid_from": _("Valid from"),
    "valid_to": _("Valid to"),
    "decision_date": _("Date of decision"),
    "sticker_no": _("Sticker number"),
    "fee_code": _("Fee code"),
    "fee_type_code": _("Fee type code"),
    "amount": _("Amount (EUR)"),
    "payment_date": _("Date of payment"),
    "insurer": _("Insurer"),
    "ama": _("Insured person's number"),
    "decision_no": _("Decision number"),
    "days_bought": _("Days bought"),
    "submitted_date": _("Date submitted"),
    "brought_date": _("Date brought to the service"),
    "tax_year_label": _("Tax year as printed"),
    "tax_year_kind": _("Kind of tax year"),
    "income_year": _("Income year"),
    "doy": _("Tax office"),
    "spouse_surname_el": _("Spouse's surname (Greek)"),
    "spouse_name_el": _("Spouse's given name (Greek)"),
    "spouse_father_name_el": _("Spouse's father's name"),
    "spouse_birth_date": _("Spouse's date of birth"),
    "spouse_afm": _("Spouse's tax number (AFM)"),
    "spouse_amka": _("Spouse's social security number (AMKA)"),
    "period_from": _("Period from"),
    "period_to": _("Period to"),
    "total_days": _("Days of insurance"),
    "school": _("School"),
    "school_years": _("School years"),
    "institution": _("Institution"),
    "department": _("Department"),
    "registration_no": _("Registration number"),
    "academic_years": _("Academic years"),
    "level": _("Level"),
    "hours": _("Hours"),
    "course_from": _("Course from"),
    "course_to": _("Course to"),
    "bank": _("Bank"),
    "iban": _("IBAN"),
    "account_no": _("Account number"),
    "transaction_dates": _("Dates of transactions"),
    "deed_no": _("Deed number"),
    "deed_date": _("Date of deed"),
    "notary": _("Notary"),
    "deed_kind": _("Kind of deed"),
    "act_no": _("Act number"),
    "relation": _("Relation"),
    "marriage_date": _("Date of marriage"),
    "child_name_el": _("Child's name"),
    "child_birth_date": _("Child's date of birth"),
    "application_no": _("Application number"),
    "application_date": _("Date of application"),
    "category_claimed": _("Category claimed"),
    "prior_application_no": _("Number of the earlier application"),
    "submission_date": _("Date of submission"),
    "category": _("Category"),
    "buyout_deadline": _("Deadline of the buy-out"),
    "years_covered": _("Years covered"),
    "appeared_in_person": _("Appeared in person"),
    "card_no": _("Card number"),
    "child_surname_el": _("Child's surname"),
    "date": _("Date"),
    "father_surname_el": _("Father's surname"),
    "fee_status": _("State of the fee"),
    "lawyer": _("Lawyer"),
    "mother_surname_el": _("Mother's surname"),
    "receipt_no": _("Receipt number"),
    "relative_birth_date": _("Relative's date of birth"),
    "relative_father_el": _("Relative's father"),
    "relative_mother_el": _("Relative's mother"),
    "relative_name_el": _("Relative's given name"),
    "relative_surname_el": _("Relative's surname"),
    "relative_is_greek": _("Relative is Greek or an ethnic Greek"),
    "birth_country": _("Country of birth"),
    "covers_family": _("Covers the family"),
    "withdrawn": _("Withdrawn"),
    "subject": _("Subject of the declaration"),
    "entry_dates": _("Stamps of entry"),
    "exit_dates": _("Stamps of exit"),
}
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


def field_label(code: str) -> str:
    """The name of a field; a code that has no name yet is shown with its underscores opened."""
    return str(FIELDS.get(code, code.replace("_", " ")))


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
