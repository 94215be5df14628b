"""`python -m tests.training.orientation` learns anew which shapes of letters stand upright.

Every second layout that is not held out is drawn, worn and turned by 180 degrees; the last lines say how the
held-out ones come out.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from fakelos.extractors.preparation import orientation
from fakelos.extractors.preparation.grey import Grey, at_ocr_resolution, flatten, turn
from fakelos.extractors.preparation.marks import marks_of
from fakelos.schemas.document_class import DocumentClass
from tests.specimens import all_layouts, single
from tests.specimens.raster import render
from tests.specimens.wear import WEARS, worn

FILE = Path(orientation.__file__).with_name("orientation.npy")
LEARNED, TESTED = ("office", "fax", "photocopy", "dim"), ("clean", "office", "fax", "photocopy", "coarse")
WORDLESS = {DocumentClass.BLANK, DocumentClass.PHOTO, DocumentClass.SEPARATOR}
STIFFNESS = 0.02
"""Regularisation: how freely a pixel may speak."""
Letters = NDArray[np.float32]


def main() -> None:
    """Learn, write, measure."""
    layouts = all_layouts(holdout=False)
    Random(1).shuffle(layouts)
    fitted = fit([page for _, page in pages(layouts[::2], LEARNED)])
    np.save(FILE, fitted.astype(np.float16))
    orientation.weights.cache_clear()
    for name, page in pages(all_layouts(holdout=True), TESTED):
        scores = [orientation.uprightness(way, marks_of(way)) for way in (page, turn(page, 180))]
        print(f"{name:50} upright {scores[0]:6.1f}   on its head {scores[1]:6.1f}")


def pages(layouts: Iterable[tuple[DocumentClass, str]], wears: Sequence[str]) -> Iterator[tuple[str, Grey]]:
    """Flattened first pages at 200 dpi, the wears taking turns."""
    worded = (layout for layout in layouts if layout[0] not in WORDLESS)
    for n, (doc_class, layout) in enumerate(worded):
        name = wears[n % len(wears)]
        rng = Random(f"{doc_class} {layout}")
        wear = WEARS[name](rng)
        sheet = single(doc_class, layout, pristine=True).paper.sheets[0]
        scan = worn(render(sheet, wear.dpi, colour=wear.colour), wear, rng).convert("L")
        yield f"{doc_class} {layout} {name}", flatten(at_ocr_resolution(np.asarray(scan), wear.dpi))


def fit(learned: Sequence[Grey]) -> Letters:
    """The weights by which letters of these pages are told from the same letters on their heads."""
    ways = [[turn(page, degrees) for page in learned] for degrees in (0, 180)]
    upright, turned = (
        np.concatenate([orientation.letter_patches(page, marks_of(page)) for page in way]) for way in ways
    )
    truth = np.repeat([1, 0], [len(upright), len(turned)])
    model = LogisticRegression(C=STIFFNESS, fit_intercept=False, max_iter=200)
    return np.asarray(model.fit(np.concatenate([upright, turned]), truth).coef_[0], np.float32)


if __name__ == "__main__":
    main()
