"""The layouts that the model knows, by their telling words; corrected pages are of real people and are never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from fakelos.extractors.classify.neighbours import MOST
from fakelos.extractors.classify.stems import BUCKETS

SCALE = 10.0

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Known:
    """What words tell, and for each layout its words (rows of length 1) and its class."""

    rarity: Numbers
    layouts: Any
    owners: tuple[str, ...]

    def likeness(self, words: Any, names: Sequence[str]) -> Numbers:
        """How like the most similar layout of each of `names` each page is, as `neighbours.Neighbours` says it."""
        told = _even(words @ scipy.sparse.diags(self.rarity))
        near = SCALE * (told @ self.layouts.T).toarray()
        places = {name: [at for at, owner in enumerate(self.owners) if owner == name] for name in names}
        columns = [near[:, at].max(axis=1) if at else np.zeros(len(near)) for at in places.values()]
        return np.stack(columns, axis=1)

    def packed(self, classes: Sequence[str]) -> dict[str, NDArray[Any]]:
        """The arrays that the model's file holds."""
        shape = (self.layouts.shape[0], MOST)
        buckets, near = np.zeros(shape, np.uint16), np.zeros(shape, np.float16)
        for row in range(shape[0]):
            found = self.layouts[row]
            buckets[row, : found.nnz], near[row, : found.nnz] = found.indices, found.data
        owners = np.array([classes.index(name) for name in self.owners], np.uint8)
        return {"rarity": self.rarity.astype(np.float16), "near_buckets": buckets, "near": near, "owners": owners}


def known(words: Any, classes: NDArray[Any], layouts: NDArray[Any]) -> Known:
    """The layouts of some pages; `words` has a row a page, a column a bucket."""
    rarity = np.log(words.shape[0] / (1 + np.asarray((words > 0).sum(axis=0)).ravel())).clip(0)
    told = _even(words @ scipy.sparse.diags(rarity))
    names, first, place = np.unique(layouts, return_index=True, return_inverse=True)
    rows = scipy.sparse.csr_matrix((np.ones(len(place)), (place, np.arange(len(place)))), (len(names), len(place)))
    return Known(rarity, _even(_strongest((rows @ told).tocsr())), tuple(map(str, classes[first])))


def _strongest(rows: Any) -> Any:
    """The rows with their `MOST` greatest numbers alone."""
    for start, end in zip(rows.indptr, rows.indptr[1:], strict=False):
        if end - start > MOST:
            rows.data[start:end][np.argsort(rows.data[start:end], kind="stable")[:-MOST]] = 0
    rows.eliminate_zeros()
    return rows


def _even(rows: Any) -> Any:
    """The rows, each of length 1."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (scipy.sparse.diags(1 / lengths.clip(1e-9)) @ rows).tocsr()


def matrix(found: Sequence[NDArray[np.int64]]) -> Any:
    """A row a page, 1 where it has the word."""
    rows = np.repeat(np.arange(len(found)), [len(stems) for stems in found])
    return scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, np.concatenate(found))), (len(found), BUCKETS))
