"""That no definitive title is there, and why the permits that are there count as none (C2015, Γ1.3 and Γ1.4)."""

from fakelos.rules.answers import Answer, Sentence, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.rules.titles import says_provisional


def no_title(facts: Facts) -> Answer:
    """The line of a title without one, resting on the permits that were set aside."""
    found = missing("Δεν βρέθηκε οριστικός τίτλος διαμονής.", "No definitive residence title was found.")
    sentence = found.sentence
    for reason in dict.fromkeys(_reason(paper, facts) for paper in facts.permits_set_aside):
        sentence = sentence.then(reason)
    return Answer(found.status, sentence, tuple(p.evidence("valid_from", "valid_to") for p in facts.permits_set_aside))


def _reason(paper: Paper, facts: Facts) -> Sentence:
    if says_provisional(paper, facts.law.titles):
        el = "Βεβαίωση ή άλλη προσωρινή διαμονή δεν είναι οριστικός τίτλος."
        return Sentence(el, "A certificate or another provisional stay is no definitive title.")
    since = show(facts.law.titles.counted_from)
    return Sentence(
        f"Άδεια που χορηγήθηκε πριν από τις {since} δεν μετρά ως οριστικός τίτλος, παρά μόνο ως δεσμός (γ).",
        f"A permit granted before {since} does not count as a definitive title, only as a tie (γ).",
    )
