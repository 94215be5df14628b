"""What measures the classifier must not have been learnt under another name."""

from functools import cache
from random import Random

import pytest

from fakelos.extractors.classify.text import fold
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.wordings import Wording, unseen, wordings

RUN = 4
MOST = {DocumentClass.SOLEMN_DECLARATION: 0.6}
"""The print of solemn declarations is the law's: it stands on all of them."""
MOST_OF_OTHERS = 0.4
LONG_ENOUGH = 12

Runs = frozenset[tuple[str, ...]]


def runs(text: str) -> Runs:
    """The runs of four words that are no numbers."""
    said = [word for word in map(fold, text.split()) if word.isalpha()]
    return frozenset(zip(*(said[start:] for start in range(RUN)), strict=False))


@cache
def learnt() -> tuple[tuple[str, Runs], ...]:
    return tuple((w.name, runs("\n".join(w.ways(Random(w.name))))) for w in wordings())


@pytest.mark.parametrize("sample", unseen(), ids=lambda sample: f"{sample.doc_class}-{sample.name}")
def test_no_wording_kept_out_is_nearly_one_to_learn_from(sample: Wording) -> None:
    own = runs(sample.text)
    share, nearest = max((len(own & known) / max(len(own), LONG_ENOUGH), name) for name, known in learnt())
    assert share <= MOST.get(sample.doc_class, MOST_OF_OTHERS), nearest


def test_a_wording_said_with_another_name_in_it_is_nearly_the_same() -> None:
    sample = wordings()[0]
    own = runs(sample.text + "\nΕπώνυμο SPECIMEN")
    assert len(own & runs(sample.text)) > MOST_OF_OTHERS * len(own)


def test_no_two_wordings_have_the_same_name() -> None:
    names = [(w.doc_class, w.name) for w in (*wordings(), *unseen())]
    assert len(set(names)) == len(names)
