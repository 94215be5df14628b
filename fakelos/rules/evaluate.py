"""The law's view of a case file: every line answered, both examinations, time, and a proposed outcome.

Pure: the same case file gives the same evaluation, whenever and wherever it is asked.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from fakelos.rules import category, circulars, force_majeure, outcome, routing
from fakelos.rules.answers import MET, MISSING, Answer, Sentence
from fakelos.rules.doubts import with_doubt
from fakelos.rules.facts import Facts
from fakelos.rules.law import Asked, Law, Line
from fakelos.rules.resolutions import resolved
from fakelos.schemas.base import unchecked
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile, Category, CategoryExamination, Evaluation, Finding

Findings: TypeAlias = dict[int, Finding]
"""By the identity of their lines."""


def evaluate(case: CaseFile, law: Law | None = None, rules_of: date | None = None) -> Evaluation:
    """Examine a case file by the rules in force on its application date.

    Args:
        case: one application with its papers and persons; nothing else counts.
        law: other circulars than the packaged ones, to see what a changed rule would turn.
        rules_of: the rules in force on this day instead, for the same purpose.
    """
    facts = Facts(case, law or circulars.law(), rules_of)
    claim = category.claimed(facts)
    examinations = _examinations(claim, facts)
    proposed = examinations[0]
    formal = lines_of(proposed.category, facts).formal
    deadline = _buyout_deadline(formal, proposed, facts)
    priority, why = routing.priority(proposed.formal, deadline, facts)
    return unchecked(
        Evaluation,
        application_no=case.application.application_no,
        application_date=facts.application_date,
        category=proposed.category,
        category_claimed=claim,
        examinations=examinations,
        outcome=proposed.outcome,
        **_counted(facts),
        buyout_deadline=deadline,
        force_majeure=bool(force_majeure.excused(proposed.formal, facts)),
        priority=priority,
        routing_reason_el=why.el,
        routing_reason_en=why.en,
        outcome_if_doubts_fail=outcome.propose(formal, proposed.formal, facts, failing=outcome.UNPROVEN),
        conflicts=facts.law.choices_of[proposed.category],
    )


def _counted(facts: Facts) -> dict[str, object]:
    """The days and years of an evaluation."""
    required, covered = facts.tie_years_required, facts.tie_years
    return {
        "lawful_days_last_decade": facts.lawful_days,
        "lawful_days_worst": facts.sure_days,
        "lawful_days_best": facts.possible_days,
        "last_title_expiry": facts.last_title_expiry,
        "tie_years_covered": tuple(year for year in required if year in covered),
        "tie_years_uncovered": tuple(year for year in required if year not in covered),
        "max_gap_days": facts.max_gap.days if facts.max_gap else 0,
    }


def lines_of(candidate: Category, facts: Facts) -> Asked:
    """The lines asked of a category on the application date; where none was in force, those that now are."""
    asked = facts.law.in_force(candidate, facts.rules_day or date.max)
    return asked if any(asked) else facts.law.in_force(candidate, date.max)


def _examinations(claim: Category | None, facts: Facts) -> tuple[CategoryExamination, ...]:
    """Every category to examine, the one that is proposed first."""
    asked = {candidate: lines_of(candidate, facts) for candidate in category.candidates(facts, claim)}
    findings = _findings(asked.values(), facts)
    examined = tuple(_examine(candidate, lines, findings, facts) for candidate, lines in asked.items())
    if category.may_be_five_years(facts):
        examined = outcome.better_first(examined)
    return examined if claim else outcome.unclaimed(examined)


def _findings(asked: Iterable[Asked], facts: Facts) -> Findings:
    """Each line and each check answered once, however many categories and lines ask it."""
    lines = {id(line): line for one in asked for part in one for line in part}
    answers = {check: check(facts) for check in dict.fromkeys(line.answer for line in lines.values())}
    return {key: _finding(line, answers[line.answer], facts) for key, line in lines.items()}


def _examine(candidate: Category, asked: Asked, found: Findings, facts: Facts) -> CategoryExamination:
    formal, substantive = (tuple(found[id(line)] for line in lines) for lines in asked)
    return unchecked(
        CategoryExamination,
        category=candidate,
        formal=formal,
        substantive=substantive,
        outcome=outcome.propose(asked.formal, formal, facts),
    )


def _finding(line: Line, plain: Answer, facts: Facts) -> Finding:
    answer = _with_rest(line, with_doubt(line, plain, facts))
    found = unchecked(
        Finding,
        code=line.requirement.code,
        status=answer.status,
        examination=line.requirement.examination,
        reason_el=answer.sentence.el,
        reason_en=answer.sentence.en,
        source=line.circular,
        paragraph=line.requirement.paragraph,
        evidence=answer.evidence,
    )
    return resolved(found, line, facts)


def _with_rest(line: Line, answer: Answer) -> Answer:
    """A met line with what of it a person must still see."""
    asked = line.requirement
    if answer.status is not MET or not asked.still_el:
        return answer
    return answer._replace(sentence=answer.sentence.then(Sentence(asked.still_el, asked.still_en)))


def _buyout_deadline(lines: Iterable[Line], proposed: CategoryExamination, facts: Facts) -> date | None:
    """The buy-out's time limit, where the insurance line hangs on it."""
    by_buyout = any(line.requirement.options.get("buyout") for line in lines)
    lacking = any(f.code == "insurance" and f.status is MISSING for f in proposed.formal)
    bought = facts.of(DocumentClass.BUYOUT_DECISION)
    return facts.dates.buyout if facts.dates and by_buyout and (lacking or bought) else None
