"""The desk's words for what the machine stores as codes; Greek comes from the catalogue."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from fakelos.rules.answers import Sentence
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category, Outcome, Status
from fakelos.schemas.reasons import REASONS
from fakelos.storage.models import Dossier, Role

DAY = "%d/%m/%Y"
"""How days are written, in either language: month and day are never to be confused."""

STATUSES: dict[Status, Promise] = {
    Status.MET: _("Met"),
    Status.MISSING: _("Missing"),
    Status.DOUBTFUL: _("Doubtful"),
    Status.NOT_REQUIRED: _("Not required"),
}
EXAMINATIONS: dict[str, Promise] = {
    "formal": _("formal"),
    "substantive": _("substantive"),
}
CATEGORIES: dict[Category, Promise] = {
    Category.G13: _("one definitive title in the last ten years"),
    Category.G14: _("definitive titles of five years in the last ten"),
    Category.ST1: _("family reunification, application from inside the country"),
}
OUTCOMES: dict[Outcome, Promise] = {
    Outcome.TYPE_A_COMPLETE: _("Type A certificate"),
    Outcome.TYPE_A_BUYOUT_PENDING: _("Type A certificate, buy-out pending"),
    Outcome.TYPE_A_MISSING_DOCUMENTS: _("Type A certificate and missing-documents form"),
    Outcome.INCOMPLETE: _("Minimum not met"),
    Outcome.REJECT_BUYOUT_DEADLINE: _("Buy-out deadline passed"),
}
OUTCOME_SENTENCES: dict[Outcome, Promise] = {
    Outcome.TYPE_A_COMPLETE: _("No formal line is missing: the certificate of application (Type A) may be issued."),
    Outcome.TYPE_A_BUYOUT_PENDING: _(
        "All is met but insurance: Type A may be issued with the category written on it; "
        "the buy-out decision is due within six months of the application."
    ),
    Outcome.TYPE_A_MISSING_DOCUMENTS: _(
        "The minimum is met: Type A may be issued together with the missing-documents form, "
        "which names what is missing."
    ),
    Outcome.INCOMPLETE: _(
        "With these papers Type A cannot be issued. Nothing happens by itself: "
        "a reviewer confirms it and a second one countersigns."
    ),
    Outcome.REJECT_BUYOUT_DEADLINE: _(
        "Six months have passed without a buy-out decision: the circular provides for rejection. A reviewer decides."
    ),
}
SOURCES: dict[str, Promise] = {
    "C2015": _("Circular 67758/2015"),
    "C2024": _("Circular 181070/2024"),
    "SVC": _("Service description"),
}
ROLES: dict[str, Promise] = {
    Role.STATION: _("Scanning station"),
    Role.REVIEWER: _("Reviewer"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}
ITEM_STATES: dict[str, Promise] = {
    "received": _("Received"),
    "reading": _("Being read"),
    "read": _("Read"),
    "quarantined": _("Not usable"),
}
BATCH_STATES: dict[str, Promise] = {
    "received": _("Received, waits to be read"),
    "processing": _("Being read"),
    "done": _("Finished"),
    "failed": _("Could not be read"),
}
DOSSIER_STATES: dict[str, Promise] = {
    Dossier.State.READY: _("To be examined"),
    Dossier.State.WAITING_PAPERS: _("Waits for papers"),
    Dossier.State.WAITING_RESCAN: _("Waits for a rescan"),
    Dossier.State.WAITING_AUTHORITIES: _("Waits for other authorities"),
    Dossier.State.COUNTERSIGN: _("Waits for a second signature"),
    Dossier.State.DONE: _("Done"),
}
DEADLINES: dict[str, Promise] = {
    Dossier.Deadline.BUYOUT: _("buy-out decision"),
    Dossier.Deadline.CERTIFICATE: _("end of the certificate"),
}
PERSON_ROLES: dict[str, Promise] = {
    "applicant": _("Applicant"),
    "sponsor": _("Sponsor"),
    "other": _("Another person"),
    "unknown": _("Person not established"),
}
CORRECTABLE_CLASSES = [one for one in DocumentClass if one is not DocumentClass.SEPARATOR]
"""What a reviewer may say that a paper is."""
CLASSES = {member.value: member for member in DocumentClass}
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


_COUNTED: dict[Status, Callable[[int], str]] = {
    Status.MET: lambda number: ngettext("%(number)d met", "%(number)d met", number),
    Status.MISSING: lambda number: ngettext("%(number)d missing", "%(number)d missing", number),
    Status.DOUBTFUL: lambda number: ngettext("%(number)d doubtful", "%(number)d doubtful", number),
    Status.NOT_REQUIRED: lambda number: ngettext("%(number)d not required", "%(number)d not required", number),
}


def counted(status: Status, number: int) -> str:
    """So many lines of a status, in words."""
    return _COUNTED[status](number) % {"number": number}


def source_name(source: str) -> str:
    """The short name of a source text."""
    return str(SOURCES.get(source, source))


def bilingual(thing: object, name: str) -> str:
    """The text of `thing` whose fields end in `_el` and `_en`, in the reader's language; Greek if there is no other."""
    language = "en" if (get_language() or "el").startswith("en") else "el"
    return str(getattr(thing, f"{name}_{language}", "") or getattr(thing, f"{name}_el"))


def in_language(sentence: Sentence) -> str:
    """A sentence of the rules in the reader's language."""
    return sentence.en if (get_language() or "el").startswith("en") else sentence.el


def reason(code: str) -> str:
    """The sentence of a reason code; a code without one is shown as it is, never hidden."""
    known = REASONS.get(code)
    if known is None:
        return code
    return known.en if (get_language() or "el").startswith("en") else known.el


def field_label(code: str) -> str:
    """The name of a field; a code that has no name yet is shown with its underscores opened."""
    return str(FIELDS.get(code, code.replace("_", " ")))


def class_label(code: str) -> str:
    """The name of a class of paper; of an empty code, that it was not recognised."""
    return bilingual(CLASSES[code], "label") if code else str(_("Kind not recognised"))


def shown_value(value: str | Iterable[str]) -> str:
    """A stored value as people write it: ISO dates by the reader's custom, several values in one row."""
    if not isinstance(value, str):
        return ", ".join(map(shown_value, value))
    try:
        return date.fromisoformat(value).strftime(DAY)
    except ValueError:
        return value
