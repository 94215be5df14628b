"""What one dossier holds, row by row: the queries of the dossier's page, each written once."""

from uuid import UUID

from django.db.models import QuerySet

from fakelos.storage.case_files import IN_ORDER
from fakelos.storage.corrections.making import judged
from fakelos.storage.kept import kept
from fakelos.storage.models import Correction, Decision, Document, Dossier, Page
from fakelos.storage.people import with_people


@kept
def documents_of_files(dossier: UUID) -> QuerySet[Document]:
    """The documents of all files that the dossier has papers in, also those of other dossiers, as they came in."""
    files = Document.objects.filter(dossier=dossier).values("item")
    return Document.objects.filter(item__in=files).select_related("item").order_by(*IN_ORDER)


@kept
def pages_of_files(dossier: UUID) -> QuerySet[Page]:
    """The pages of these files, as they lie."""
    files = Document.objects.filter(dossier=dossier).values("item")
    rows = Page.objects.filter(item__in=files).select_related("item")
    return rows.order_by("item__batch__received_at", "item__position", "number")


@kept
def corrections_of(dossier: UUID) -> QuerySet[Correction]:
    """All that were ever made, each with its maker and whether a decision was made since."""
    return judged(with_people(Correction.objects.filter(dossier=dossier), "made_by"))


def decisions_of(dossier: Dossier) -> list[Decision]:
    """The decisions so far with those who made and signed them, the latest first."""
    made = _decisions(dossier.pk)
    for one in made:
        one.dossier = dossier
    return made


@kept
def _decisions(dossier: UUID) -> QuerySet[Decision]:
    return with_people(Decision.objects.filter(dossier=dossier), "made_by", "signed_by")
