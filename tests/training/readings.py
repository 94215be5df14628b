"""Specimens as the reader really reads them, kept in a folder, for OCR takes longer than all the rest together."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image

from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.page import read_page
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from tests import specimens
from tests.specimens.wear import WEARS
from tests.training.samples import Sample

SEED = 101
"""Apart from the seeds of drawings, so that read papers are about other people."""
WORN = tuple(name for name in WEARS if name != "clean")
A4_INCHES = 11.69


def read(pairs: Iterable[tuple[DocumentClass, str]], kept: Path) -> Iterator[Sample]:
    """Each layout read once, worn in one of the ways in turn; what was read before is taken from `kept`."""
    kept.mkdir(parents=True, exist_ok=True)
    for doc_class, layout in pairs:
        wear = WORN[sum(map(ord, layout)) % len(WORN)]
        for page in _pages(doc_class, layout, wear, kept):
            if len(page.words) > 1:
                yield Sample(doc_class, f"{doc_class}/{layout}", page, "read")


def _pages(doc_class: DocumentClass, layout: str, wear: str, kept: Path) -> Iterator[Page]:
    stored = sorted(kept.glob(f"{doc_class}__{layout}__{SEED}__{wear}__*.json"))
    if stored:
        yield from (Page.model_validate_json(file.read_text("utf-8")) for file in stored)
        return
    for number, image in enumerate(specimens.single(doc_class, layout, SEED, wear).images, 1):
        page = _read(image, number)
        (kept / f"{doc_class}__{layout}__{SEED}__{wear}__{number}.json").write_text(page.model_dump_json(), "utf-8")
        yield page


def _read(image: Image.Image, number: int) -> Page:
    dpi = round(max(image.size) / A4_INCHES)
    with tempfile.TemporaryDirectory(prefix="fakelos-model-") as folder:
        file = Path(folder) / "page.ppm"
        image.convert("RGB" if image.mode == "RGB" else "L").save(file)
        normal = NormalPage(number=number, image=file, dpi=dpi, words=None, problem=None)
        return read_page(normal, Settings()).page
