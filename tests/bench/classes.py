"""Classes and boundaries: right, abstained, wrong, and confused, on layouts held out of training and on folders.

`python -m tests.bench.classes [FOLDER …]`; a FOLDER holds `in/` and `truth/`, whose pages are read anew. Drawn pages
carry misread letters, real ones what the reader makes of them.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from fakelos.extractors.classify import classify_all
from fakelos.extractors.normalise import normalise
from fakelos.extractors.page import read_page
from fakelos.extractors.segment import Span, segment
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page
from fakelos.schemas.settings import Settings
from tests import specimens
from tests.extractors.sheets import misread_page, pages_of
from tests.extractors.wordings import Wording, unseen

Layout = tuple[DocumentClass, str]
WORDLESS = frozenset({DocumentClass.BLANK, DocumentClass.PHOTO, DocumentClass.SEPARATOR})
SEEDS = (201, 202, 203)
MISREAD = (0.0, 0.03, 0.08)
STACKS, PAPERS, AGAIN = 60, 10, 0.35
"""Random stacks, papers in each, and how often a paper is of the same layout as the one before it."""
NAMED = 12
KEPT_OUT = {"u_": "short", "v_": "whole pages", "k_": "whole pages of counters", "s_": "slips and further pages"}
"""What wordings kept out are, by how their names begin."""


@dataclass(frozen=True)
class Verdict:
    """One page: what it is, what is no error either, and what was said."""

    layout: str
    doc_class: str
    also_ok: frozenset[str]
    guess: ClassGuess

    @property
    def name(self) -> str:
        """Right, abstained or wrong."""
        if self.guess.doc_class is None:
            return "abstained"
        return "right" if self.guess.doc_class in {self.doc_class, *self.also_ok} else "wrong"


def compare(folder: Path) -> None:
    """Print what is said of the pages of a folder with truth, and where its papers are parted."""
    truth = {(page["file"], page["page"]): page for page in _lines(folder / "truth" / "pages.jsonl")}
    verdicts, starts, found = list[Verdict](), set[tuple[str, int]](), set[tuple[str, int]]()
    for name in sorted({file for file, _ in truth}):
        pages = _read(folder / "in" / name)
        guesses = classify_all(pages)
        found |= {(name, span.pages[0]) for span in segment(pages, guesses)}
        starts |= _starts(name, [truth[name, page.number] for page in pages])
        for page, guess in zip(pages, guesses, strict=True):
            true = truth[name, page.number]
            place = f"{name} p{page.number}"
            verdicts.append(Verdict(place, true["doc_class"], frozenset(true["also_ok"]), guess))
    _print(str(folder), verdicts)
    print(f"  boundaries: F1 {_f1(starts, found):.3f} of {len(starts)}")


def compare_held_out() -> None:
    """Print what is said of layouts that nothing was trained or tuned on, and of stacks of them."""
    pairs = [pair for pair in specimens.all_layouts(holdout=True) if pair[0] not in WORDLESS]
    started = time.process_time()
    verdicts = list(_drawn(pairs))
    _print(f"{len(pairs)} layouts held out, drawn", verdicts)
    print(f"  {1000 * (time.process_time() - started) / max(len(verdicts), 1):.1f} ms a page with its drawing")
    _print_stacks(pairs)


def compare_unseen() -> None:
    """Print what is said of wordings that were written to measure only."""
    for beginning, title in KEPT_OUT.items():
        kept = [wording for wording in unseen() if wording.name.startswith(beginning)]
        verdicts = [_kept_out(wording, share) for wording in kept for share in MISREAD]
        _print(f"{len(kept)} wordings kept out, {title}", verdicts)


def _kept_out(wording: Wording, share: float) -> Verdict:
    page = misread_page(wording.page(), share, Random(wording.name))
    return Verdict(f"{wording.doc_class}/{wording.name}", wording.doc_class, frozenset(), classify_all([page])[0])


def _drawn(pairs: Sequence[Layout]) -> Iterator[Verdict]:
    for doc_class, layout in pairs:
        for seed, misread in zip(SEEDS, MISREAD, strict=True):
            sheets = specimens.single(doc_class, layout, seed).paper.sheets
            for guess in classify_all(pages_of(sheets, misread, Random(f"{seed} {layout}"))):
                yield Verdict(f"{doc_class}/{layout}", doc_class, frozenset(), guess)


def _print_stacks(pairs: Sequence[Layout]) -> None:
    starts, found = set[tuple[str, int]](), set[tuple[str, int]]()
    flagged = glued = 0
    for number in range(STACKS):
        true, spans = _stack(pairs, Random(f"stack {number}"))
        first = {span.pages[0] for span in spans}
        lost = true - first
        glued += len(lost)
        flagged += sum(any(start in span.pages and span.problems for span in spans) for start in lost)
        starts |= {(str(number), start) for start in true}
        found |= {(str(number), start) for start in first}
    print(f"stacks: boundaries F1 {_f1(starts, found):.3f} of {len(starts)}; glued {glued}, of these flagged {flagged}")


def _stack(pairs: Sequence[Layout], rng: Random) -> tuple[set[int], list[Span]]:
    """A stack of papers of different people that nothing divides: its true starts, and what was made of it."""
    chosen = [rng.choice(pairs)]
    while len(chosen) < PAPERS:
        chosen.append(chosen[-1] if rng.random() < AGAIN else rng.choice(pairs))
    papers = [specimens.single(*pair, seed=rng.randrange(10_000)).paper.sheets for pair in chosen]
    pages = pages_of(chain.from_iterable(papers), rng.choice(MISREAD), rng)
    return set(accumulate(map(len, papers[:-1]), initial=1)), segment(pages, classify_all(pages))


def _f1(true: set[tuple[str, int]], found: set[tuple[str, int]]) -> float:
    return 2 * len(true & found) / max(len(true) + len(found), 1)


def _print(title: str, verdicts: Sequence[Verdict]) -> None:
    counts = Counter(verdict.name for verdict in verdicts)
    shares = ", ".join(f"{name} {counts[name] / len(verdicts):.2%}" for name in ("right", "abstained", "wrong"))
    print(f"{title}: {len(verdicts)} pages, {shares}")
    for doc_class in sorted({verdict.doc_class for verdict in verdicts}):
        own = Counter(verdict.name for verdict in verdicts if verdict.doc_class == doc_class)
        if own["right"] < own.total():
            print(f"  {doc_class:20} right {own['right']:4} abstained {own['abstained']:3} wrong {own['wrong']:3}")
    for (true, said), count in _confused(verdicts).most_common(NAMED):
        print(f"  {true} taken for {said}: {count}")


def _confused(verdicts: Sequence[Verdict]) -> Counter[tuple[str, str]]:
    return Counter((v.layout, str(v.guess.doc_class)) for v in verdicts if v.name == "wrong")


def _starts(name: str, pages: Sequence[dict[str, Any]]) -> set[tuple[str, int]]:
    """Where papers begin: blank pages and covers are papers of their own, and so is a paper scanned again."""
    found, before = set(), None
    for number, page in enumerate(pages, 1):
        own = page["doc_id"] or f"{page['doc_class']} {page.get('separator_payload')}", page["duplicate"]
        if own != before or page["doc_class"] == DocumentClass.BLANK:
            found.add((name, number))
        before = own
    return found


def _read(file: Path) -> list[Page]:
    with TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        return [read_page(page, Settings()).page for page in normalise(file, Path(scratch), Settings()).pages]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def main() -> None:
    """Measure the layouts held out, then the folders named."""
    compare_held_out()
    compare_unseen()
    for argument in sys.argv[1:]:
        compare(Path(argument))


if __name__ == "__main__":
    main()
