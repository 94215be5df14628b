"""The desk's words for decisions, letters and answers of other authorities; Greek comes from the catalogue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fakelos.review.letters.catalogue import LetterKind
from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import Decision, Inquiry

KINDS: dict[Kind, Promise] = {
    Kind.TYPE_A: _("Issue the Type A certificate"),
    Kind.TYPE_A_MISSING: _("Issue Type A and the missing-documents form"),
    Kind.TYPE_A_BUYOUT: _("Issue Type A with buy-out of insurance days"),
    Kind.RENEW_TYPE_A: _("Renew the Type A certificate"),
    Kind.ASK_RESCAN: _("Ask the station to scan pages again"),
    Kind.ASK_PAPERS: _("Ask for missing papers"),
    Kind.ASK_AUTHORITIES: _("Ask other authorities"),
    Kind.END_PROCEDURE: _("End the procedure"),
    Kind.GRANT: _("Grant the residence permit"),
    Kind.REFUSE: _("Refuse the application"),
}
FOLLOWS: dict[Kind, Promise] = {
    Kind.TYPE_A: _("The certificate is valid for one year. The dossier goes on to the substantive checks."),
    Kind.TYPE_A_MISSING: _("The certificate and the form are printed. The dossier waits for the papers."),
    Kind.TYPE_A_BUYOUT: _(
        "The category and the buy-out deadline stand on the certificate. The dossier waits for the buy-out decision."
    ),
    Kind.RENEW_TYPE_A: _("A new certificate for one year is printed. The dossier stays where it is."),
    Kind.ASK_RESCAN: _("The station sees the request on its screen. The dossier comes back when the pages arrive."),
    Kind.ASK_PAPERS: _("The form names each missing line. The dossier waits for the papers."),
    Kind.ASK_AUTHORITIES: _("The dossier waits until all have answered."),
    Kind.END_PROCEDURE: _("A second officer has to sign before it takes effect."),
    Kind.GRANT: _("The letter of grant is printed. The dossier is done."),
    Kind.REFUSE: _(
        "A second officer has to sign before it takes effect. The letter names the thirty days for departure."
    ),
}
DECIDED: dict[Decision.State, Promise] = {
    Decision.State.PROPOSED: _("waits for a second signature"),
    Decision.State.IN_FORCE: _("in force"),
    Decision.State.SENT_BACK: _("sent back"),
}
LETTERS: dict[LetterKind, Promise] = {
    LetterKind.TYPE_A: _("Certificate of application, Type A"),
    LetterKind.MISSING_DOCUMENTS: _("Missing-documents form"),
    LetterKind.RESCAN_REQUEST: _("Rescan request"),
    LetterKind.END_PROCEDURE: _("End of the procedure"),
    LetterKind.REFUSAL: _("Refusal"),
    LetterKind.GRANT: _("Grant of the permit"),
}
AUTHORITIES: dict[Inquiry.Authority, Promise] = {
    Inquiry.Authority.INSURER: _("Insurance body: insurance capacity"),
    Inquiry.Authority.POLICE_TRAVEL: _("Police: arrivals and departures"),
    Inquiry.Authority.POLICE_ORDER: _("Police: public order"),
    Inquiry.Authority.PROSECUTOR: _("Prosecutor: public order"),
}
ANSWERS: dict[Inquiry.Answer, Promise] = {
    Inquiry.Answer.FAVOURABLE: _("Nothing against it"),
    Inquiry.Answer.ADVERSE: _("Something against it"),
    Inquiry.Answer.UNCLEAR: _("Unclear"),
}
LANGUAGES: dict[str, Promise] = {
    "": _("Greek only"),
    "en": _("Greek and English"),
    "sq": _("Greek and Albanian"),
}
