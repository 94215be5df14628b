"""How many dossiers the law examines a second: `python -m tests.bench.law [DOSSIERS]`, 10,000 by default.

Processor time of one core; the dossiers are drawn beforehand, from a fixed seed. The thousands are timed one by
one, so that a cost that grew with the number examined would show; each evaluation is counted and let go.
"""

import gc
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Category, Outcome
from tests.rules.papers import Held, case, deed, fee, insurance, paper, passport, permit, tax_return

DOSSIERS, SLICE = 10_000, 1_000
FIRST = date(2015, 10, 19)


def dossiers(count: int, seed: int = 1) -> Iterator[CaseFile]:
    """Dossiers of every category, complete and lacking, well and badly read."""
    draw = random.Random(seed)
    return (_dossier(draw) for _ in range(count))


def _dossier(draw: random.Random) -> CaseFile:
    applied = FIRST + timedelta(days=draw.randrange(3000))
    build = draw.choice((_title_and_ties, _title_and_ties, _five_years, _family))
    held = [one for one in build(draw, applied) if draw.random() > 0.1]
    read = [_worn(draw, one) for one in held]
    return case(read, applied.isoformat(), (applied + timedelta(days=draw.randrange(300))).isoformat())


def _worn(draw: random.Random, held: Held) -> Held:
    codes = sorted(held.document.fields)
    return held.guessing(draw.choice(codes)) if codes and draw.random() < 0.1 else held


def _common(draw: random.Random, applied: date) -> list[Held]:
    valid = [applied + timedelta(days=draw.randrange(-400, 900)) for _ in range(2)]
    return [passport(valid[0].isoformat()), insurance(valid[1].isoformat()), paper("photo")]


def _title_and_ties(draw: random.Random, applied: date) -> list[Held]:
    end = applied - timedelta(days=draw.randrange(300, 3600))
    ties = [tax_return(year) for year in range(end.year, applied.year) if draw.random() < 0.8]
    title = permit((end - timedelta(days=730)).isoformat(), end.isoformat())
    return [*_common(draw, applied), fee(), title, *ties, deed((end + timedelta(days=90)).isoformat())]


def _five_years(draw: random.Random, applied: date) -> list[Held]:
    start = applied - timedelta(days=draw.randrange(1900, 3600))
    ends = [start + timedelta(days=730 * n) for n in range(4)]
    titles = [permit(one.isoformat(), (one + timedelta(days=729)).isoformat()) for one in ends]
    return [*_common(draw, applied), fee(), *titles]


def _family(draw: random.Random, applied: date) -> list[Held]:
    born = date(2014, 1, 1) + timedelta(days=draw.randrange(600))
    sponsors = permit((applied - timedelta(days=300)).isoformat(), (applied + timedelta(days=500)).isoformat())
    papers = [paper("application_form", category_claimed="ΣΤ.1"), paper("birth_act", child_birth_date=born.isoformat())]
    return [*_common(draw, applied), *papers, sponsors.of("sponsor"), fee(code="2107"), tax_return(applied.year - 1)]


def main(count: int) -> None:
    """Print dossiers a second, the thousands one by one, and what was found."""
    drawn = list(dossiers(count))
    for one in drawn[:SLICE]:
        evaluate(one)
    gc.collect()
    gc.freeze()
    rates, outcomes = [], Counter[tuple[Category, Outcome]]()
    for start in range(0, count, SLICE):
        some = drawn[start : start + SLICE]
        begun = time.process_time()
        for one in some:
            found = evaluate(one)
            outcomes[found.category, found.outcome] += 1
        rates.append(len(some) / (time.process_time() - begun))
    papers = sum(len(one.documents) for one in drawn) / count
    print(f"{count} dossiers of {papers:.1f} papers on average, one core, processor time")
    print(f"median {median(rates):,.0f} dossiers/s; by thousand: {', '.join(f'{rate:,.0f}' for rate in rates)}")
    for (category, outcome), number in outcomes.most_common():
        print(f"  {number:>6}  {category} {outcome}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS)
