"""What `fakelos process` finds in a folder of batches against what is true of them."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Line = dict[str, Any]
COUNTED = ("category", "outcome", "lawful_days_last_decade", "tie_years_covered", "max_gap_days", "buyout_deadline")


def compare(folder: Path) -> None:
    """Process `folder/in` and print how much agrees with `folder/truth`."""
    with tempfile.TemporaryDirectory(prefix="fakelos-bench-") as scratch:
        out = Path(scratch) / "out"
        _process(folder / "in", Path(scratch) / "home", out)
        documents, dossiers = _lines(out / "documents.jsonl"), _lines(out / "dossiers.jsonl")
    _print_pages(_lines(folder / "truth" / "pages.jsonl"), documents)
    _print_fields(_lines(folder / "truth" / "documents.jsonl"), documents)
    _print_dossiers(_lines(folder / "truth" / "dossiers.jsonl"), dossiers)


def _process(batches: Path, home: Path, out: Path) -> None:
    environment = {**os.environ, "FAKELOS_HOME": str(home)}
    register = ["--register", str(batches / "register.csv")] if (batches / "register.csv").exists() else []
    command = [sys.executable, "-m", "fakelos", "process", str(batches), *register, "--out", str(out)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def _lines(file: Path) -> list[Line]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _print_pages(truth: list[Line], documents: list[Line]) -> None:
    found = {(line["file"], page): line["doc_class"] for line in documents for page in line["pages"]}
    verdicts = Counter(_verdict(page, found.get((page["file"], page["page"]))) for page in truth)
    shares = ", ".join(f"{name} {verdicts[name]} ({verdicts[name] / len(truth):.1%})" for name in VERDICTS)
    print(f"pages {len(truth)}: {shares}")
    for page in truth:
        guess = found.get((page["file"], page["page"]))
        if _verdict(page, guess) != "right":
            print(f"  {page['file']} p{page['page']}: {page['doc_class']}, found {guess}")


VERDICTS = ("right", "abstained", "wrong")


def _verdict(page: Line, guess: str | None) -> str:
    if guess is None:
        return "abstained"
    return "right" if guess in {page["doc_class"], *page["also_ok"]} else "wrong"


def _print_fields(truth: list[Line], documents: list[Line]) -> None:
    """Values of a paper are looked for on all documents that hold one of its pages."""
    tally: dict[str, Counter[str]] = {}
    for paper in truth:
        pages = {(page["file"], page["page"]) for page in paper["pages"]}
        read = [line for line in documents if pages & {(line["file"], page) for page in line["pages"]}]
        for code, value in paper["fields"].items():
            tally.setdefault(code, Counter())[_agreement(value, code, read)] += 1
    total = sum(tally.values(), Counter())
    print(f"fields {total.total()}: " + ", ".join(f"{name} {total[name]}" for name in ("exact", "other", "absent")))
    for code, counts in sorted(tally.items()):
        if counts["exact"] < counts.total():
            print(f"  {code:22} exact {counts['exact']}/{counts.total()}, other {counts['other']}")


def _agreement(value: object, code: str, read: list[Line]) -> str:
    values = [line["fields"][code]["value"] for line in read if code in line["fields"]]
    if not values:
        return "absent"
    return "exact" if value in values else "other"


def _print_dossiers(truth: list[Line], dossiers: list[Line]) -> None:
    found = {line["application_no"]: line for line in dossiers}
    print(f"dossiers {len(truth)} true, {len(dossiers)} found")
    for true in truth:
        differences = list(_differences(true, found.get(true["application_no"])))
        print(f"  {true['application_no']}: " + ("as true" if not differences else "; ".join(differences)))


def _differences(true: Line, found: Line | None) -> Iterator[str]:
    if found is None:
        yield "not found"
        return
    for name in COUNTED:
        if name in true and true[name] != found[name]:
            yield f"{name} {found[name]} instead of {true[name]}"
    for code, line in true["requirements"].items():
        status = found["requirements"].get(code, {}).get("status")
        if status != line["status"]:
            yield f"{code} {status} instead of {line['status']}"
