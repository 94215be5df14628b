"""Made-up papers, persons and findings, as a run hands them over."""

from datetime import date

from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import (
    Application,
    CaseFile,
    Category,
    CategoryExamination,
    Evaluation,
    Evidence,
    Finding,
    Outcome,
    Person,
    Status,
)

BOX = (0.1, 0.2, 0.3, 0.4)


def paper(paper_id: str, file: str, *pages: int, doc_class: DocumentClass | None = DocumentClass.PASSPORT) -> Document:
    fields = {
        "holder_surname_el": Field(value="ΣΠΕΣΙΜΕΝ", confidence=0.97, page=pages[0], box=BOX),
        "transaction_dates": Field(value=("2014-01-02", "2015-03-04"), confidence=0.9, page=pages[0], box=BOX),
        "afm": Field(value="123456789", confidence=0.8, page=pages[-1], box=BOX, problem="check_digit"),
    }
    return Document(
        id=paper_id,
        file=file,
        pages=pages,
        doc_class=doc_class,
        confidence=0.93,
        fields=fields,
        problems=("low_quality",),
    )


def case_of(number: str | None, *papers: Document, **application: object) -> CaseFile:
    ids = tuple(one.id for one in papers)
    applicant = Person(
        id="applicant",
        role="applicant",
        names_el=("ΣΠΕΣΙΜΕΝ ΑΝΝΑ",),
        names_lat=("SPECIMEN ANNA",),
        birth_date="1980-01-02",
        documents=ids,
        reasons=("same birth date",),
    )
    other = Person(id="other", role="other", documents=ids[:1])
    values = {"application_no": number, "application_date": date(2016, 2, 29), **application}
    return CaseFile(
        application=Application.model_validate(values),
        documents=papers,
        persons=(applicant, other),
        unread_pages=2,
    )


def evaluation_of(case: CaseFile, status: Status = Status.MET, priority: int = 5) -> Evaluation:
    return Evaluation(
        application_no=case.application.application_no,
        application_date=case.application.application_date,
        category=Category.G14,
        category_claimed=case.application.category,
        examinations=(_examination(Category.G14, case, status), _examination(Category.G13, case, Status.DOUBTFUL)),
        outcome=Outcome.TYPE_A_COMPLETE,
        lawful_days_last_decade=1900,
        last_title_expiry=date(2015, 1, 1),
        tie_years_covered=(2015, 2016),
        tie_years_uncovered=(),
        max_gap_days=30,
        buyout_deadline=None,
        force_majeure=False,
        priority=priority,
        routing_reason_el="Όλα παρόντα",
        routing_reason_en="All there",
    )


def prepared(number: str | None, *papers: Document, priority: int = 5) -> tuple[CaseFile, Evaluation]:
    case = case_of(number, *papers)
    return case, evaluation_of(case, priority=priority)


def _examination(category: Category, case: CaseFile, status: Status) -> CategoryExamination:
    return CategoryExamination(
        category=category,
        formal=(_finding("passport", "formal", case, status), _finding("fee", "formal", case, Status.MISSING)),
        substantive=(_finding("passport", "substantive", case, status),),
        outcome=Outcome.TYPE_A_MISSING_DOCUMENTS,
    )


def _finding(code: str, examination: str, case: CaseFile, status: Status) -> Finding:
    evidence = [Evidence(document=one.id, file=one.file, page=one.pages[0], box=BOX) for one in case.documents[:1]]
    values = {
        "code": code,
        "status": status,
        "examination": examination,
        "reason_el": "Βρέθηκε",
        "reason_en": "Found",
        "source": "C2015",
        "paragraph": "Α.2",
        "evidence": evidence,
    }
    return Finding.model_validate(values)
