"""What a reviewer decides on."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils.functional import cached_property

from fakelos.schemas.dossier import Category, Outcome, Status
from fakelos.storage.kept import kept

CATEGORIES = [(member.value, member.value) for member in Category]
FREE = Q(claimed_by__isnull=True)
HELD = Q(claimed_by__isnull=False)
DUE = FREE & Q(deadline__isnull=False) & ~Q(state="done")
PRESSING = ("office", "state", "doubtful", "-priority", "created_at", "id")
UNCERTAIN = ("office", "state", "doubtful", "certainty", "created_at", "id")


class Dossier(models.Model):
    """One application with its papers, as the machine prepared it.

    Known by its application number within an office; without one, by the batch that it came in and
    its `ordinal` there. `evaluation` is a `schemas.dossier.Evaluation` as JSON without the findings,
    which are rows, and with the persons, whose papers may be parts that have no row; `given` is the
    `Application` as register, manifest and machine know it, while the columns show it as corrected.
    `unread_pages` counts pages that could not be read. `doubtful`: a formal line of its category is,
    `formal_*` how many are what; `certainty`, 0–1, is how sure the machine is of what it proposes;
    `deadline` the next day on which something falls due, `deadline_kind` what. `claimed_by` holds it
    until `claimed_until` (see `storage.claims`); `proposed_by` made the proposal that waits in the state
    `COUNTERSIGN`. `reread` holds what papers say that were read again after a correction (see
    `storage.corrections.rereading`), `reread_due` that some wait for it.
    """

    class State(models.TextChoices):
        """Where the dossier stands: what it waits for, or that it is done."""

        READY = "ready"
        WAITING_PAPERS = "waiting_papers"
        WAITING_RESCAN = "waiting_rescan"
        WAITING_AUTHORITIES = "waiting_authorities"
        COUNTERSIGN = "countersign"
        DONE = "done"

    class Deadline(models.TextChoices):
        """What falls due: the buy-out decision (C2015 A, note 1), or the Type A certificate ends (SVC, step 3)."""

        BUYOUT = "buyout"
        CERTIFICATE = "certificate"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("storage.Office", on_delete=models.PROTECT, related_name="dossiers")
    batch = models.ForeignKey("storage.Batch", on_delete=models.PROTECT, related_name="dossiers")
    ordinal = models.PositiveSmallIntegerField(default=1)
    application_no = models.CharField(max_length=64, blank=True)
    application_date = models.DateField(null=True)
    as_of_date = models.DateField(null=True)
    category = models.CharField(max_length=8, choices=CATEGORIES, blank=True)
    category_claimed = models.CharField(max_length=8, choices=CATEGORIES, blank=True)
    represented_by_lawyer = models.BooleanField(default=False)
    prior_ministry_application = models.BooleanField(default=False)
    unread_pages = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=32, choices=[(o.value, o.value) for o in Outcome], blank=True)
    state = models.CharField(max_length=32, choices=State.choices, default=State.READY)
    priority = models.IntegerField(default=0)
    certainty = models.FloatField(default=1)
    doubtful = models.BooleanField(default=False)
    formal_met = models.PositiveSmallIntegerField(default=0)
    formal_missing = models.PositiveSmallIntegerField(default=0)
    formal_doubtful = models.PositiveSmallIntegerField(default=0)
    deadline = models.DateField(null=True)
    deadline_kind = models.CharField(max_length=16, choices=Deadline.choices, blank=True)
    claimed_by = models.ForeignKey(
        "storage.User", null=True, on_delete=models.SET_NULL, related_name="claimed_dossiers", db_index=False
    )
    claimed_until = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(
        "storage.User", null=True, on_delete=models.SET_NULL, related_name="proposed_dossiers", db_index=False
    )
    routing_reason_el = models.TextField(blank=True)
    routing_reason_en = models.TextField(blank=True)
    evaluation = models.JSONField(default=dict)
    given = models.JSONField(default=dict)
    reread = models.JSONField(default=dict)
    reread_due = models.BooleanField(default=False)
    data_key = models.ForeignKey("storage.DataKey", on_delete=models.PROTECT, related_name="dossiers")
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())

    clock: datetime
    """The database's time when the row was fetched, where the query asked for it (see `dossiers.CLOCK`)."""
    name_el: str | None
    name_lat: str | None
    """The applicant's name in both scripts, where the query asked for it (see `queues.listed`)."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "application_no"], condition=~Q(application_no=""), name="dossier_by_number"
            ),
            models.UniqueConstraint(
                fields=["batch", "ordinal"], condition=Q(application_no=""), name="dossier_without_number"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=PRESSING, condition=FREE, name="dossier_free_pressing"),
            models.Index(fields=UNCERTAIN, condition=FREE, name="dossier_free_uncertain"),
            models.Index(
                fields=["office", "state", "created_at", "id"],
                condition=FREE,
                include=["proposed_by"],
                name="dossier_free_by_age",
            ),
            models.Index(
                fields=["office", "deadline", "created_at", "id"],
                condition=DUE,
                include=["state"],
                name="dossier_free_by_deadline",
            ),
            models.Index(fields=["office", "state", "-updated_at", "id"], condition=FREE, name="dossier_free_latest"),
            models.Index(fields=["office", "claimed_until"], condition=HELD, name="dossier_held"),
            models.Index(fields=["created_at", "id"], condition=Q(reread_due=True), name="dossier_reread_due"),
            models.Index(fields=["office", "created_at", "id"], name="dossier_by_arrival"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @cached_property
    def lines(self) -> list["FindingRow"]:
        """What both examinations of the proposed category found, fetched once."""
        return _lines(self.pk)


class Person(models.Model):
    """Somebody whom papers of a dossier speak of; a joint tax return belongs to two."""

    id = models.UUIDField(primary_key=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="persons")
    documents = models.ManyToManyField("storage.Document", related_name="persons")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=16)
    names_el = models.JSONField(default=list)
    names_lat = models.JSONField(default=list)
    birth_date = models.CharField(max_length=32, blank=True)
    reasons = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return str(self.id)


class FindingRow(models.Model):
    """One requirement answered in one examination of one category. `evidence` names documents by their id here."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=8, choices=CATEGORIES)
    examination = models.CharField(max_length=16, choices=[("formal", "formal"), ("substantive", "substantive")])
    code = models.CharField(max_length=64)
    status = models.CharField(max_length=16, choices=[(s.value, s.value) for s in Status])
    reason_el = models.TextField()
    reason_en = models.TextField()
    source = models.CharField(max_length=64)
    paragraph = models.CharField(max_length=255)
    evidence = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.dossier_id}:{self.category}:{self.code}"


@kept
def _lines(dossier: uuid.UUID) -> QuerySet[FindingRow]:
    return FindingRow.objects.filter(dossier=dossier, category=F("dossier__category"))
