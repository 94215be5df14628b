"""Fields read against fields printed, layout by layout: `python -m tests.bench.fields [options] [CLASS[/LAYOUT] …]`.

Words come from the drawing itself (`--misread 0.02` confuses letters as recognition does), or with `--ocr FOLDER`
from worn scans as `tests.bench.readings` had them read. Values are counted as exact, wrong and flagged (a problem, or
a confidence at which rules take it for a guess), wrong and unflagged, or absent.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from fakelos.extractors.documents import fields_in
from fakelos.extractors.fields.text.letters import fold
from fakelos.rules.papers import FIELD_SURE
from fakelos.schemas.document import Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from tests.extractors.sheets import pages_of
from tests.specimens import all_layouts, papers
from tests.specimens.paper import Paper
from tests.specimens.people import person

VERDICTS = ("exact", "flagged", "unflagged", "absent")
WORDLESS = ("blank", "separator", "photo")
IDENTIFIERS = ("afm", "amka", "passport_no", "permit_no", "sticker_no", "fee_code", "card_no")
BANDS = 10
WORDS = ("permit_type", "department", "lawyer", "notary")
"""Values in words, compared without regard to case and accents."""

Layout = tuple[DocumentClass, str]


@dataclass(frozen=True)
class Case:
    """One drawn paper: what it is, what was read of it, and what is true."""

    doc_class: DocumentClass
    layout: str
    pages: Sequence[Page]
    truth: dict[str, Any]


@dataclass
class Tally:
    """Counts by field code, wrong values as lines, and right and wrong values by confidence."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    bands: dict[str, Counter[bool]] = field(default_factory=dict)

    def add(self, case: Case) -> None:
        """Count the fields of one paper."""
        found = fields_in(case.doc_class, case.pages)
        for code, value in case.truth.items():
            read = found.get(code)
            verdict = verdict_of(code, read, value)
            self.counts.setdefault(code, Counter())[verdict] += 1
            if verdict != "exact":
                shown = f"{read.value} {read.confidence} {read.problem or ''}" if read else "-"
                self.wrong.append(f"{verdict:9} {case.doc_class}/{case.layout} {code}: {value} <> {shown}")
            if read:
                band = read.problem or f"{min(BANDS - 1, int(read.confidence * BANDS)) / BANDS:.1f}"
                self.bands.setdefault(band, Counter())[verdict == "exact"] += 1

    def total(self, *codes: str) -> Counter[str]:
        """The counts of these codes together, of all without any."""
        return sum((count for code, count in self.counts.items() if not codes or code in codes), Counter())


def verdict_of(code: str, read: Field | None, true: object) -> str:
    """How a field agrees with the truth."""
    if read is None:
        return "absent"
    value = list(read.value) if isinstance(read.value, tuple) else read.value
    if value == true or (code in WORDS and fold(str(value)) == fold(str(true))):
        return "exact"
    return "flagged" if read.problem or read.confidence < FIELD_SURE else "unflagged"


def cases(
    layouts: Iterable[Layout], seeds: Sequence[int], misread: float = 0.0, folder: Path | None = None
) -> Iterator[Case]:
    """Every layout once for each seed."""
    for doc_class, layout in layouts:
        for seed in seeds:
            if folder is None:
                paper, rng = drawn(doc_class, layout, seed)
                yield Case(doc_class, layout, pages_of(paper.sheets, misread, rng), paper.fields)
            else:
                yield from _kept(folder / f"{doc_class}-{layout}-{seed}", doc_class, layout)


def drawn(doc_class: DocumentClass, layout: str, seed: int) -> tuple[Paper, Random]:
    """A paper about somebody drawn from the seed, and the chance that goes on with it."""
    rng = Random(f"{doc_class} {layout} {seed}")
    return papers.draw(doc_class, layout, person(rng), rng, {}), rng


def chosen(names: Sequence[str], which: str) -> list[Layout]:
    """The layouts of the classes or with the names given, all without any; the held out ones or the others alone."""
    found = all_layouts(holdout={"all": None, "held": True, "seen": False}[which])
    wanted = [layout for layout in found if not names or {layout[0].value, "/".join(layout)} & set(names)]
    return [layout for layout in wanted if layout[0] not in WORDLESS]


def _kept(folder: Path, doc_class: DocumentClass, layout: str) -> Iterator[Case]:
    """The readings of a paper as `tests.bench.readings` left them."""
    truth = folder / "truth.json"
    if truth.exists():
        pages = [Page.model_validate_json(file.read_text("utf-8")) for file in sorted(folder.glob("[0-9]*.json"))]
        yield Case(doc_class, layout, pages, json.loads(truth.read_text("utf-8")))


def show(tally: Tally, *, wrong: bool) -> None:
    """Print the table by code, identifiers and all together, and how far confidence says how often it is right."""
    for line in sorted(tally.wrong) if wrong else ():
        print(line)
    for code in sorted(tally.counts):
        _row(code, tally.counts[code])
    _row("identifiers", tally.total(*IDENTIFIERS))
    _row("dates", tally.total(*(code for code in tally.counts if "date" in code or code.endswith(("_from", "_to")))))
    _row("all", tally.total())
    print("confidence: share right of so many")
    for band, seen in sorted(tally.bands.items()):
        print(f"  {band:18} {seen[True] / seen.total():6.1%} of {seen.total()}")


def _row(name: str, count: Counter[str]) -> None:
    total = count.total()
    if total:
        shares = "  ".join(f"{verdict} {count[verdict]:5} {count[verdict] / total:6.1%}" for verdict in VERDICTS)
        print(f"{name:26} {total:5}  {shares}")


def main() -> None:
    """Measure the chosen classes or layouts, all without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chosen", nargs="*")
    parser.add_argument("--layouts", choices=("all", "held", "seen"), default="all")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--misread", type=float, default=0.0)
    parser.add_argument("--ocr", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list each value that is not exact")
    options = parser.parse_args()
    tally = Tally()
    seeds = [int(seed) for seed in options.seeds.split(",")]
    for case in cases(chosen(options.chosen, options.layouts), seeds, options.misread, options.ocr):
        tally.add(case)
    show(tally, wrong=options.wrong)


if __name__ == "__main__":
    main()
