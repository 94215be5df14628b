import numpy as np
import pytest

from fakelos.extractors.classify.neighbours import MOST, Neighbours
from fakelos.extractors.classify.stems import BUCKETS
from fakelos.schemas.document_class import DocumentClass
from tests.training import fit, nearest, samples

PAGES = [np.array(found) for found in ([1, 2, 5], [1, 2, 6], [3, 4, 5], [7, 8, 9])]
CLASSES, LAYOUTS = np.array(["kinship", "kinship", "other", "other"]), np.array(["a", "a", "b", "c"])


def test_pages_of_a_layout_are_one_neighbour() -> None:
    known = nearest.known(nearest.matrix(PAGES), CLASSES, LAYOUTS)
    assert known.owners == ("kinship", "other", "other")


def test_likeness_in_training_is_what_the_reader_finds() -> None:
    words = nearest.matrix(PAGES)
    known = nearest.known(words, CLASSES, LAYOUTS)
    packed = known.packed(["kinship", "other"])
    reader = Neighbours(
        known.rarity.astype(np.float32), packed["near_buckets"].astype(np.int64),
        packed["near"].astype(np.float32), packed["owners"].astype(np.int64),
    )  # fmt: skip
    trained = known.likeness(words, ["kinship", "other"])
    for page, expected in zip(PAGES, trained, strict=True):
        assert reader.likeness(page, 2) == pytest.approx(expected.tolist(), abs=0.02)


def test_only_the_most_telling_words_of_a_layout_are_kept() -> None:
    many = nearest.matrix([np.arange(2 * MOST), np.arange(MOST, 4 * MOST), np.array([9 * MOST])])
    known = nearest.known(many, np.array(["other"] * 3), np.array(["a", "b", "c"]))
    assert known.layouts.getnnz(axis=1).max() == MOST
    assert known.layouts.shape[1] == BUCKETS


def test_corrected_pages_are_never_kept_whole() -> None:
    pairs = [(DocumentClass.TAX_RETURN, "assessment_old")]
    found = [*samples.drawn(pairs)]
    real = samples.Sample("other", "corrected 0", found[0].page, "corrected")
    known = fit.Samples([*found, real, *list(samples.noise())[:2]])
    assert set(fit.neighbours(known).owners) == {"tax_return"}
