"""What the machine read: never overwritten by what a person says."""

import uuid
from typing import ClassVar

from django.db import models

from fakelos.schemas.document_class import DocumentClass

CLASSES = [(member.value, member.label_el) for member in DocumentClass]


class Page(models.Model):
    """One upright page of a file. `image` and `reading` name blobs, sealed under the page's own key.

    `reading` holds a `schemas.page.Page` as JSON; `doc_class` is the classifier's guess, empty if it abstained.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey("storage.Item", on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    rotation = models.PositiveSmallIntegerField(default=0)
    image = models.CharField(max_length=64, blank=True)
    image_type = models.CharField(max_length=32, blank=True)
    reading = models.CharField(max_length=64, blank=True)
    data_key = models.ForeignKey("storage.DataKey", on_delete=models.PROTECT, related_name="pages")
    blank = models.BooleanField(default=False)
    doc_class = models.CharField(max_length=32, choices=CLASSES, blank=True)
    confidence = models.FloatField(default=0)
    problems = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["item", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "number"], name="page_of_item")]

    def __str__(self) -> str:
        return str(self.id)


class Document(models.Model):
    """One paper: `pages` are numbers in its file. Without a dossier it waits for a person to place it.

    `ref` is the id that the run which read it gave to it, unique in its batch. `candidates` are the
    classes that it could only be, where the class is not sure; a `stray` may be of another dossier.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    item = models.ForeignKey("storage.Item", on_delete=models.CASCADE, related_name="documents")
    dossier = models.ForeignKey("storage.Dossier", null=True, on_delete=models.SET_NULL, related_name="documents")
    ref = models.CharField(max_length=128)
    position = models.PositiveIntegerField()
    pages = models.JSONField()
    doc_class = models.CharField(max_length=32, choices=CLASSES, blank=True)
    confidence = models.FloatField()
    candidates = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    stray = models.BooleanField(default=False)
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="duplicates")

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return str(self.id)


class FieldValue(models.Model):
    """A value as read, with its evidence."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="fields")
    code = models.CharField(max_length=64)
    value = models.JSONField()
    confidence = models.FloatField()
    page = models.PositiveIntegerField()
    box = models.JSONField()
    problem = models.CharField(max_length=64, blank=True)
    alternatives = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "code"], name="field_of_document")]

    def __str__(self) -> str:
        return f"{self.document_id}:{self.code}"
