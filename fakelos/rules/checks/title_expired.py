"""A definitive title that expired within the ten years before the application (C2015, category Γ1.3)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing, worst
from fakelos.rules.facts import Facts
from fakelos.rules.no_title import no_title
from fakelos.rules.titles import Title
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """`issued_within`: it must have been issued in the ten years too."""

    issued_within: bool = False


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.RESIDENCE_PERMIT})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by one definitive title; a title that expired earlier, or a provisional certificate, is none."""
    answers = [title.paper.temper(_title(title, facts, options)) for title in facts.titles]
    return best(answers, answers[0]) if answers else no_title(facts)


def _title(title: Title, facts: Facts, options: Options) -> Answer:
    expired = _expired(title, facts)
    return worst((expired, _issued(title, facts))) if options.issued_within else expired


def _issued(title: Title, facts: Facts) -> Answer:
    decided, evidence = title.paper.day("decision_date"), title.paper.evidence("decision_date", "valid_from")
    issued = decided if decided.bounded else title.start
    if facts.dates and issued.earliest >= facts.dates.decade.start:
        return met(f"Τίτλος που εκδόθηκε στις {issued.said}.", f"Title issued on {issued.said}.", evidence)
    if facts.dates and issued.latest < facts.dates.decade.start:
        return missing(
            f"Ο τίτλος εκδόθηκε στις {issued.said}, πριν από τη δεκαετία.",
            f"The title was issued on {issued.said}, before the ten years.",
            evidence,
        )
    return doubtful(
        "Δεν είναι βέβαιο ότι ο τίτλος εκδόθηκε μέσα στη δεκαετία.",
        "That the title was issued within the ten years is not certain.",
        evidence,
    )


def _expired(title: Title, facts: Facts) -> Answer:
    evidence, end, dates = title.paper.evidence("valid_to"), title.end, facts.dates
    if dates and end.latest < dates.decade.start:
        return missing(
            f"Ο τίτλος έληξε στις {end.said}, περισσότερα από δέκα έτη πριν από την αίτηση.",
            f"The title expired on {end.said}, more than ten years before the application.",
            evidence,
        )
    if dates and end.earliest > dates.decade.end:
        return doubtful(
            f"Ο τίτλος ισχύει έως {end.said}: δεν είχε λήξει την ημέρα της αίτησης.",
            f"The title is valid until {end.said}: it had not expired on the day of the application.",
            evidence,
        )
    if dates is None or end.earliest < dates.decade.start or end.latest > dates.decade.end:
        return doubtful(
            "Τίτλος διαμονής του οποίου η λήξη μέσα στη δεκαετία δεν είναι βέβαιη.",
            "Residence title of which it is not certain that it expired within the ten years.",
            evidence,
        )
    el, en = f"Οριστικός τίτλος που έληξε στις {end.said}.", f"Definitive title that expired on {end.said}."
    return met(el, en, evidence) if title.sure or not title.paper.sure else _kind(el, en, title)


def _kind(el: str, en: str, title: Title) -> Answer:
    return doubtful(
        f"{el} Δεν είναι βέβαιο ότι ο τίτλος είναι οριστικός.",
        f"{en} Whether the title is definitive is not certain.",
        title.paper.evidence("permit_type"),
    )
