"""The fee (παράβολο): amount, kind, and that it was paid (C2015, Γ1.3 and Γ1.4, 3rd line; SVC, papers, 3)."""

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from fakelos.rules.answers import Answer, best, doubtful, met, missing, not_required
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Status

_NOT_PAID = ("unpaid", "expired", "cancelled", "refunded")
_OWN_FEE = ("fee_code", "payment_date", "amount")
"""What shows that the earlier application's own fee was paid."""


class Options(Frozen):
    """`amount` in euros. `type_codes` of e-paravolo that fit; a receipt of a tax office bears none.

    `waived_by_prior_application`: not asked again of who withdrew an application to the Ministry.
    `electronic`: a receipt that bears no code is not enough.
    """

    amount: Decimal
    type_codes: tuple[str, ...]
    waived_by_prior_application: bool
    electronic: bool = False


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    earlier = {DocumentClass.PRIOR_APPLICATION} if options.waived_by_prior_application else set()
    return frozenset({DocumentClass.FEE_RECEIPT, *earlier})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by a paid receipt of the right kind and amount."""
    receipts = tuple(paper.temper(_receipt(paper, options)) for paper in facts.of(DocumentClass.FEE_RECEIPT))
    if options.waived_by_prior_application:
        receipts = (*receipts, *_waivers(facts))
    return best(receipts, missing("Δεν βρέθηκε παράβολο.", "No fee receipt was found."))


def _waivers(facts: Facts) -> tuple[Answer, ...]:
    el = "Δεν αναζητείται εκ νέου παράβολο: προηγούμενη αίτηση στο Υπουργείο."
    en = "The fee is not asked again: there was an application to the Ministry."
    if facts.case.application.prior_ministry_application:
        return (not_required(el, en),)
    earlier = facts.of(DocumentClass.PRIOR_APPLICATION)
    return tuple(_waiver(paper, el, en) for paper in earlier)


def _waiver(paper: Paper, el: str, en: str) -> Answer:
    withdrawn = paper.document.text_of("withdrawn")
    if withdrawn == "no" or (withdrawn is None and not any(paper.trusts(code) for code in _OWN_FEE)):
        return doubtful(
            "Προηγούμενη αίτηση στο Υπουργείο: δεν φαίνεται παραίτηση από αυτήν ούτε πληρωμένο παράβολό της.",
            "Application to the Ministry: neither its withdrawal nor its own paid fee can be seen.",
            paper.evidence("withdrawn", "prior_application_no"),
        )
    tempered = paper.temper(met(el, en, paper.evidence("prior_application_no", "submission_date")))
    return tempered._replace(status=Status.NOT_REQUIRED) if tempered.status is Status.MET else tempered


def _receipt(paper: Paper, options: Options) -> Answer:
    wrong = _amount(paper, options) or _kind(paper, options) or _payment(paper)
    return wrong or met(
        f"Παράβολο {_in_greek(options.amount)} ευρώ, πληρωμένο.",
        f"Fee of {options.amount} euros, paid.",
        paper.evidence("amount", "fee_code"),
    )


def _amount(paper: Paper, options: Options) -> Answer | None:
    """What speaks against the amount; None if nothing does."""
    amounts = [_euros(text) for text in paper.readings("amount")]
    enough = {amount >= options.amount if amount is not None else None for amount in amounts}
    if enough == {True}:
        return None
    evidence = paper.evidence("amount", "fee_code")
    if enough == {False}:
        el = f"Παράβολο {_in_greek(amounts[0])} ευρώ αντί για {_in_greek(options.amount)}."
        return missing(el, f"Fee of {amounts[0]} euros, not {options.amount}.", evidence)
    return doubtful(
        "Το ποσό του παραβόλου δεν διαβάστηκε με βεβαιότητα.", "The fee's amount was not read for certain.", evidence
    )


def _in_greek(amount: Decimal | None) -> str:
    return str(amount).replace(".", ",")


@lru_cache(maxsize=1024)
def _euros(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _kind(paper: Paper, options: Options) -> Answer | None:
    """What speaks against the kind of fee; None if nothing does."""
    code = paper.document.text_of("fee_type_code")
    if code in options.type_codes or (code is None and not options.electronic):
        return None
    evidence = paper.evidence("fee_type_code")
    if code is None:
        return doubtful(
            "Δεν διαβάστηκε κωδικός ηλεκτρονικού παραβόλου.", "No code of an electronic fee was read.", evidence
        )
    if not paper.trusts("fee_type_code"):
        return doubtful(
            f"Ο κωδικός παραβόλου διαβάστηκε {code}, όχι με βεβαιότητα.",
            f"The fee's type code was read as {code}, not for certain.",
            evidence,
        )
    return missing(
        f"Παράβολο άλλου είδους: κωδικός {code} αντί για {', '.join(options.type_codes)}.",
        f"Fee of another kind: code {code}, not {', '.join(options.type_codes)}.",
        evidence,
    )


def _payment(paper: Paper) -> Answer | None:
    """What speaks against its having been paid; None if nothing does."""
    status, dated = paper.document.text_of("fee_status"), "payment_date" in paper.document.fields
    if status == "paid" or (status is None and dated):
        return None
    evidence = paper.evidence("fee_status", "payment_date")
    contradicted = status == "unpaid" and dated
    if status in _NOT_PAID and paper.trusts("fee_status") and not contradicted:
        return missing("Το παράβολο δεν έχει πληρωθεί.", "The fee has not been paid.", evidence)
    if status == "used":
        el, en = "Το παράβολο έχει χρησιμοποιηθεί: δείτε αν για αυτή την αίτηση.", "The fee has been used: see whether"
        return doubtful(el, f"{en} for this application.", evidence)
    return doubtful("Δεν φαίνεται αν το παράβολο πληρώθηκε.", "Whether the fee was paid cannot be seen.", evidence)
