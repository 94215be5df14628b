"""Insurance capacity, or the buy-out of insurance days within six months (C2015, 5th line; A, note 1)."""

from datetime import date

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.buyout import bought, deadline
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Day, Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Status


class Options(Frozen):
    """`buyout`: a buy-out decision serves too. `sponsor`: the sponsor's insurance may extend to the applicant."""

    buyout: bool
    sponsor: bool = False


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    decision = {DocumentClass.BUYOUT_DECISION} if options.buyout else set()
    return frozenset({DocumentClass.INSURANCE, DocumentClass.SOCIAL_INSURANCE, *decision})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by insurance in force between the application and the day the dossier is judged, or a timely buy-out."""
    answers = [paper.temper(_in_force(paper, facts)) for paper in facts.of(DocumentClass.INSURANCE)]
    answers += [_record(paper) for paper in facts.of(DocumentClass.SOCIAL_INSURANCE) if _may_go_on(paper, facts)]
    others = facts.of(DocumentClass.INSURANCE, roles=("sponsor", "other"))
    answers += [_familys(paper) for paper in others if _may_cover_the_family(paper, facts)]
    if options.buyout:
        answers += [paper.temper(bought(paper, facts)) for paper in facts.of(DocumentClass.BUYOUT_DECISION)]
    if options.sponsor:
        answers += [_sponsors(paper) for paper in facts.of(DocumentClass.INSURANCE, roles=("sponsor",))]
    answer = best(answers, missing("Δεν βρέθηκε ασφαλιστική ικανότητα.", "No insurance capacity was found."))
    return _with_deadline(answer, facts) if options.buyout else answer


def _with_deadline(answer: Answer, facts: Facts) -> Answer:
    if answer.status is not Status.MISSING or facts.dates is None:
        return answer
    return answer._replace(sentence=answer.sentence.then(deadline(facts.dates, facts)))


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


def _may_go_on(record: Paper, facts: Facts) -> bool:
    """Whether the insured time of a record may reach the application."""
    years = [period.end for period in record.periods("years_covered")]
    by_years = bool(years) and "period_to" not in record.document.fields
    last = max(years) if by_years else record.day("period_to").latest
    return facts.dates is None or last >= facts.dates.applied


def _record(paper: Paper) -> Answer:
    """A record of insured days is no document of insurance capacity, but may show that the applicant is insured."""
    return doubtful(
        "Χρόνος ασφάλισης έως την αίτηση ή χωρίς αναγνώσιμο τέλος: δείτε αν υπάρχει ασφαλιστική ικανότητα.",
        "Insured time up to the application, or without a legible end: see whether there is insurance capacity.",
        paper.evidence("period_to", "years_covered"),
    )


def _may_cover_the_family(paper: Paper, facts: Facts) -> bool:
    family = paper.document.text_of("covers_family") == "yes"
    return family and _in_force(paper, facts).status is not Status.MISSING


def _familys(paper: Paper) -> Answer:
    """A family's booklet in another member's name (C2015, Γ1.3, 5th line: "family health booklet")."""
    return doubtful(
        "Οικογενειακό βιβλιάριο στο όνομα άλλου: δείτε αν ο αιτών είναι προστατευόμενο μέλος.",
        "A family's booklet in somebody else's name: see whether the applicant is a protected member.",
        paper.evidence("covers_family"),
    )


def _may_start_after(day: date, start: Day) -> bool:
    """Whether a start as read, or one that the print allows, lies after `day`; a paper need not print one."""
    latest = start.latest if start.bounded else start.value
    return latest is not None and latest > day


def _sponsors(paper: Paper) -> Answer:
    return doubtful(
        "Ασφάλιση του συντηρούντος: ελέγξτε αν καλύπτει και τον αιτούντα.",
        "Insurance of the sponsor: see whether it covers the applicant too.",
        paper.evidence("valid_to"),
    )
