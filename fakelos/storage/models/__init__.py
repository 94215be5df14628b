"""The tables, one module a subject."""

from fakelos.storage.models.audit import AuditEntry, AuditHead
from fakelos.storage.models.dossiers import Dossier, FindingRow, Person
from fakelos.storage.models.intake import Batch, BatchApplication, Item
from fakelos.storage.models.keys import DataKey
from fakelos.storage.models.offices import Office, Role, Station, User
from fakelos.storage.models.reading import Document, FieldValue, Page
from fakelos.storage.models.steps import Step

__all__ = [
    "AuditEntry",
    "AuditHead",
    "Batch",
    "BatchApplication",
    "DataKey",
    "Document",
    "Dossier",
    "FieldValue",
    "FindingRow",
    "Item",
    "Office",
    "Page",
    "Person",
    "Role",
    "Station",
    "Step",
    "User",
]
