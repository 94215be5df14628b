"""Dossiers as no office has seen them: every class, any dates, read well, badly or in several ways. All SPECIMEN."""

from datetime import date

from hypothesis import strategies as st

from fakelos.rules.evaluate import evaluate
from fakelos.rules.outcome import rank
from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application, CaseFile, Category, Person, Status

ISO_DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2018, 12, 31)).map(date.isoformat)
DAYS = st.one_of(ISO_DAYS, ISO_DAYS, ISO_DAYS, ISO_DAYS.map(lambda day: day[:7]), ISO_DAYS.map(lambda day: day[:4]))
YEARS = st.integers(2005, 2018).map(str)
SCHOOL_YEARS = st.integers(2004, 2017).map(lambda year: f"{year}-{year + 1}")
WORDS = st.sampled_from(["ΕΡΓΑΣΙΑ", "ΒΕΒΑΙΩΣΗ", "ΜΕΛΟΣ ΟΙΚΟΓΕΝΕΙΑΣ"])
YES_NO = st.sampled_from(["yes", "yes", "no"])
FIELDS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "passport": {"expiry_date": DAYS, "issue_date": DAYS, "birth_date": DAYS, "passport_no": st.just("A1")},
    "residence_permit": {"valid_from": DAYS, "valid_to": DAYS, "permit_type": WORDS, "decision_date": DAYS},
    "fee_receipt": {
        "amount": st.sampled_from(["300.00", "150.00"]),
        "fee_type_code": st.sampled_from(["2403", "2107"]),
        "fee_status": st.sampled_from(["paid", "unpaid"]),
        "payment_date": DAYS,
    },
    "insurance": {"valid_from": DAYS, "valid_to": DAYS, "covers_family": st.just("yes")},
    "social_insurance": {"period_from": DAYS, "period_to": DAYS, "years_covered": YEARS},
    "buyout_decision": {"brought_date": DAYS, "decision_date": DAYS},
    "tax_return": {"income_year": YEARS, "issue_date": DAYS},
    "language_course": {"course_from": DAYS, "course_to": DAYS, "issue_date": DAYS},
    "school_record": {"school_years": SCHOOL_YEARS, "issue_date": DAYS},
    "studies": {"academic_years": SCHOOL_YEARS, "issue_date": DAYS},
    "bank_transaction": {"transaction_dates": DAYS},
    "kinship": {"issue_date": DAYS, "marriage_date": DAYS, "relative_is_greek": YES_NO},
    "notarial_deed": {"deed_date": DAYS, "appeared_in_person": YES_NO, "lawyer": st.just("SPECIMEN")},
    "power_of_attorney": {"lawyer": st.just("SPECIMEN"), "deed_date": DAYS, "deed_no": st.just("7")},
    "prior_application": {"submission_date": DAYS, "withdrawn": YES_NO, "payment_date": DAYS},
    "type_a_certificate": {"issue_date": DAYS, "valid_to": DAYS},
    "birth_act": {"child_birth_date": DAYS, "issue_date": DAYS, "birth_country": st.sampled_from(["GRC", "ALB"])},
    "solemn_declaration": {"subject": st.just("no_passport")},
    "identity_other": {},
    "photo": {},
    "application_form": {"category_claimed": st.sampled_from(["Γ1.3", "Γ1.4", "ΣΤ.1"])},
    "other": {"holder_surname_el": st.just("SPECIMEN"), "issue_date": DAYS},
}
CONFIDENCES = st.sampled_from([0.99, 0.99, 0.99, 0.3])
PROBLEMS = st.sampled_from([(), (), (), (), (), ("boundary_doubtful",), ("cover_missing",), ("incomplete_document",)])
ROLES = st.sampled_from(["applicant", "applicant", "applicant", "sponsor", "other", "unknown"])
Held = tuple[Document, str]
"""A paper and the role of whom it speaks of."""


@st.composite
def fields_of(draw: st.DrawFn, doc_class: str) -> dict[str, Field]:
    """Most of the fields that a class may have, each read well, badly, or in two ways."""
    known = FIELDS[doc_class]
    codes = sorted(known.keys() - draw(st.sets(st.sampled_from(sorted(known)), max_size=2))) if known else []
    return {
        code: Field(
            value=draw(known[code]),
            confidence=draw(CONFIDENCES),
            page=1,
            box=(0, 0, 1, 1),
            problem=draw(st.sampled_from([None, None, None, None, "implausible_date", "disagrees"])),
            alternatives=tuple(draw(st.lists(known[code], max_size=1))) if draw(st.integers(0, 4)) == 0 else (),
        )
        for code in codes
    }


