"""Who works with dossiers, and where."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class Office(models.Model):
    """A directorate (διεύθυνση) whose reviewers decide; the border of what a user may see.

    Letters carry `letterhead`, line by line (by default `name`), and name `place` before the day.
    """

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200, blank=True)
    letterhead = models.TextField(blank=True)
    place = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name or self.code


class Station(models.Model):
    """A scanning counter of an office."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="stations")
    code = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "code"], name="station_of_office")]

    def __str__(self) -> str:
        return f"{self.office.code}/{self.code}"


class Role(models.TextChoices):
    """What a user may do; see `dossiers.dossiers_visible_to`."""

    STATION = "station", "Σταθμός σάρωσης"
    REVIEWER = "reviewer", "Χειριστής"
    SUPERVISOR = "supervisor", "Προϊστάμενος"
    AUDITOR = "auditor", "Ελεγκτής"
    ADMINISTRATOR = "administrator", "Διαχειριστής"


class User(AbstractUser):
    """A person who logs in. Without an office no dossier is visible; `station` is where a station user scans.

    `away_until` is the last day of a leave: until it has passed, the user takes no dossiers. Every session
    carries a stamp of what its user may do; `sessions_ended` counts up to end them without any other change.
    """

    role = models.CharField(max_length=16, choices=Role.choices, default=Role.STATION)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="users")
    station = models.ForeignKey(Station, null=True, blank=True, on_delete=models.PROTECT, related_name="users")
    away_until = models.DateField(null=True, blank=True)
    sessions_ended = models.PositiveIntegerField(default=0)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """The stamp that Django compares on every request: it changes with password, role, office and station."""
        stamp = f"{self.password}:{self.role}:{self.office_id}:{self.station_id}:{self.sessions_ended}"
        return salted_hmac("fakelos.session", stamp, secret=secret, algorithm="sha256").hexdigest()
