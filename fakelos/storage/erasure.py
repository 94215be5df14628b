"""Dossiers erased: nothing that says whose they were stays, here or, once the master key is rotated, in backups.

What stays says that there was a dossier: its id, what was decided when by whom, under which protocol numbers, and the
audit log, which never held anything personal.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from fakelos.schemas.dossier import Evaluation
from fakelos.storage import audit
from fakelos.storage.dossiers import NotFound
from fakelos.storage.evaluations import save_evaluation
from fakelos.storage.models import Batch, Document, Dossier, Item, Letter, Page
from fakelos.storage.papers import Ids
from fakelos.storage.sealed.keys import erase
from fakelos.storage.sealed.vault import Vault
from fakelos.storage.storable import known_number

ERASED = "erased:"
"""How the number of an erased dossier, and the name of a batch that held no other, begin."""

CODES = ("category", "outcome")
"""What a decision rested on that says nothing of the person."""


@dataclass(frozen=True)
class _Closed:
    """What nobody can open once the dossier's key is gone: files it has papers in, and pages."""

    items: list[Item]
    pages: list[Page]

    @property
    def blobs(self) -> list[str]:
        """What is left of them in the store."""
        return [item.blob for item in self.items] + [one for page in self.pages for one in (page.image, page.reading)]


def find_erasable(office: str, application_no: str) -> UUID:
    """The dossier of this application.

    Raises:
        NotFound: there is none.
    """
    found = Dossier.objects.filter(office__code=office, application_no=known_number(application_no) or None).first()
    if found is None:
        raise NotFound
    return found.pk


def erase_dossier(vault: Vault, dossier_id: UUID, blank: Evaluation) -> None:
    """Forget the key of a dossier, and all that its rows say of people; `blank` is the evaluation of no papers at all.

    Stacks that hold papers of other dossiers lose the upload and keep those dossiers' pages.
    """
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update(of=("self",)).select_related("office").get(pk=dossier_id)
        closed = _closed_with(dossier)
        letters = list(Letter.objects.filter(decision__dossier=dossier).values_list("blob", flat=True))
        erase(dossier.data_key)
        _forget_papers(dossier, closed)
        _forget_work(dossier)
        _forget_application(dossier, blank)
        audit.append(audit.MACHINE, "dossier.erased", dossier.pk, dossier.office)
    for blob in filter(None, [*closed.blobs, *letters]):
        vault.blobs.delete(blob)


def _closed_with(dossier: Dossier) -> _Closed:
    """The files under the dossier's key, and whatever else came in batches that brought no other dossier's papers."""
    key = str(dossier.data_key_id)
    alone = _batches_of(dossier).exclude(items__documents__in=_papers_of_others(dossier))
    near = Item.objects.filter(Q(documents__dossier=dossier) | Q(batch__in=alone))
    held = list(near.distinct().select_related("data_key"))
    ours = {batch.pk for batch in alone}
    items = [one for one in held if one.data_key and (key in one.data_key.under or one.batch_id in ours)]
    inside = {key, *(str(item.data_key_id) for item in items)}
    pages = Page.objects.filter(item__in=held).select_related("data_key")
    return _Closed(items, [page for page in pages if not inside.isdisjoint(page.data_key.under)])


def _batches_of(dossier: Dossier) -> QuerySet[Batch]:
    return Batch.objects.filter(Q(pk=dossier.batch_id) | Q(items__documents__dossier=dossier)).distinct()


def _papers_of_others(dossier: Dossier) -> QuerySet[Document]:
    return Document.objects.filter(dossier__isnull=False).exclude(dossier=dossier)


def _forget_papers(dossier: Dossier, closed: _Closed) -> None:
    batches = list(_batches_of(dossier))
    dossier.documents.all().delete()
    Document.objects.filter(item__in=closed.items, dossier=None).delete()
    Page.objects.filter(pk__in=[page.pk for page in closed.pages]).update(image="", reading="", problems=[])
    for item in closed.items:
        if item.data_key:
            erase(item.data_key)
        Item.objects.filter(pk=item.pk).update(blob="")
        if not item.documents.exists():
            Item.objects.filter(pk=item.pk).update(name=f"{ERASED}{item.position}", sha256="", declared_sha256="")
    for batch in batches:
        batch.applications.filter(application_no=dossier.application_no).delete()
        if not Document.objects.filter(item__batch=batch, dossier__isnull=False).exists():
            batch.applications.all().delete()
            Batch.objects.filter(pk=batch.pk).update(external_id=f"{ERASED}{batch.pk}", content="", manifest_sha256="")


def _forget_work(dossier: Dossier) -> None:
    """What people and the machine wrote about the dossier; that they decided stays."""
    for rows in (dossier.corrections, dossier.reopenings, dossier.inquiries, dossier.rescans, dossier.persons):
        rows.all().delete()
    Letter.objects.filter(decision__dossier=dossier).delete()
    for decision in dossier.decisions.all():
        decision.reason = decision.doubts_reason = decision.answer = ""
        decision.rested_on = {name: decision.rested_on.get(name, "") for name in CODES}
        decision.details = {}
        decision.save()


def _forget_application(dossier: Dossier, blank: Evaluation) -> None:
    save_evaluation(dossier, (), blank, Ids(dossier.batch_id))
    Dossier.objects.filter(pk=dossier.pk).update(
        application_no=f"{ERASED}{dossier.pk}",
        application_date=None,
        as_of_date=None,
        represented_by_lawyer=False,
        prior_ministry_application=False,
        unread_pages=0,
        state=Dossier.State.DONE,
        deadline=None,
        deadline_kind="",
        claimed_by=None,
        claimed_until=None,
        given={},
        reread={},
        reread_due=False,
    )
    dossier.search_keys.all().delete()
