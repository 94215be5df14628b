"""A valid passport; for who objectively has none, a solemn declaration with papers (C2015 B, ΣΤ.1, 3rd line)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.checks.passport_valid import validity
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass

_PUBLIC_IDENTITY = (
    DocumentClass.PASSPORT,
    DocumentClass.IDENTITY_OTHER,
    DocumentClass.KINSHIP,
)


class Options(Frozen):
    """Nothing to set."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.SOLEMN_DECLARATION, *_PUBLIC_IDENTITY})


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by a valid passport, or by a declaration, a public paper of identity, and papers that support it."""
    passports = (paper.temper(validity(paper, facts)) for paper in facts.of(DocumentClass.PASSPORT))
    declared = (paper.temper(_without_passport(paper, facts)) for paper in facts.of(DocumentClass.SOLEMN_DECLARATION))
    return best((*passports, *declared), missing("Δεν βρέθηκε διαβατήριο σε ισχύ.", "No valid passport was found."))


def _without_passport(declaration: Paper, facts: Facts) -> Answer:
    public = (*facts.of(*_PUBLIC_IDENTITY), *_own_birth_acts(facts))
    if not _says_why(declaration):
        return doubtful(
            "Υπάρχει υπεύθυνη δήλωση· δεν διαβάστηκε ότι αφορά την αδυναμία κατοχής διαβατηρίου.",
            "There is a solemn declaration; that it speaks of why there is no passport was not read.",
            declaration.evidence("subject"),
        )
    identity = [paper for paper in public if paper.sure]
    supporting = [paper for paper in facts.of(DocumentClass.OTHER) if paper.sure]
    evidence = tuple(paper.evidence() for paper in (declaration, *identity, *supporting))
    if identity and supporting:
        return met(
            "Υπεύθυνη δήλωση για την αδυναμία κατοχής διαβατηρίου, με δημόσιο έγγραφο ταυτότητας και σχετικά έγγραφα.",
            "Solemn declaration of why there is no passport, with a public paper of identity and supporting papers.",
            *evidence,
        )
    return doubtful(
        "Υπάρχει υπεύθυνη δήλωση· λείπει ή δεν αναγνωρίστηκε "
        + ("έγγραφο που αποδεικνύει την αδυναμία." if identity else "δημόσιο έγγραφο με τα στοιχεία ταυτότητας."),
        "There is a solemn declaration; what is lacking or was not recognised is "
        + ("a paper that proves the inability." if identity else "a public paper with the identity data."),
        *evidence,
    )


def _says_why(declaration: Paper) -> bool:
    return declaration.trusts("subject") and declaration.document.text_of("subject") == "no_passport"


def _own_birth_acts(facts: Facts) -> tuple[Paper, ...]:
    """Acts of the applicant's own birth; the others in these dossiers are the child's."""
    born = {person.birth_date for person in facts.case.persons if person.role == "applicant" and person.birth_date}
    return tuple(p for p in facts.of(DocumentClass.BIRTH_ACT) if p.document.text_of("child_birth_date") in born)
