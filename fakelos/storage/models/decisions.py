"""What people decide on a dossier, what was printed and sent, and what others answered."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Decision(models.Model):
    """One act of an officer on a dossier.

    A negative one is `proposed` until somebody else signs it. `rested_on` is what it rested on when it
    was made: the evaluation, each finding of the category, the number of corrections. `reason` and
    `doubts_reason` are the officer's own words; `details` holds what the kind of decision asks for.
    The protocol number is `number` of our own register, or `typed_number` of the office's.
    """

    class Kind(models.TextChoices):
        """What may be decided; `decisions_table.RULES` says when, and what follows."""

        TYPE_A = "type_a"
        TYPE_A_MISSING = "type_a_missing"
        TYPE_A_BUYOUT = "type_a_buyout"
        RENEW_TYPE_A = "renew_type_a"
        ASK_RESCAN = "ask_rescan"
        ASK_PAPERS = "ask_papers"
        ASK_AUTHORITIES = "ask_authorities"
        END_PROCEDURE = "end_procedure"
        GRANT = "grant"
        REFUSE = "refuse"

    class State(models.TextChoices):
        """`proposed` waits for the second signature."""

        PROPOSED = "proposed"
        IN_FORCE = "in_force"
        SENT_BACK = "sent_back"

    NEGATIVE: ClassVar = (Kind.END_PROCEDURE, Kind.REFUSE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey("storage.Dossier", on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=32, choices=Kind.choices)
    state = models.CharField(max_length=16, choices=State.choices)
    made_by = models.ForeignKey("storage.User", on_delete=models.PROTECT, related_name="decisions_made")
    made_at = models.DateTimeField(db_default=Now())
    signed_by = models.ForeignKey(
        "storage.User", null=True, on_delete=models.PROTECT, related_name="decisions_countersigned"
    )
    signed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    doubts_reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    office = models.ForeignKey("storage.Office", on_delete=models.PROTECT, related_name="decisions")
    day = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    typed_number = models.CharField(max_length=64, blank=True)
    rested_on = models.JSONField(default=dict)
    details = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind__in=["end_procedure", "refuse"], state="in_force")
                | (Q(signed_by__isnull=False) & ~Q(signed_by=F("made_by"))),
                name="negative_by_two_people",
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(state="proposed"), name="one_proposal_of_dossier"),
            models.UniqueConstraint(fields=["office", "year", "number"], name="protocol_number_once"),
            models.UniqueConstraint(
                fields=["office", "year", "typed_number"], condition=~Q(typed_number=""), name="typed_number_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def protocol(self) -> str:
        """The protocol number as it is printed; empty before there is one.

        >>> Decision(number=12, year=2026).protocol
        '12/2026'
        """
        own = f"{self.number}/{self.year}" if self.number else ""
        return self.typed_number or own


class ProtocolCounter(models.Model):
    """The last number that an office's register gave in a year."""

    office = models.ForeignKey("storage.Office", on_delete=models.PROTECT, related_name="protocol_counters")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "year"], name="counter_of_office")]

    def __str__(self) -> str:
        return f"{self.office_id}:{self.year}"


class Letter(models.Model):
    """A printed letter of a decision, sealed under the dossier's key: what was handed out, byte by byte."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=32)
    language = models.CharField(max_length=8, blank=True)
    blob = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return str(self.id)


class Inquiry(models.Model):
    """A question to another authority in the substantive examination (SVC 4 α–γ), and its answer."""

    class Authority(models.TextChoices):
        """Who is asked, and for what."""

        INSURER = "insurer"
        POLICE_TRAVEL = "police_travel"
        POLICE_ORDER = "police_order"
        PROSECUTOR = "prosecutor"

    class Answer(models.TextChoices):
        """What came back, as the officer reads it."""

        FAVOURABLE = "favourable"
        ADVERSE = "adverse"
        UNCLEAR = "unclear"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey("storage.Dossier", on_delete=models.CASCADE, related_name="inquiries")
    authority = models.CharField(max_length=16, choices=Authority.choices)
    sent_on = models.DateField()
    due_on = models.DateField(null=True)
    sent_by = models.ForeignKey("storage.User", on_delete=models.PROTECT, related_name="inquiries_sent")
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=16, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        "storage.User", null=True, on_delete=models.PROTECT, related_name="inquiries_answered"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["sent_on", "authority"]
        indexes: ClassVar = [models.Index(fields=["answered_on", "due_on"], name="inquiry_by_due")]

    def __str__(self) -> str:
        return str(self.id)


class Rescan(models.Model):
    """A page that a station is asked to scan again; `number` 0 stands for a whole file.

    `arrived` is the batch that brought it; `settled` says that the dossier has been examined with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="rescans")
    dossier = models.ForeignKey("storage.Dossier", on_delete=models.CASCADE, related_name="rescans")
    station = models.ForeignKey("storage.Station", on_delete=models.PROTECT, related_name="rescans")
    item = models.ForeignKey("storage.Item", null=True, on_delete=models.SET_NULL, related_name="rescans")
    number = models.PositiveIntegerField()
    arrived = models.ForeignKey("storage.Batch", null=True, on_delete=models.SET_NULL, related_name="rescans_brought")
    settled = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["decision", "number"]

    def __str__(self) -> str:
        return str(self.id)
