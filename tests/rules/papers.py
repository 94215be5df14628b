"""Papers and dossiers for the worked examples, in as few words as a lawyer would use. All people are SPECIMEN."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application, CaseFile, Category, Finding, Outcome, Person

Value = str | tuple[str, ...]
_NUMBERS = count(1)
SURE, GUESSED = 0.99, 0.2


class Held:
    """A document and the role of its holder."""

    def __init__(self, document: Document, role: str) -> None:
        self.document, self.role = document, role

    def of(self, role: str) -> "Held":
        """The same paper of somebody else."""
        return Held(self.document, role)

    def unclear(self) -> "Held":
        """The same paper, of which the class is a guess."""
        return Held(self.document.model_copy(update={"confidence": GUESSED}), self.role)

    def guessing(self, *codes: str) -> "Held":
        """The same paper with these fields badly read."""
        fields = {
            code: field.model_copy(update={"confidence": GUESSED}) if code in codes else field
            for code, field in self.document.fields.items()
        }
        return Held(self.document.model_copy(update={"fields": fields}), self.role)

    def or_else(self, code: str, *others: str) -> "Held":
        """The same paper of which the print allows further readings of a field."""
        return self._with(code, {"alternatives": others})

    def with_problem(self, code: str, problem: str) -> "Held":
        """The same paper on which a value fails its own check."""
        return self._with(code, {"problem": problem})

    def dated(self, code: str, value: str) -> "Held":
        """The same paper with this in a field, well read."""
        field = Field(value=value, confidence=SURE, page=1, box=(0.1, 0.1, 0.4, 0.2))
        return Held(self.document.model_copy(update={"fields": {**self.document.fields, code: field}}), self.role)

    def only_one_of(self, *classes: str) -> "Held":
        """The same paper, of which it is known only that it is one of these."""
        known = tuple(one for one in DocumentClass if one.value in classes)
        return Held(self.document.model_copy(update={"candidates": known}), self.role)

    def _with(self, code: str, update: dict[str, object]) -> "Held":
        field = self.document.fields[code].model_copy(update=update)
        return Held(self.document.model_copy(update={"fields": {**self.document.fields, code: field}}), self.role)

    def without(self, *codes: str) -> "Held":
        """The same paper on which these fields were not found."""
        fields = {code: field for code, field in self.document.fields.items() if code not in codes}
        return Held(self.document.model_copy(update={"fields": fields}), self.role)


def paper(doc_class: str | None, /, **values: Value | None) -> Held:
    """A paper of the applicant of this class, with these fields, all well read."""
    number = next(_NUMBERS)
    fields = {
        code: Field(value=value, confidence=SURE, page=1, box=(0.1, 0.1, 0.4, 0.2))
        for code, value in values.items()
        if value is not None
    }
    document = Document(
        id=f"D{number}", file="SPECIMEN.tif", pages=(number,), doc_class=doc_class, confidence=SURE, fields=fields
    )
    return Held(document, "applicant")


def passport(until: str = "2024-05-01") -> Held:
    return paper("passport", passport_no="A0000001", issue_date="2005-01-01", expiry_date=until)


def permit(start: str | None, end: str | None, kind: str = "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ") -> Held:
    return paper("residence_permit", permit_no="1/2010", permit_type=kind, valid_from=start, valid_to=end)


def fee(amount: str = "300.00", code: str | None = "2403", status: str | None = "paid") -> Held:
    return paper("fee_receipt", amount=amount, fee_type_code=code, fee_status=status, payment_date="2015-11-02")


def insurance(until: str | None, since: str | None = None) -> Held:
    return paper("insurance", insurer="ΙΚΑ-ΕΤΑΜ", valid_to=until, valid_from=since)


def buyout(brought: str | None = None, decided: str | None = None) -> Held:
    return paper("buyout_decision", brought_date=brought, decision_date=decided, insurer="ΙΚΑ-ΕΤΑΜ")


def tax_return(year: int) -> Held:
    return paper("tax_return", income_year=str(year), afm="123456783")


def deed(day: str, **fields: str) -> Held:
    known = {"deed_date": day, "deed_no": "1.234", "notary": "SPECIMEN", "appeared_in_person": "yes"}
    return paper("notarial_deed", **known | fields)


def declaration() -> Held:
    return paper("solemn_declaration", subject="no_passport")


GOOD_G13: dict[str, Held] = {
    "passport": passport(),
    "permit": permit("2010-07-07", "2012-07-06"),
    "fee": fee(),
    "tie": tax_return(2014),
    "insurance": insurance("2017-02-28"),
}
GOOD_G14: dict[str, Held] = {
    "passport": passport(),
    "permit": permit("2010-07-06", "2016-06-30"),
    "fee": fee(),
    "insurance": insurance("2017-02-28"),
}
GOOD_ST1: dict[str, Held] = {
    "form": paper("application_form", category_claimed="ΣΤ.1"),
    "photos": paper("photo"),
    "passport": passport(),
    "sponsor": permit("2015-01-01", "2016-12-31").of("sponsor"),
    "birth": paper("birth_act", child_birth_date="2014-03-01"),
    "stay": tax_return(2015),
    "insurance": insurance("2017-02-28"),
    "fee": fee(code="2107"),
}
Papers = Held | Iterable[Held] | None


def case(
    papers: Iterable[Held],
    applied: str | None = "2016-07-06",
    as_of: str | None = None,
    unread: int = 0,
    **known: object,
) -> CaseFile:
    """A case file of these papers."""
    held = list(papers)
    application = Application.model_validate({"application_date": applied, "as_of_date": as_of, **known})
    roles = sorted({one.role for one in held})
    persons = [
        Person.model_validate({"id": role, "role": role, "documents": [h.document.id for h in held if h.role == role]})
        for role in roles
    ]
    return CaseFile(
        application=application, documents=tuple(h.document for h in held), persons=tuple(persons), unread_pages=unread
    )


def changed(good: dict[str, Held], changes: dict[str, Papers]) -> list[Held]:
    """The good dossier's papers with some replaced, added, or (None) taken out."""
    papers: list[Held] = []
    for value in {**good, **changes}.values():
        papers += [value] if isinstance(value, Held) else value or []
    return papers


