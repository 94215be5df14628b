"""One tie with the country after the title's expiry is enough for the Type A certificate (C2015 A, note 3.α)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.dates import ONE_DAY, show
from fakelos.rules.facts import Dates, Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.ties import Tie
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """Nothing to set."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return ties


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by one paper of a listed kind that speaks for a day after the last title's expiry."""
    answers = (tie.paper.temper(_tie(tie, facts)) for tie in facts.ties)
    return best(answers, missing("Δεν βρέθηκε έγγραφο δεσμών με τη χώρα.", "No paper of ties was found."))


def _tie(tie: Tie, facts: Facts) -> Answer:
    evidence, dates = tie.evidence, facts.dates
    if dates and tie.speaks_for(Interval(dates.decade.start, dates.applied)) is False:
        return _begins_later(evidence) if tie.lasts else _outside(evidence)
    if dates is None or not tie.readings:
        return doubtful(
            "Έγγραφο δεσμών του οποίου η χρονολογία δεν είναι βέβαιη.",
            "A paper of ties of which the date is not certain.",
            evidence,
        )
    return _after_expiry(tie, dates, facts, evidence)


def _outside(evidence: Evidence) -> Answer:
    return missing(
        "Το έγγραφο δεν αφορά τη δεκαετία πριν από την αίτηση.",
        "The paper does not speak of the ten years before the application.",
        evidence,
    )


def _begins_later(evidence: Evidence) -> Answer:
    return doubtful(
        "Ο συγγενικός δεσμός αποδεικνύεται με έγγραφο μεταγενέστερο της αίτησης.",
        "The kinship is shown by a paper from after the application.",
        evidence,
    )


def _after_expiry(tie: Tie, dates: Dates, facts: Facts, evidence: Evidence) -> Answer:
    expiry = facts.last_sure_expiry
    since = max(dates.decade.start, expiry.latest + ONE_DAY) if expiry else dates.decade.start
    if not tie.speaks_for(Interval(since, dates.applied)):
        # An earlier title may be the one relied on, and papers may have been filed later than what they speak of.
        return doubtful(
            f"Το έγγραφο αφορά ή μπορεί να αφορά χρόνο έως τη λήξη του τίτλου ({show(since - ONE_DAY)}).",
            f"The paper speaks, or may speak, of a time up to the title's expiry ({show(since - ONE_DAY)}).",
            evidence,
        )
    if tie.letter is None:
        return doubtful(
            "Έγγραφο αντίστοιχο με τα ενδεικτικά αναφερόμενα: μετρά αν το δεχθεί ο χειριστής.",
            "A paper comparable to the kinds named as examples: it counts if a reviewer accepts it.",
            evidence,
        )
    el, en = f"Δεσμός ({tie.letter}) μετά τη λήξη του τίτλου.", f"Tie ({tie.letter}) after the title's expiry."
    return met(el, en, evidence)
