"""Words of known pages: ours beside plain tesseract, OCRmyPDF and a naive loop over pytesseract."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import img2pdf
from rapidfuzz.distance import Levenshtein

from fakelos.extractors.ocr import LANGUAGES
from tests.bench.papers import Known, draw_held, draw_pages
from tests.bench.speed import measure

SEEDS, HELD_SEEDS = range(1), range(7, 8)
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
_LEADER = re.compile(r"[.…_]{4,}")
NAIVE = """
import sys, json, pytesseract
from PIL import Image
for path in sys.argv[1:]:
    image = Image.open(path)
    pytesseract.image_to_data(image, lang="ell+eng")
    print(json.dumps(pytesseract.image_to_string(image, lang="ell+eng")))
"""
Reader = Callable[[Sequence[Known], Path], list[str]]


@dataclass(frozen=True)
class Score:
    """Of one page: characters wrong and printed, words found and printed."""

    wrong: int
    characters: int
    found: int
    words: int


def compare(draw: Callable[[Path, range], list[Known]], seeds: range) -> None:
    """Read the same pages with every reader in turn, and print cost and faults by kind and by state of page."""
    with tempfile.TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        pages = draw(Path(scratch), seeds)
        costs, scores = {}, {}
        for name, reader in READERS.items():
            texts: list[str] = []
            cost = measure(lambda reader=reader, texts=texts: texts.extend(reader(pages, Path(scratch))))  # type: ignore[misc]
            costs[name] = cost.processor / len(pages)
            scores[name] = [score(page.text, text) for page, text in zip(pages, texts, strict=True)]
    _print_costs(costs, len(pages))
    for title in ("kind", "state"):
        _print_table(title, pages, scores)


def score(truth: str, text: str) -> Score:
    """How a reading agrees with what is printed; white space counts as one blank, rows as they stand.

    Headings with blanks between their letters are words: read so or with the blanks, they are read rightly. Dotted
    leaders are no words.

    >>> score("ΑΦΜ 079388964", "ΑΦΜ 079388984")
    Score(wrong=1, characters=13, found=1, words=2)
    >>> score("Α Π Ο Φ Α Σ Η", "ΑΠΟΦΑΣΗ")
    Score(wrong=0, characters=7, found=1, words=1)
    """
    true, read = _closed(truth).split(), _closed(text).split()
    wrong = Levenshtein.distance(" ".join(true), " ".join(read))
    return Score(wrong, len(" ".join(true)), (Counter(true) & Counter(read)).total(), len(true))


def _closed(text: str) -> str:
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), _LEADER.sub(" ", text))


def _print_costs(costs: dict[str, float], count: int) -> None:
    print(f"processor seconds a page, {count} pages:")
    for name, seconds in costs.items():
        print(f"  {name:12} {seconds:5.2f}   ours is x{costs['fakelos'] / seconds:4.2f}")


def _print_table(title: str, pages: Sequence[Known], scores: dict[str, list[Score]]) -> None:
    print(f"{'characters wrong | words found':32}" + "".join(f"{name:>16}" for name in scores))
    for group in [*dict.fromkeys(getattr(page, title) for page in pages), "all"]:
        chosen = [n for n, page in enumerate(pages) if group in (getattr(page, title), "all")]
        cells = [_cell([scores[name][n] for n in chosen]) for name in scores]
        print(f"  {group:30}" + "".join(f"{cell:>16}" for cell in cells))


def _cell(scores: Sequence[Score]) -> str:
    wrong, characters, found, words = (
        sum(getattr(score, part) for score in scores) for part in Score.__dataclass_fields__
    )
    return f"{wrong / characters:.1%} | {found / words:.1%}"


def _tesseract(pages: Sequence[Known], _: Path) -> list[str]:
    """The limit that we compare with: each page upright, one call, one thread."""
    return [
        _output("tesseract", str(page.upright), "-", "-l", LANGUAGES, environment={"OMP_THREAD_LIMIT": "1"})
        for page in pages
    ]


def _fakelos(pages: Sequence[Known], _: Path) -> list[str]:
    printed = _output(sys.executable, "-m", "tests.bench.reader", *(str(page.scanned) for page in pages))
    return [json.loads(line) for line in printed.splitlines()]


def _ocrmypdf(pages: Sequence[Known], scratch: Path) -> list[str]:
    stack, text = scratch / "stack.pdf", scratch / "stack.txt"
    stack.write_bytes(img2pdf.convert([str(page.scanned) for page in pages]))
    command = [sys.executable, "-m", "ocrmypdf", "-l", LANGUAGES, "--rotate-pages", "--output-type", "pdf"]
    _output(*command, "--sidecar", str(text), str(stack), str(scratch / "out.pdf"))
    return text.read_text("utf-8").split("\f")[: len(pages)]


def _naive(pages: Sequence[Known], _: Path) -> list[str]:
    printed = _output(sys.executable, "-c", NAIVE, *(str(page.scanned) for page in pages))
    return [json.loads(line) for line in printed.splitlines()]


READERS: dict[str, Reader] = {
    "tesseract": _tesseract,
    "fakelos": _fakelos,
    "ocrmypdf": _ocrmypdf,
    "pytesseract": _naive,
}


def _output(*command: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=True
    )
    return done.stdout


def main() -> None:
    """Compare on pages that the reading was tuned on, then on layouts, faces and states held out."""
    for title, draw, seeds in (("tuned on", draw_pages, SEEDS), ("held out", draw_held, HELD_SEEDS)):
        print(f"-- {title}", flush=True)
        compare(draw, seeds)


if __name__ == "__main__":
    main()
