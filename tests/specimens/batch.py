"""A scenario as a scanning station sends it: a folder of files, and beside it what is true of every page."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from tests.specimens import coverage, files, papers, pdf
from tests.specimens.paper import Paper, Sheet
from tests.specimens.raster import render
from tests.specimens.scenarios import SCENARIOS, Application, Batch, Item
from tests.specimens.wear import WEARS, worn

Line = dict[str, Any]
REQUIRED = {
    "Γ1.3": ("passport", "definitive_title", "fee", "ties", "insurance"),
    "Γ1.4": ("passport", "definitive_titles_5y", "fee", "non_interruption", "insurance"),
    "ΣΤ.1": (
        "application_form", "photos", "passport", "sponsor_permit", "birth_act", "stay_after_birth", "insurance", "fee",
    ),
}  # fmt: skip
PAGES_A_FILE = {"jpg": (1, 2), "png": (1, 2), "jp2": (1, 2), "tiff_lzw": (1, 3)}


@dataclass(frozen=True)
class Document:
    """A paper with its place in the batch."""

    id: str | None
    item: Item
    paper: Paper
    dossier: str


@dataclass(frozen=True)
class Leaf:
    """One side that goes through the scanner."""

    document: Document
    number: int
    again: bool = False

    @property
    def sheet(self) -> Sheet:
        """What is on it."""
        return self.document.paper.sheets[self.number - 1]


class Station:
    """Scans one batch into a folder and keeps the truth of it."""

    def __init__(self, batch: Batch, folder: Path, seed: int) -> None:
        self.batch, self.folder = batch, folder / batch.name
        self.rng = Random(f"{seed} {batch.name}")
        self.counter = self.rng.randrange(100, 900)
        self.truth: dict[str, list[Line]] = {"pages": [], "documents": [], "dossiers": [], "text": []}
        self.written: list[Path] = []

    def scan(self) -> None:
        """Write the files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        documents = [
            document
            for n, application in enumerate(self.batch.applications, 1)
            for document in self._documents(n, application)
        ]
        self._stacks(list(self._leaves([document for document in documents if not document.item.digital])))
        for document in documents:
            if document.item.digital:
                self._write([Leaf(document, n + 1) for n in range(len(document.paper.sheets))], "pdf_text")
        self._account(documents)
        if self.batch.manifest:
            self._manifest()

    def _documents(self, n: int, application: Application) -> Iterator[Document]:
        for m, item in enumerate(application.items, 1):
            who = application.people[item.who]
            facts = {**item.facts, "pristine": item.digital}
            paper = papers.draw(item.doc_class, item.layout, who.respelt() if item.respelt else who, self.rng, facts)
            yield Document(f"{self.batch.name}-{n}-{m:02d}", item, paper, application.number)

    def _leaves(self, documents: list[Document]) -> Iterator[Leaf]:
        before, seq = None, 0
        for document in documents:
            seq = seq + 1 if document.dossier == before else 1
            if self.batch.covers == "paper" or (self.batch.covers == "dossier" and document.dossier != before):
                yield Leaf(self._cover(document.dossier, seq), 1)
            before = document.dossier
            yield from (Leaf(document, n + 1) for n in range(len(document.paper.sheets)))
        yield from (Leaf(document, 1, again=True) for document in documents if document.item.twice)

    def _cover(self, number: str, seq: int) -> Document:
        item = Item(
            doc_class="separator", layout=self.batch.covers, facts={"application_no": number, "seq": seq}, wear="clean"
        )
        someone = self.batch.applications[0].people["applicant"]
        return Document(None, item, papers.draw("separator", item.layout, someone, self.rng, item.facts), number)

    def _stacks(self, leaves: list[Leaf]) -> None:
        together = self.batch.covers != "none" or len(self.batch.applications) > 1
        kinds = cycle(self.batch.kinds)
        while leaves:
            kind = next(kinds)
            size = len(leaves) if together else self.rng.randrange(*PAGES_A_FILE.get(kind, (2, 6)))
            self._write(leaves[:size], kind)
            leaves = leaves[size:]

    def _write(self, leaves: list[Leaf], kind: str) -> None:
        self.counter += 1
        day = self.batch.applications[0].day
        path = self.folder / f"scan_{day:%Y%m%d}_{self.counter:04d}{files.SUFFIX[kind]}"
        dpi = 200 if kind in files.BILEVEL else self.rng.choice((200, 200, 300))
        if kind == "pdf_text":
            data = pdf.born_digital([leaf.sheet for leaf in leaves])
        else:
            data = files.encode(
                [self._scanned(leaf, kind, dpi) for leaf in leaves], kind, dpi, self.rng.randrange(50, 81)
            )
        path.write_bytes(data)
        self.written.append(path)
        for n, leaf in enumerate(leaves, 1):
            self._page(leaf, path, n, {"format": kind, "dpi": dpi if kind != "pdf_text" else None})

    def _scanned(self, leaf: Leaf, kind: str, dpi: int) -> Image.Image:
        item = leaf.document.item
        wear = WEARS[item.wear](self.rng)
        bilevel = kind in files.BILEVEL
        colour = wear.colour and dpi == wear.dpi and kind in files.COLOUR
        wear = replace(wear, dpi=dpi, turn=0 if leaf.again else item.turn, fax=bilevel, colour=colour, jpeg=0)
        image = worn(render(leaf.sheet, dpi, colour=colour), wear, self.rng)
        return image.convert("L") if image.mode == "1" and not bilevel else image

    def _page(self, leaf: Leaf, path: Path, number: int, scan: Line) -> None:
        document, item = leaf.document, leaf.document.item
        place = {"file": f"{self.batch.name}/{path.name}", "page": number}
        line = {
            "batch": self.batch.name, **place, "doc_id": document.id, "doc_class": item.doc_class,
            "also_ok": list(item.also_ok), "doc_page": leaf.number, "doc_pages": len(document.paper.sheets),
            "first_of_doc": leaf.number == 1 and not leaf.again, "readable": True,
            "rotation": 0 if leaf.again else item.turn, "duplicate": leaf.again, "dossier": document.dossier, **scan,
        }  # fmt: skip
        if item.doc_class == "separator":
            line["separator_payload"] = document.paper.fields["payload"]
        self.truth["pages"].append(line)
        self.truth["text"].append({**place, "text": leaf.sheet.strings})

    def _account(self, documents: list[Document]) -> None:
        for document in documents:
            pages = [{key: page[key] for key in ("file", "page", "duplicate")}
                     for page in self.truth["pages"] if page["doc_id"] == document.id]  # fmt: skip
            self.truth["documents"].append({
                "doc_id": document.id, "dossier": document.dossier, "batch": self.batch.name,
                "doc_class": document.item.doc_class, "also_ok": list(document.item.also_ok),
                "person": document.item.who, "born_digital": document.item.digital, "readable": True,
                "fields": document.paper.fields, "pages": pages,
            })  # fmt: skip
        for application in self.batch.applications:
            own = [document for document in documents if document.dossier == application.number]
            self.truth["dossiers"].append(_dossier(self.batch.name, application, own))

    def _manifest(self) -> None:
        day = self.batch.applications[0].day
        manifest = {
            "batch_id": self.batch.name, "station": "station-01", "office": "office-01",
            "scanned_at": f"{day.isoformat()}T10:15:00",
            "files": [{"name": path.name, "sha256": _digest(path)} for path in self.written],
            "applications": [_declared(application) for application in self.batch.applications],
        }  # fmt: skip
        (self.folder / "batch.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _declared(application: Application) -> Line:
    return {
        "application_no": application.number, "application_date": application.day.isoformat(),
        "category": application.category,
    }  # fmt: skip


def _dossier(batch: str, application: Application, documents: list[Document]) -> Line:
    codes = REQUIRED[application.category]
    status = {code: application.not_met.get(code, "met") for code in codes}
    own = [
        (document.item.doc_class, document.paper.fields) for document in documents if document.item.who == "applicant"
    ]
    deadline = coverage.months_after(application.day, 6).isoformat() if application.buyout else None
    return {
        "dossier": application.number, "batch": batch, "hard_cases": list(application.hard_cases),
        "documents": [document.id for document in documents], "application_no": application.number,
        "application_date": application.day.isoformat(), "as_of_date": application.day.isoformat(),
        "category": application.category, "category_claimed": application.category,
        "requirements": {code: {"status": status[code]} for code in codes},
        "missing": [code for code in codes if status[code] == "missing"],
        "doubtful": [code for code in codes if status[code] == "doubtful"],
        "outcome": application.outcome, **coverage.amounts(own, application.day),
        "buyout_deadline": deadline, "force_majeure": False,
    }  # fmt: skip


def draw(names: tuple[str, ...], out: Path, seed: int = 0) -> None:
    """Draw batches: `out/in/…` with `register.csv`, and the truth in `out/truth/`."""
    register = ["application_no,application_date,as_of_date,batch"]
    truth: dict[str, list[Line]] = {"pages": [], "documents": [], "dossiers": [], "text": []}
    for name in names:
        batch = SCENARIOS[name](Random(f"{seed} {name}"))
        station = Station(batch, out / "in", seed)
        station.scan()
        register.extend(_row(application.number, application.day, name) for application in batch.applications)
        for kind, lines in station.truth.items():
            truth[kind].extend(lines)
    (out / "in" / "register.csv").write_text("\n".join(register) + "\n", "utf-8")
    _write_truth(truth, out / "truth")


def _row(number: str, day: date, batch: str) -> str:
    return f"{number},{day.isoformat()},{day.isoformat()},{batch}"


def _write_truth(truth: dict[str, list[Line]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, lines in truth.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{kind}.jsonl").write_text(text, "utf-8")
