"""The tables, one module a subject."""

from fakelos.storage.models.audit import AuditEntry, AuditHead
from fakelos.storage.models.corrections import Correction
from fakelos.storage.models.decisions import Decision, Inquiry, Letter, ProtocolCounter, Rescan
from fakelos.storage.models.dossiers import Dossier, FindingRow, Person
from fakelos.storage.models.events import ApiToken, OutgoingEvent
from fakelos.storage.models.intake import Batch, BatchApplication, Item
from fakelos.storage.models.keys import DataKey
from fakelos.storage.models.offices import Office, Role, Station, User
from fakelos.storage.models.reading import Document, FieldValue, Page
from fakelos.storage.models.reopenings import Reopening
from fakelos.storage.models.search import SearchKey
from fakelos.storage.models.steps import Step

__all__ = [
    "ApiToken",
    "AuditEntry",
    "AuditHead",
    "Batch",
    "BatchApplication",
    "Correction",
    "DataKey",
    "Decision",
    "Document",
    "Dossier",
    "FieldValue",
    "FindingRow",
    "Inquiry",
    "Item",
    "Letter",
    "Office",
    "OutgoingEvent",
    "Page",
    "Person",
    "ProtocolCounter",
    "Reopening",
    "Rescan",
    "Role",
    "SearchKey",
    "Station",
    "Step",
    "User",
]
