"""Insurance capacity, or the buy-out of insurance days within six months (C2015, 5th line; A, note 1)."""

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Dates, Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence, Status


class Options(Frozen):
    """`buyout`: a buy-out decision serves too. `sponsor`: the sponsor's insurance may extend to the applicant."""

    buyout: bool
    sponsor: bool = False


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
    end, dates, evidence = paper.day("valid_to").known, facts.dates, paper.evidence("valid_to", "issue_date")
    if end is None or dates is None:
        return doubtful(
            "Η λήξη της ασφαλιστικής ικανότητας δεν διαβάστηκε με βεβαιότητα.",
            "The end of the insurance capacity was not read for certain.",
            evidence,
        )
    start = paper.day("valid_from")
    if end < dates.applied or (start.known or dates.as_of) > dates.as_of:
        return missing(
            f"Η ασφαλιστική ικανότητα (έως {show(end)}) δεν ήταν σε ισχύ την ημέρα της αίτησης.",
            f"The insurance capacity (until {show(end)}) was not in force on the day of the application.",
            evidence,
        )
    if start.value and start.value > dates.as_of:
        return doubtful("Η έναρξη της ασφάλισης δεν είναι βέβαιη.", "The insurance's start is not certain.", evidence)
    return met(f"Ασφαλιστική ικανότητα έως {show(end)}.", f"Insurance capacity until {show(end)}.", evidence)


def _bought(paper: Paper, facts: Facts) -> Answer:
    """A decision counts from the day on which it was brought; its own date only bounds that from below."""
    evidence, dates = paper.evidence("submitted_date", "decision_date"), facts.dates
    brought = paper.day("submitted_date").known
    known = brought or paper.day("decision_date").known
    if dates and known and known > dates.buyout:
        return _late(dates, facts, evidence)
    if dates is None or known is None or (brought is None and dates.as_of > dates.buyout):
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
