"""Values that reviewers type: read as the machine writes them, and checked as the machine checks them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from stdnum import iban
from stdnum.gr import amka, vat

from fakelos.review.field_words import CODED, code_of
from fakelos.review.greek_capitals import capitals
from fakelos.rules.dates import read_day, read_period
from fakelos.schemas.corrections import Value
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import BadInput

LONGEST = 200
DAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")
MONTHS = ("%m/%Y", "%m.%Y", "%Y-%m")
AMOUNT = re.compile(
    r"(?P<euros>\d+|\d{1,3}(?P<apart>[., ])\d{3}(?:(?P=apart)\d{3})*)(?:(?!(?P=apart))[.,](?P<cents>\d{1,2}))?",
    re.ASCII,
)
LARGEST = 10**7
DATES = frozenset({"valid_from", "valid_to", "date", "buyout_deadline"})
PERIODS = frozenset({"period_from", "period_to", "course_from", "course_to"})
SEVERAL = frozenset(
    {"transaction_dates", "years_covered", "school_years", "academic_years", "entry_dates", "exit_dates"}
)
CHECKED: Mapping[str, Callable[[str], bool]] = {"afm": vat.is_valid, "amka": amka.is_valid, "iban": iban.is_valid}

_PERSON = ("holder_surname_el", "holder_name_el", "birth_date", "afm", "amka")
_LATIN = ("holder_surname_lat", "holder_name_lat")
FIELDS_OF: Mapping[DocumentClass, tuple[str, ...]] = {
    DocumentClass.PASSPORT: (
        *_LATIN, "birth_date", "passport_no", "nationality", "issue_date", "expiry_date",
        "entry_dates", "exit_dates",
    ),
    DocumentClass.IDENTITY_OTHER: (*_PERSON, "card_no", "nationality", "issue_date", "expiry_date"),
    DocumentClass.RESIDENCE_PERMIT: (
        "holder_surname_el", "holder_name_el", *_LATIN, "birth_date", "permit_no", "permit_type", "valid_from",
        "valid_to", "decision_date", "sticker_no",
    ),
    DocumentClass.FEE_RECEIPT: (
        "holder_surname_el", "holder_name_el", "afm", "fee_code", "fee_type_code", "fee_status", "amount",
        "payment_date",
    ),
    DocumentClass.INSURANCE: (*_PERSON, "ama", "insurer", "valid_from", "valid_to", "issue_date", "covers_family"),
    DocumentClass.BUYOUT_DECISION: (
        *_PERSON, "insurer", "decision_no", "decision_date", "days_bought", "submitted_date", "brought_date",
    ),
    DocumentClass.LANGUAGE_COURSE: (
        "holder_surname_el", "holder_name_el", "birth_date", "course_from", "course_to", "hours", "level",
        "issue_date", "years_covered",
    ),
    DocumentClass.SCHOOL_RECORD: (
        "holder_surname_el", "holder_name_el", "birth_date", "school", "school_years", "years_covered", "issue_date",
    ),
    DocumentClass.TAX_RETURN: (
        "holder_surname_el", "holder_name_el", "afm", "doy", "income_year", "years_covered", "issue_date",
    ),
    DocumentClass.SOCIAL_INSURANCE: (
        *_PERSON, "ama", "insurer", "period_from", "period_to", "total_days", "years_covered",
    ),
    DocumentClass.KINSHIP: (
        "holder_surname_el", "holder_name_el", "birth_date", "relation", "relative_surname_el", "relative_name_el",
        "relative_birth_date", "relative_is_greek", "marriage_date", "act_no", "issue_date",
    ),
    DocumentClass.STUDIES: (
        "holder_surname_el", "holder_name_el", "institution", "department", "academic_years", "years_covered",
        "issue_date",
    ),
    DocumentClass.BANK_TRANSACTION: (
        "holder_surname_el", "holder_name_el", "afm", "bank", "iban", "account_no", "transaction_dates",
        "years_covered",
    ),
    DocumentClass.NOTARIAL_DEED: (
        "holder_surname_el", "holder_name_el", "afm", "deed_no", "deed_date", "notary", "appeared_in_person",
        "lawyer", "years_covered",
    ),
    DocumentClass.BIRTH_ACT: (
        "child_surname_el", "child_name_el", "child_birth_date", "father_surname_el", "father_name_el",
        "mother_surname_el", "mother_name_el", "act_no", "birth_country",
    ),
    DocumentClass.APPLICATION_FORM: (
        "holder_surname_el", "holder_name_el", *_LATIN, "birth_date", "afm", "application_no", "application_date",
        "category_claimed",
    ),
    DocumentClass.PRIOR_APPLICATION: (
        "holder_surname_el", "holder_name_el", "birth_date", "prior_application_no", "submission_date", "fee_code",
        "amount", "payment_date", "withdrawn",
    ),
    DocumentClass.TYPE_A_CERTIFICATE: (
        "holder_surname_el", "holder_name_el", "birth_date", "application_no", "issue_date", "valid_to",
    ),
    DocumentClass.SOLEMN_DECLARATION: ("holder_surname_el", "holder_name_el", "birth_date", "subject", "date"),
    DocumentClass.POWER_OF_ATTORNEY: ("holder_surname_el", "holder_name_el", "lawyer", "deed_no", "deed_date"),
}  # fmt: skip
"""What a reviewer may add to a paper of a class, because the rules or the identity of its holder rest on it."""
OF_ANY_PAPER = (*_PERSON, "date", "issue_date")
"""The same for a paper of which the class is not known, or has no list of its own."""


def fields_to_add(doc_class: DocumentClass | None) -> tuple[str, ...]:
    """The fields that a reviewer may add to a paper of this class."""
    return FIELDS_OF.get(doc_class, OF_ANY_PAPER) if doc_class else OF_ANY_PAPER


def read_value(code: str, typed: str) -> tuple[Value, str | None]:
    """What was typed, as it is stored, and a reason code if it fails its own check.

    Raises:
        BadInput: `value_empty`, `value_too_long`, `value_no_date`, `value_no_year`, `value_no_amount`,
            `value_no_choice`.

    >>> read_value("valid_to", "1/3/2016"), read_value("amount", "300"), read_value("afm", "123 456 789")
    (('2016-03-01', None), ('300.00', None), ('123456789', 'check_digit'))
    >>> read_value("years_covered", "2014, 2015")
    (('2014', '2015'), None)
    """
    text = " ".join(typed.split())
    if not text:
        raise BadInput("value_empty")
    if len(text) > LONGEST:
        raise BadInput("value_too_long")
    if code in SEVERAL:
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        return tuple(_single(code, part) for part in parts), None
    value = _single(code, text)
    return value, _problem(code, value)


def _single(code: str, text: str) -> str:
    if code in DATES or code.endswith(("_date", "_dates")):
        return read_typed_day(text).isoformat()
    if code in PERIODS:
        return _period(text)
    if code in {"income_year", "years_covered"}:
        return _year(text)
    if code == "amount":
        return _amount(text)
    if code in CODED:
        return _choice(code, text)
    return "".join(text.split()).upper() if code in CHECKED else capitals(text)


def read_typed_day(text: str) -> date:
    """A day as people type it.

    Raises:
        BadInput: `value_no_date`.
    """
    for form in DAYS:
        try:
            day = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a calendar day
        except ValueError:
            continue
        if read_day(day.isoformat()):
            return day
    raise BadInput("value_no_date")


def _period(text: str) -> str:
    """A day, a month or a year."""
    for form in MONTHS:
        try:
            return datetime.strptime(text, form).strftime("%Y-%m")  # noqa: DTZ007 - a calendar month
        except ValueError:
            continue
    return text if text.isdecimal() and read_period(text) else read_typed_day(text).isoformat()


def _year(text: str) -> str:
    if text.isascii() and text.isdecimal() and len(text) == len("2000") and read_period(text):
        return text
    raise BadInput("value_no_year")


def _amount(text: str) -> str:
    """Euros and cents; a sign before three digits divides thousands, in either country's way of writing."""
    found = AMOUNT.fullmatch(text.upper().replace("€", "").replace("EUR", "").strip())
    if found is None:
        raise BadInput("value_no_amount")
    euros, cents = re.sub(r"\D", "", found["euros"]), found["cents"] or ""
    if int(euros) >= LARGEST:
        raise BadInput("value_no_amount")
    return f"{int(euros)}.{cents:0<2}"


def _choice(code: str, text: str) -> str:
    known = code_of(code, text)
    if known is None:
        raise BadInput("value_no_choice")
    return known


def _problem(code: str, value: str) -> str | None:
    valid = CHECKED.get(code)
    return None if valid is None or valid(value) else "check_digit"
