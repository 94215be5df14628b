"""Worn scans of drawn papers, read by the product and kept: `python -m tests.bench.readings FOLDER [CLASS[/LAYOUT] …]`.

Reading costs seconds a page, what comes after it milliseconds: `tests.bench.fields --ocr FOLDER` measures on these.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from fakelos.extractors.normalise import normalise
from fakelos.extractors.page import read_page
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from tests.bench.fields import chosen, drawn
from tests.specimens.paper import Paper
from tests.specimens.raster import render
from tests.specimens.wear import WEARS, worn

DPI = 200


def keep(folder: Path, doc_class: DocumentClass, layout: str, seed: int) -> None:
    """Draw, wear and read one paper, unless that was done before."""
    place = folder / f"{doc_class}-{layout}-{seed}"
    if (place / "truth.json").exists():
        return
    paper, rng = drawn(doc_class, layout, seed)
    place.mkdir(parents=True, exist_ok=True)
    for page in _pages(paper, rng):
        (place / f"{page.number}.json").write_text(page.model_dump_json(), "utf-8")
    (place / "truth.json").write_text(json.dumps(paper.fields, ensure_ascii=False), "utf-8")


def _pages(paper: Paper, rng: Random) -> Iterator[Page]:
    wear = replace(WEARS[rng.choice(list(WEARS))](rng), dpi=DPI, turn=0, fax=False, colour=False, jpeg=0)
    for number, sheet in enumerate(paper.sheets, 1):
        with tempfile.TemporaryDirectory() as scratch:
            scan = Path(scratch) / "scan.png"
            worn(render(sheet, DPI), wear, rng).convert("L").save(scan, dpi=(DPI, DPI))
            (plain,) = normalise(scan, Path(scratch), Settings()).pages
            yield read_page(plain, Settings()).page.model_copy(update={"number": number})


def main() -> None:
    """Keep the readings of the chosen classes or layouts, of all without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("chosen", nargs="*")
    parser.add_argument("--layouts", choices=("all", "held", "seen"), default="all")
    parser.add_argument("--seeds", default="7")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for doc_class, layout in chosen(options.chosen, options.layouts):
        for seed in options.seeds.split(","):
            keep(options.folder, doc_class, layout, int(seed))


if __name__ == "__main__":
    main()
