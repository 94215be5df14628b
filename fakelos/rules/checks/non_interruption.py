"""Residence not interrupted for a continuous stretch of over two years (C2015 A, note 3.β; SVC, step 4.ε)."""

from collections.abc import Iterable

from fakelos.rules.answers import Answer, doubtful, met, not_required
from fakelos.rules.dates import ONE_DAY, add_years, show
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval, days_within, longest
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """`years`: longer stretches are interruptions.

    Not asked where titles cover `unless_lawful_days` of the `of_last_days` before the application.
    """

    years: int
    unless_lawful_days: int | None = None
    of_last_days: int = 0


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return ties | {DocumentClass.RESIDENCE_PERMIT}


def examine(facts: Facts, options: Options) -> Answer:
    """Met when no stretch without title or tie is too long; else doubtful, never missing: silence proves no absence."""
    if facts.dates is None or not facts.counted_titles:
        return doubtful(
            "Χωρίς ημερομηνία αίτησης ή οριστικό τίτλο η διαμονή δεν υπολογίζεται.",
            "Without a date of application or a definitive title the residence cannot be counted.",
        )
    if _immediately_before(facts, options):
        return not_required(
            "Η νόμιμη διαμονή ανάγεται στην αμέσως προηγούμενη πενταετία.",
            "The lawful residence is that of the years immediately before the application.",
            *_titles(facts),
        )
    return _without_interruption(facts, options)


def _immediately_before(facts: Facts, options: Options) -> bool:
    if options.unless_lawful_days is None or facts.dates is None:
        return False
    applied = facts.dates.applied
    window = Interval(applied - options.of_last_days * ONE_DAY, applied - ONE_DAY)
    return days_within((t.surely for t in facts.titles if t.surely), window) >= options.unless_lawful_days


def _without_interruption(facts: Facts, options: Options) -> Answer:
    if not _too_long(facts.sure_stretches, options):
        ties = tuple(tie.evidence for tie in facts.ties if tie.sure)
        return met(
            f"Δεν υπάρχει διάστημα άνω των {options.years} ετών χωρίς τίτλο ή δεσμό.",
            f"There is no stretch of over {options.years} years without a title or a tie.",
            *_titles(facts),
            *ties,
        )
    gap = longest(_too_long(facts.stretches, options))
    if gap is None:
        el, en = "μόνο με αβέβαια στοιχεία καλύπτεται κάθε διάστημα", "only uncertain evidence covers every stretch"
    else:
        el = f"από {show(gap.start)} έως {show(gap.end)} ({gap.days} ημέρες)"
        en = f"from {show(gap.start)} to {show(gap.end)} ({gap.days} days)"
    return doubtful(
        f"Διάστημα άνω των {options.years} ετών χωρίς στοιχεία διαμονής: {el}.",
        f"Stretch of over {options.years} years without evidence of residence: {en}.",
        *_titles(facts),
    )


def _too_long(stretches: Iterable[Interval], options: Options) -> tuple[Interval, ...]:
    return tuple(gap for gap in stretches if gap.end >= add_years(gap.start, options.years))


def _titles(facts: Facts) -> tuple[Evidence, ...]:
    return tuple(title.paper.evidence("valid_to") for title in facts.titles)