def g13(
    applied: str | None = "2016-07-06",
    as_of: str | None = None,
    unread: int = 0,
    known: dict[str, object] | None = None,
    **changes: Papers,
) -> CaseFile:
    """A complete dossier of Γ1.3 (application 6 July 2016, title 2010–2012) with some papers changed."""
    return case(changed(GOOD_G13, changes), applied, as_of, unread, **(known or {}))


def g14(
    applied: str | None = "2016-07-06",
    as_of: str | None = None,
    unread: int = 0,
    known: dict[str, object] | None = None,
    **changes: Papers,
) -> CaseFile:
    """A complete dossier of Γ1.4 (application 6 July 2016, titles 2010–2016) with some papers changed."""
    return case(changed(GOOD_G14, changes), applied, as_of, unread, **(known or {}))


def st1(applied: str | None = "2016-07-06", unread: int = 0, **changes: Papers) -> CaseFile:
    """A complete dossier of ΣΤ.1 (application 6 July 2016, child born 1 March 2014) with some papers changed."""
    return case(changed(GOOD_ST1, changes), applied, None, unread)


def line(dossier: CaseFile, code: str, category: Category | None = None, examination: str = "formal") -> Finding:
    """The finding of one line, of the proposed category unless another is named."""
    evaluation = evaluate(dossier)
    chosen = next(e for e in evaluation.examinations if category in (None, e.category))
    findings: dict[tuple[str, str], Finding] = {
        (f.examination, f.code): f for f in (*chosen.formal, *chosen.substantive)
    }
    return findings[examination, code]


def status(dossier: CaseFile, code: str, category: Category | None = None, examination: str = "formal") -> str:
    """The status of one line."""
    return line(dossier, code, category, examination).status.value


def outcome(dossier: CaseFile) -> Outcome:
    """What is proposed."""
    return evaluate(dossier).outcome


def day(text: str) -> date:
    """A date."""
    return date.fromisoformat(text)
