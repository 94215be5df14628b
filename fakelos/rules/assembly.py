"""From the papers of one batch to case files: which dossier each paper belongs to, and whom it speaks of."""

from collections.abc import Sequence
from datetime import date

from fakelos.rules.agreement import flag_unlike
from fakelos.rules.category import read_category
from fakelos.rules.dates import read_day
from fakelos.rules.division import Share, divide
from fakelos.rules.papers import FIELD_SURE
from fakelos.rules.roles import persons_of
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application, CaseFile, Category


def assemble(
    documents: Sequence[Document],
    covers: Sequence[Cover] = (),
    applications: Sequence[Application] = (),
    unread_pages: Sequence[tuple[str, int]] = (),
) -> tuple[CaseFile, ...]:
    """Divide a batch into case files.

    Args:
        documents: every paper, in the order of the batch's files and their pages; cover sheets left out.
        covers: the cover sheets that were read.
        applications: what the register or the manifest says this batch holds.
        unread_pages: file and page of what could not be read; page 0 for a whole file.

    Returns:
        One case file for each application known or found; papers of which nothing tells whose they
        are lie in the dossier beside which they were scanned, with the role `unknown`.
    """
    return tuple(_case(share, covers) for share in divide(documents, covers, applications, unread_pages))


def _case(share: Share, covers: Sequence[Cover]) -> CaseFile:
    application = _completed(share, covers)
    persons = persons_of(
        share.documents,
        application.application_no,
        family=_is_family(share.application, share.documents),
        strays=frozenset(share.strays),
    )
    return CaseFile(
        application=application,
        documents=flag_unlike(share.documents, persons),
        persons=persons,
        unread_pages=share.unread_pages,
        strays=frozenset(share.strays),
    )


def reassembled(case: CaseFile) -> CaseFile:
    """The case with its persons told anew from its papers, as after a correction; what a reviewer ruled stands."""
    persons = persons_of(
        case.documents,
        case.application.application_no,
        family=_is_family(case.application, case.documents),
        strays=case.strays,
        whose=case.whose,
    )
    return case.model_copy(update={"persons": persons, "documents": flag_unlike(case.documents, persons)})


def joined(case: CaseFile, earlier: CaseFile) -> CaseFile:
    """The case with the papers that came before, in other batches of the same application.

    What nobody's data told then or now stays nobody's; what could not be read then still counts.
    """
    documents = (*earlier.documents, *case.documents)
    application = _still_known(case.application, earlier.application)
    strays = {paper.id for one in (earlier, case) for paper in one.documents if one.role_of(paper.id) == "unknown"}
    strays |= earlier.strays
    family = _is_family(application, documents)
    persons = persons_of(documents, application.application_no, family=family, strays=strays)
    return CaseFile(
        application=application,
        documents=flag_unlike(documents, persons),
        persons=persons,
        unread_pages=max(earlier.unread_pages, case.unread_pages),
        strays=frozenset(strays),
    )


def _still_known(now: Application, earlier: Application) -> Application:
    """What both batches tell of an application: a silent manifest takes nothing back of what was stated before.

    The date that was known stays, unless the register or the manifest gives another.
    """
    dated = earlier if earlier.application_date and (now.dated_by or not now.application_date) else now
    return Application(
        application_no=now.application_no or earlier.application_no,
        application_date=dated.application_date,
        dated_by=dated.dated_by,
        as_of_date=now.as_of_date or earlier.as_of_date,
        category=now.category or earlier.category,
        represented_by_lawyer=now.represented_by_lawyer or earlier.represented_by_lawyer,
        prior_ministry_application=now.prior_ministry_application or earlier.prior_ministry_application,
    )


def _completed(share: Share, covers: Sequence[Cover]) -> Application:
    """The application with its date: the register's, else the form's if well read, else the cover's."""
    application = share.application
    if application.application_date:
        return application
    form, cover = _form_date(share), _cover_date(application.application_no, covers)
    by = "form" if form else "cover" if cover else None
    return application.model_copy(update={"application_date": form or cover, "dated_by": by})


def _forms(documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if document.doc_class is DocumentClass.APPLICATION_FORM]


def _form_date(share: Share) -> date | None:
    for form in _forms(share.documents):
        field = form.fields.get("application_date")
        if field and field.problem is None and field.confidence >= FIELD_SURE:
            return read_day(form.text_of("application_date") or "")
    return None


def _cover_date(number: str | None, covers: Sequence[Cover]) -> date | None:
    texts = (cover.application_date for cover in covers if cover.application_no == number)
    days = (read_day(text) for text in texts if text)
    return next((day for day in days if day), None)


def _is_family(application: Application, documents: Sequence[Document]) -> bool:
    """Whether the dossier is one of family reunification; unless another category is claimed, a birth act says so."""
    forms = _forms(documents)
    claims = [application.category, *(read_category(form.text_of("category_claimed") or "") for form in forms)]
    claim = next((category for category in claims if category), None)
    if claim is None:
        return any(document.doc_class is DocumentClass.BIRTH_ACT for document in documents)
    return claim is Category.ST1
