"""One tie with the country after the title's expiry is enough for the Type A certificate (C2015 A, note 3.α)."""

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing
from fakelos.rules.dates import ONE_DAY, show
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.ties import Tie
from fakelos.schemas.base import Frozen


class Options(Frozen):
    """Nothing to set."""


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by one paper of a listed kind that speaks for a day after the last title's expiry."""
    answers = (tie.paper.temper(_tie(tie, facts)) for tie in facts.ties)
    return best(answers, missing("Δεν βρέθηκε έγγραφο δεσμών με τη χώρα.", "No paper of ties was found."))


def _tie(tie: Tie, facts: Facts) -> Answer:
    evidence = tie.paper.evidence("years_covered", "income_year", "issue_date", "deed_date")
    if facts.dates is None or not tie.dates_sure:
        return doubtful(
            "Έγγραφο δεσμών του οποίου η χρονολογία δεν είναι βέβαιη.",
            "A paper of ties of which the date is not certain.",
            evidence,
        )
    counted = Interval(facts.dates.decade.start, facts.dates.applied)
    if not any(days.meets(counted) for days in tie.days):
        return missing(
            "Το έγγραφο δεν αφορά τη δεκαετία πριν από την αίτηση.",
            "The paper does not speak of the ten years before the application.",
            evidence,
        )
    return _after_expiry(tie, facts, counted)


def _after_expiry(tie: Tie, facts: Facts, counted: Interval) -> Answer:
    evidence = tie.paper.evidence("years_covered", "income_year", "issue_date", "deed_date")
    expiry = facts.last_sure_expiry
    after = counted if expiry is None else Interval(max(counted.start, expiry + ONE_DAY), counted.end)
    if not any(days.meets(after) for days in tie.days):
        # An earlier title may be the one relied on, and papers may have been filed later than what they speak of.
        return doubtful(
            f"Το έγγραφο αφορά χρόνο πριν από τη λήξη του τίτλου ({show(after.start - ONE_DAY)}).",
            f"The paper speaks of a time before the title expired ({show(after.start - ONE_DAY)}).",
            evidence,
        )
    sentence = Sentence(
        f"Δεσμός ({tie.letter}) μετά τη λήξη του τίτλου.", f"Tie ({tie.letter}) after the title's expiry."
    )
    if tie.letter is None:
        return doubtful(
            "Έγγραφο αντίστοιχο με τα ενδεικτικά αναφερόμενα: μετρά αν το δεχθεί ο χειριστής.",
            "A paper comparable to the kinds named as examples: it counts if a reviewer accepts it.",
            evidence,
        )
    return met(*sentence, evidence)
