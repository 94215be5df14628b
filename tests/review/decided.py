"""A dossier on which something was decided: a letter in the vault, a question to another authority."""

from fakelos.storage.decisions.checks import snapshot
from fakelos.storage.decisions.letters import Printed, Printer
from fakelos.storage.models import Decision, Dossier, Inquiry, Role, User
from fakelos.storage.protocol import today
from tests.review.sample import sample_vault

PDF = b"%PDF-1.7 SPECIMEN"


def store_decision(dossier: Dossier) -> Decision:
    """The dossier's decision, made if need be, with a letter and an inquiry."""
    known = dossier.decisions.first()
    if known:
        return known
    officer, _ = User.objects.get_or_create(
        username=f"officer-{dossier.office.code}", defaults={"role": Role.REVIEWER, "office": dossier.office}
    )
    decision = Decision.objects.create(
        dossier=dossier,
        office=dossier.office,
        kind="type_a",
        state="in_force",
        made_by=officer,
        day=today(),
        rested_on=snapshot(dossier),
    )
    with Printer(lambda _: [Printed("type_a", "", PDF, {})], sample_vault()).sealing() as seal:
        seal(decision)
    Inquiry.objects.create(dossier=dossier, authority="insurer", sent_on=today(), sent_by=officer)
    return decision
