"""Insurance capacity, or the buy-out of insurance days within six months (C2015, 5th line; A, note 1)."""

from datetime import date

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Day, Paper
from fakelos.rules.timeline import Interval
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Status


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
    deadline = facts.buyout_deadline
    if answer.status is not Status.MISSING or deadline is None or facts.as_of is None:
        return answer
    return answer._replace(sentence=answer.sentence.then(_deadline(deadline, facts)))


def _deadline(deadline: date, facts: Facts) -> Sentence:
    day = show(deadline)
    if facts.as_of is None or facts.as_of <= deadline:
        el, en = "Απόφαση εξαγοράς μπορεί να προσκομιστεί έως", "A buy-out decision may be brought until"
        return Sentence(f"{el} {day}.", f"{en} {day}.")
    if facts.excuse(deadline):
        el = f"Η προθεσμία εξαγοράς ({day}) χάθηκε: ανωτέρα βία, εγκύκλιος 181070/2024."
        return Sentence(el, f"The time limit of the buy-out ({day}) was missed: force majeure, circular 181070/2024.")
    return Sentence(f"Η προθεσμία εξαγοράς έληξε στις {day}.", f"The time limit of the buy-out ended on {day}.")


def _in_force(paper: Paper, facts: Facts) -> Answer:
    start, end, evidence = paper.day("valid_from"), paper.day("valid_to"), paper.evidence("valid_to", "issue_date")
    if end.value is None or not end.sure or facts.application_date is None or facts.as_of is None:
        return doubtful(
            "Η λήξη της ασφαλιστικής ικανότητας δεν διαβάστηκε με βεβαιότητα.",
            "The end of the insurance capacity was not read for certain.",
            evidence,
        )
    asked = Interval(facts.application_date, facts.as_of)
    if end.value < asked.start or _begins_after(start, asked):
        return missing(
            f"Η ασφαλιστική ικανότητα (έως {show(end.value)}) δεν ήταν σε ισχύ την ημέρα της αίτησης.",
            f"The insurance capacity (until {show(end.value)}) was not in force on the day of the application.",
            evidence,
        )
    if start.value and start.value > asked.end:
        return doubtful("Η έναρξη της ασφάλισης δεν είναι βέβαιη.", "The insurance's start is not certain.", evidence)
    el, en = f"Ασφαλιστική ικανότητα έως {show(end.value)}.", f"Insurance capacity until {show(end.value)}."
    return met(el, en, evidence)


def _begins_after(start: Day, asked: Interval) -> bool:
    return start.value is not None and start.sure and start.value > asked.end


def _bought(paper: Paper, facts: Facts) -> Answer:
    """A decision counts from the day on which it was brought; its own date only bounds that from below."""
    evidence, deadline = paper.evidence("submitted_date", "decision_date"), facts.buyout_deadline
    brought, decided = paper.day("submitted_date"), paper.day("decision_date")
    known = brought if brought.sure else decided
    if deadline is None or facts.as_of is None or known.value is None or not known.sure:
        return doubtful("Δεν είναι βέβαιο πότε προσκομίστηκε η απόφαση εξαγοράς.", _WHEN_EN, evidence)
    if known.value > deadline:
        return _late(paper, facts)
    if not brought.sure and facts.as_of > deadline:
        return doubtful("Δεν είναι βέβαιο πότε προσκομίστηκε η απόφαση εξαγοράς.", _WHEN_EN, evidence)
    return met(
        f"Απόφαση εξαγοράς μέσα στην προθεσμία ({show(deadline)}).",
        f"Buy-out decision within the time limit ({show(deadline)}).",
        evidence,
    )


_WHEN_EN = "When the buy-out decision was brought is not certain."


def _late(paper: Paper, facts: Facts) -> Answer:
    evidence, deadline = paper.evidence("submitted_date", "decision_date"), facts.buyout_deadline
    limit = show(deadline) if deadline else ""
    if facts.excuse(deadline):
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
