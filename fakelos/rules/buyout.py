"""The buy-out of insurance days: when a decision was brought, and until when it may be (C2015 A, note 1)."""

from fakelos.rules.answers import Answer, Sentence, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Dates, Facts
from fakelos.rules.papers import Day, Paper
from fakelos.rules.working_days import rest_of
from fakelos.schemas.dossier import Evidence

_FORCE_MAJEURE = Sentence("ανωτέρα βία, εγκύκλιος 181070/2024", "force majeure, circular 181070/2024")


def bought(paper: Paper, facts: Facts) -> Answer:
    """A decision counts from the day on which it was brought; its own date only bounds that from below."""
    brought, decided = paper.day("brought_date"), paper.day("decision_date")
    known, dates, evidence = brought if brought.bounded else decided, facts.dates, _evidence(paper)
    if dates is None:
        return _undated(evidence)
    if known.earliest > dates.buyout:
        return _late(known, dates, facts, evidence)
    if known.latest > dates.buyout or (known is decided and dates.as_of > dates.buyout):
        return _undated(evidence)
    if min(known.latest, decided.latest) <= facts.law.buyout.start.after:
        return _before_the_start(facts, evidence)
    return met(
        f"Απόφαση εξαγοράς μέσα στην προθεσμία ({show(dates.buyout)}).",
        f"Buy-out decision within the time limit ({show(dates.buyout)}).",
        evidence,
    )


def _evidence(paper: Paper) -> Evidence:
    return paper.evidence("brought_date", "decision_date")


def _undated(evidence: Evidence) -> Answer:
    return doubtful(
        "Δεν είναι βέβαιο πότε προσκομίστηκε η απόφαση εξαγοράς.",
        "When the buy-out decision was brought is not certain.",
        evidence,
    )


def _late(known: Day, dates: Dates, facts: Facts, evidence: Evidence) -> Answer:
    limit, excuse = show(dates.buyout), _FORCE_MAJEURE
    if facts.excuse(dates.buyout):
        return doubtful(
            f"Απόφαση εξαγοράς μετά την προθεσμία ({limit}): {excuse.el}.",
            f"Buy-out decision after the time limit ({limit}): {excuse.en}.",
            evidence,
        )
    if known.earliest <= dates.late_after:
        rest = _rest(dates)
        return doubtful(
            f"Απόφαση εξαγοράς μετά την τελευταία ημέρα της προθεσμίας, που δεν ήταν εργάσιμη: {rest.el}.",
            f"Buy-out decision after the time limit's last day, which was no working day: {rest.en}.",
            evidence,
        )
    return missing(
        f"Η απόφαση εξαγοράς προσκομίστηκε μετά την προθεσμία ({limit}).",
        f"The buy-out decision was brought after the time limit ({limit}).",
        evidence,
    )


def _before_the_start(facts: Facts, evidence: Evidence) -> Answer:
    start = show(facts.law.buyout.start.after)
    return doubtful(
        f"Απόφαση εξαγοράς πριν από την έναρξη των εξαγορών (μετά τις {start}): δείτε με ποια διάταξη εκδόθηκε.",
        f"Buy-out decision before the buy-outs began (after {start}): see under which provision it was issued.",
        evidence,
    )


def deadline(dates: Dates, facts: Facts) -> Sentence:
    """Until when a decision may be brought, or that it is too late."""
    day = show(dates.buyout)
    if dates.as_of <= dates.buyout:
        el, en = "Απόφαση εξαγοράς μπορεί να προσκομιστεί έως", "A buy-out decision may be brought until"
        return Sentence(f"{el} {day}.", f"{en} {day}.")
    if facts.excuse(dates.buyout):
        excuse = _FORCE_MAJEURE
        el = f"Η προθεσμία εξαγοράς ({day}) χάθηκε: {excuse.el}."
        return Sentence(el, f"The time limit of the buy-out ({day}) was missed: {excuse.en}.")
    if dates.as_of <= dates.late_after:
        return _ended_on_a_day_of_rest(dates)
    return Sentence(f"Η προθεσμία εξαγοράς έληξε στις {day}.", f"The time limit of the buy-out ended on {day}.")


def too_late(facts: Facts) -> bool:
    """Whether a decision brought now would be late by any reading, and nothing excuses it."""
    dates = facts.dates
    return bool(dates and dates.as_of > dates.late_after and not facts.excuse(dates.buyout))


def _ended_on_a_day_of_rest(dates: Dates) -> Sentence:
    """That the limit's last day was no working day; what follows no source says, so a person does."""
    rest = _rest(dates)
    return Sentence(
        f"Η προθεσμία εξαγοράς έληξε σε ημέρα που δεν ήταν εργάσιμη ({rest.el}).",
        f"The time limit of the buy-out ended on a day that was no working day ({rest.en}).",
    )


def _rest(dates: Dates) -> Sentence:
    """The limit's last day, why it is no working day, and which is the next."""
    day, working, rest = show(dates.buyout), show(dates.late_after), rest_of(dates.buyout) or Sentence("", "")
    return Sentence(f"{day}, {rest.el}· επόμενη εργάσιμη {working}", f"{day}, {rest.en}; next working day {working}")
