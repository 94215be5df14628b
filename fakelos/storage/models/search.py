"""By what a dossier is found."""

from typing import ClassVar

from django.db import models


class SearchKey(models.Model):
    """One word by which a dossier is found: how a name sounds, or a number without marks.

    The office stands here too, so that one index answers whose dossiers begin with what was typed.
    """

    class Kind(models.TextChoices):
        """What the key was made of."""

        NAME = "name"
        NUMBER = "number"

    dossier = models.ForeignKey("storage.Dossier", on_delete=models.CASCADE, related_name="search_keys")
    office = models.ForeignKey("storage.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["office", "kind", "key", "dossier"],
                opclasses=["int8_ops", "varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops"],
                name="search_by_beginning",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}:{self.kind}"
