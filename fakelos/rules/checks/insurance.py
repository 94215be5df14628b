"""Insurance capacity, or the buy-out of insurance days within six months (C2015, 5th line; A, note 1)."""

from datetime import date

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Dates, Facts
from fakelos.rules.papers import Day, Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence, Status


class Options(Frozen):
    """`buyout`: a buy-out decision serves too. `sponsor`: the sponsor's insurance may extend to the applicant."""

    buyout: bool
    sponsor: bool = False


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    bought = {DocumentClass.BUYOUT_DECISION} if options.buyout else set()
    return frozenset({DocumentClass.INSURANCE, DocumentClass.SOCIAL_INSURANCE, *bought})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by insurance in force between the application and the day the dossier is judged, or a timely buy-out."""
    papers = facts.of(DocumentClass.INSURANCE)
    current = tuple(p for p in facts.of(DocumentClass.SOCIAL_INSURANCE) if "valid_to" in p.document.fields)
    answers = [paper.temper(_in_force(paper, facts)) for paper in (*papers, *current)]
    if options.buyout:
        answers += [paper.temper(_bought(paper, facts)) for paper in facts.of(DocumentClass.BUYOUT_DECISION)]
    if options.sponsor:
        answers += [_sponsors(paper) for paper in facts.of(DocumentClass.INSURANCE, roles=("sponsor",))]
    answer = best(answers, missing("Δεν βρέθηκε ασφαλιστική ικανότητα.", "No insurance capacity was found."))
    return _with_deadline(answer, facts) if options.buyout else answer


def _with_deadline(answer: Answer, facts: Facts) -> Answer:
    if answer.status is not Status.MISSING or facts.dates is None:
        return answer
    return answer._replace(sentence=answer.sentence.then(_deadline(facts.dates, facts)))


def _deadline(dates: Dates, facts: Facts) -> Sentence:
    day = show(dates.buyout)
    if dates.as_of <= dates.buyout:
        el, en = "Απόφαση εξαγοράς μπορεί να προσκομιστεί έως", "A buy-out decision may be brought until"
        return Sentence(f"{el} {day}.", f"{en} {day}.")
    if facts.excuse(dates.buyout):
        el = f"Η προθεσμία εξαγοράς ({day}) χάθηκε: ανωτέρα βία, εγκύκλιος 181070/2024."
        return Sentence(el, f"The time limit of the buy-out ({day}) was missed: force majeure, circular 181070/2024.")
    return Sentence(f"Η προθεσμία εξαγοράς έληξε στις {day}.", f"The time limit of the buy-out ended on {day}.")


def _in_force(paper: Paper, facts: Facts) -> Answer:
    end, dates, evidence = paper.day("valid_to"), facts.dates, paper.evidence("valid_to", "issue_date")
    start = paper.day("valid_from")
    if dates and (end.latest < dates.applied or start.earliest > dates.as_of):
        return missing(
            f"Η ασφαλιστική ικανότητα (έως {end.said}) δεν ήταν σε ισχύ την ημέρα της αίτησης.",
            f"The insurance capacity (until {end.said}) was not in force on the day of the application.",
            evidence,
        )
    if dates is None or end.earliest < dates.applied:
        return doubtful(
            "Δεν είναι βέβαιο αν η ασφαλιστική ικανότητα ήταν σε ισχύ την ημέρα της αίτησης.",
            "Whether the insurance capacity was in force on the day of the application is not certain.",
            evidence,
        )
    if _may_start_after(dates.as_of, start):
        return doubtful("Η έναρξη της ασφάλισης δεν είναι βέβαιη.", "The insurance's start is not certain.", evidence)
    return met(f"Ασφαλιστική ικανότητα έως {end.said}.", f"Insurance capacity until {end.said}.", evidence)


def _may_start_after(day: date, start: Day) -> bool:
    """Whether a start as read, or one that the print allows, lies after `day`; a paper need not print one."""
    latest = start.latest if start.bounded else start.value
    return latest is not None and latest > day


def _bought(paper: Paper, facts: Facts) -> Answer:
    """A decision counts from the day on which it was brought; its own date only bounds that from below."""
    evidence, dates = paper.evidence("submitted_date", "decision_date"), facts.dates
    brought = paper.day("submitted_date")
    known = brought if brought.bounded else paper.day("decision_date")
    if dates and known.earliest > dates.buyout:
        return _late(dates, facts, evidence)
    if dates is None or known.latest > dates.buyout or (known is not brought and dates.as_of > dates.buyout):
        return doubtful(
            "Δεν είναι βέβαιο πότε προσκομίστηκε η απόφαση εξαγοράς.",
            "When the buy-out decision was brought is not certain.",
            evidence,
        )
    return met(
        f"Απόφαση εξαγοράς μέσα στην προθεσμία ({show(dates.buyout)}).",
        f"Buy-out decision within the time limit ({show(dates.buyout)}).",
        evidence,
    )


def _late(dates: Dates, facts: Facts, evidence: Evidence) -> Answer:
    limit = show(dates.buyout)
    if facts.excuse(dates.buyout):
        return doubtful(
            f"Απόφαση εξαγοράς μετά την προθεσμία ({limit}): ανωτέρα βία, εγκύκλιος 181070/2024.",
            f"Buy-out decision after the time limit ({limit}): force majeure, circular 181070/2024.",
            evidence,
        )
    return missing(
        f"Η απόφαση εξαγοράς προσκομίστηκε μετά την προθεσμία ({limit}).",
        f"The buy-out decision was brought after the time limit ({limit}).",
        evidence,
    )


def _sponsors(paper: Paper) -> Answer:
    return doubtful(
        "Ασφάλιση του συντηρούντος: ελέγξτε αν καλύπτει και τον αιτούντα.",
        "Insurance of the sponsor: see whether it covers the applicant too.",
        paper.evidence("valid_to"),
    )
