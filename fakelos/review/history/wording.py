"""The desk's words for what the audit log records; Greek comes from the catalogue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, Promise] = {
    "batch.received": _("The papers came in"),
    "batch.mended": _("Files that had failed came again"),
    "batch.tried_again": _("It was asked to try files once more that could not be read"),
    "batch.results": _("The papers were read and the dossier examined"),
    "dossier.papers_arrived": _("New papers came, the dossier returned to the queue"),
    "dossier.read": _("The dossier was opened"),
    "page.read": _("A page was looked at"),
    "letter.read": _("A letter was opened"),
    "summary.read": _("The summary was printed"),
    "history.read": _("The history was opened"),
    "history.exported": _("The history was exported"),
    "dossier.claimed": _("The dossier was taken"),
    "dossier.released": _("The dossier was given back"),
    "dossier.freed": _("The dossier was freed by the supervisor"),
    "dossier.removed": _("The dossier was removed: its papers were read as another's"),
    "dossier.reopened": _("The dossier was reopened by the supervisor"),
    "dossier.corrected": _("A correction was made"),
    "correction.taken_back": _("A correction was taken back"),
    "correction.made_again": _("A correction was made again"),
    "dossier.read_again": _("Corrected papers were read again and the dossier examined"),
    "dossier.left_unread": _("Corrected papers could not be read again and were left as they were"),
    "dossier.reread_asked": _("It was asked to read corrected papers once more"),
    "decision.made": _("A decision was made"),
    "decision.proposed": _("A decision was proposed for a second signature"),
    "decision.countersigned": _("A decision was countersigned"),
    "decision.sent_back": _("A proposed decision was sent back"),
    "inquiry.answered": _("An answer of another authority was written down"),
    "inquiry.expected": _("The day was moved by which an answer is expected"),
    "rescan.sent": _("The station sent the pages that were asked for"),
}