@st.composite
def papers(draw: st.DrawFn, classes: tuple[str | None, ...] = (*FIELDS, None)) -> Held:
    """A paper of any of these classes, and whose it is."""
    doc_class = draw(st.sampled_from(classes))
    document = Document(
        id=f"G{draw(st.integers(0, 10**9))}",
        file="SPECIMEN.tif",
        pages=draw(st.sampled_from([(1,), (1, 2)])),
        doc_class=doc_class,
        confidence=draw(CONFIDENCES),
        problems=draw(PROBLEMS),
        fields=draw(fields_of(doc_class)) if doc_class else {},
        candidates=draw(st.sampled_from([(), (), (DocumentClass.FEE_RECEIPT,), (DocumentClass.TAX_RETURN,)])),
    )
    return document, draw(ROLES)


_EVIDENCE = papers((*(name for name in FIELDS if name != "application_form"), None))
EVIDENCE = _EVIDENCE.map(lambda held: (held[0].model_copy(update={"id": "one-more"}), held[1]))
"""Papers that show something; an application form asks for something, and may ask for what lacks more."""
STACKS = st.lists(papers(), max_size=8, unique_by=lambda held: held[0].id)
APPLICATIONS = st.builds(
    Application,
    application_date=st.one_of(st.none(), st.dates(min_value=date(2014, 1, 1), max_value=date(2018, 12, 31))),
    as_of_date=st.one_of(st.none(), st.dates(min_value=date(2015, 1, 1), max_value=date(2019, 12, 31))),
    category=st.sampled_from([None, None, *Category]),
    represented_by_lawyer=st.booleans(),
    prior_ministry_application=st.booleans(),
)
PEOPLE: dict[str, dict[str, str]] = {
    "applicant": {
        "holder_surname_el": "ΧΟΤΖΑ",
        "holder_name_el": "ΑΡΜΠΕΝ",
        "birth_date": "1980-02-01",
        "afm": "123456783",
        "passport_no": "BA1234567",
    },
    "other": {
        "holder_surname_el": "ΧΟΤΖΑ",
        "holder_name_el": "ΛΙΝΤΑ",
        "birth_date": "1983-06-07",
        "afm": "090000045",
        "passport_no": "BC7654321",
    },
}
"""Two people of one family, as their papers name them; all SPECIMEN."""


@st.composite
def named_papers(draw: st.DrawFn) -> Document:
    """A paper of any class that names the applicant, the spouse, or nobody."""
    document, _ = draw(_EVIDENCE)
    person = PEOPLE.get(draw(st.sampled_from(["applicant", "applicant", "other", "nobody"])), {})
    named = {code: Field(value=said, confidence=0.99, page=1, box=(0, 0, 1, 1)) for code, said in person.items()}
    return document.model_copy(update={"fields": {**document.fields, **named}})


BATCHES = st.lists(named_papers(), max_size=8, unique_by=lambda paper: paper.id)
"""Papers that several batches brought, of which assembly is to tell whose they are."""
Line = tuple[str, str, str]
"""Category, examination, code."""


def case_file(application: Application, stack: list[Held], unread: int = 0) -> CaseFile:
    """The case file of these papers."""
    roles = ("applicant", "sponsor", "other", "unknown")
    persons = tuple(
        Person.model_validate({"id": role, "role": role, "documents": [d.id for d, whose in stack if whose == role]})
        for role in roles
    )
    return CaseFile(application=application, documents=tuple(d for d, _ in stack), persons=persons, unread_pages=unread)


def statuses(dossier: CaseFile) -> dict[Line, Status]:
    """Every line of every category examined."""
    return {
        (examination.category, found.examination, found.code): found.status
        for examination in evaluate(dossier).examinations
        for found in (*examination.formal, *examination.substantive)
    }


def worsened(before: CaseFile, after: CaseFile) -> list[str]:
    """What is worse than before: lines that were not missing and now are, outcomes of a category, the proposed one."""
    return [*_worse_lines(before, after), *_worse_outcomes(before, after)]


def _worse_lines(before: CaseFile, after: CaseFile) -> list[str]:
    old, new = statuses(before), statuses(after)
    lost = [key for key in old if new.get(key) is Status.MISSING and old[key] is not Status.MISSING]
    return [f"{key}: {old[key]} to missing" for key in lost]


def _worse_outcomes(before: CaseFile, after: CaseFile) -> list[str]:
    one, other = evaluate(before), evaluate(after)
    old = {examination.category: examination.outcome for examination in one.examinations}
    pairs = [(e.category.value, old[e.category], e.outcome) for e in other.examinations if e.category in old]
    if one.category_claimed is other.category_claimed is None:
        pairs.append(("proposed", one.outcome, other.outcome))
    return [f"{name}: {then} to {now}" for name, then, now in pairs if rank(now) < rank(then)]
