"""The trained model: which class the letters, the words and the shape of a page are like.

`model.skops` beside this file is made by `make model`; `model-card.md` says from what, and how well it does. It is
an archive as skops writes it. Only arrays and one text are taken from it, never a pickled object, so a file that
somebody changed can be wrong but cannot run anything; and no process pays for the import of scikit-learn.
"""

import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.classify import cues, stems
from fakelos.extractors.classify.cues import cues_of
from fakelos.extractors.classify.grams import BUCKETS, grams_of
from fakelos.extractors.classify.neighbours import Neighbours
from fakelos.extractors.classify.stems import stems_of, weight_of
from fakelos.extractors.classify.text import PageText
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import ConfigurationError

FILE = Path(__file__).with_name("model.skops")
VERSION = 2
"""Raised when buckets, words, cues or the meaning of the numbers change: a model of another version is refused."""
NOTHING = ""
"""The model's name for pages that are no paper at all: noise, handwriting, rubbish that OCR made up."""
_MOST_BYTES = 40_000_000
_TERMS = 4
_DAMAGED = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError)

Numbers: TypeAlias = NDArray[np.float32]


WORDS, SHAPE = BUCKETS, BUCKETS + stems.BUCKETS
"""Where the weights of words and of cues begin, after those of runs of letters."""
_SIZE = SHAPE + len(cues.NAMES)


class Opinion(NamedTuple):
    """For each class its probability by weights, and how like its most similar layout the page is, 0 to 10."""

    shares: Mapping[str, float]
    likeness: Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """Weights of letters, words and cues for each class, known layouts, and the constants of `decision`.

    `titles`, `words` and `shape` scale the buckets of headings, the words and the cues against the letters of the
    page. `mixing` weighs the probability, the phrases, their root, and the likeness; from the probability `accepted`
    on, a class is given.
    """

    classes: tuple[str, ...]
    weights: Numbers
    bias: Numbers
    neighbours: Neighbours
    titles: float
    words: float
    shape: float
    mixing: tuple[float, ...]
    accepted: float
    likely: float

    def opinion(self, text: PageText) -> Opinion:
        """What this model alone says of each class, and of `NOTHING`."""
        found = stems_of(text)
        scores = self._scores(text, found)
        shares = np.exp(scores - scores.max())
        likeness = self.neighbours.likeness(found, len(self.classes))
        return Opinion(
            dict(zip(self.classes, (shares / shares.sum()).tolist(), strict=True)),
            dict(zip(self.classes, likeness, strict=True)),
        )

    def _scores(self, text: PageText, found: NDArray[np.int64]) -> Numbers:
        buckets, weights = grams_of(text)
        scaled = np.where(buckets < BUCKETS // 2, weights, weights * self.titles).astype(np.float32)
        words = self.words * weight_of(found) * self.weights[WORDS + found].sum(axis=0)
        shape = self.shape * cues_of(text) @ self.weights[SHAPE:]
        return np.asarray(scaled @ self.weights[buckets] + words + shape + self.bias, np.float32)


@cache
def model() -> Model:
    """The model of this installation, read once per process.

    Raises:
        ConfigurationError: `bad_model` if the file is missing, damaged, or was made for another version.
    """
    return read_model(FILE)


def read_model(file: Path) -> Model:
    """The model in a file.

    Raises:
        ConfigurationError: `bad_model` if the file is missing, damaged, or was made for another version.
    """
    try:
        return _checked(_content(file))
    except (*_DAMAGED, KeyError, ValueError, TypeError) as error:
        raise ConfigurationError("bad_model", f"{file.name}: {error}") from error


def _content(file: Path) -> dict[str, Any]:
    """The dictionary that the archive holds, as far as it is made of arrays and texts."""
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise ValueError("too large")
        nodes = json.loads(archive.read("schema.json"))["content"]
        return {name: _value(node, archive) for name, node in nodes.items() if name != "key_types"}


def _value(node: dict[str, Any], archive: zipfile.ZipFile) -> Any:
    if node["__loader__"] == "JsonNode":
        return json.loads(node["content"])
    if node["__loader__"] == "NdArrayNode":
        with archive.open(node["file"]) as stored:
            return np.lib.format.read_array(stored, allow_pickle=False)
    raise ValueError(f"holds a {node['__loader__']}")


def _checked(content: dict[str, Any]) -> Model:
    settings = json.loads(content["settings"])
    if settings["version"] != VERSION:
        raise ValueError(f"version {settings['version']} instead of {VERSION}")
    known = {*DocumentClass, NOTHING}
    classes = tuple(settings["classes"])
    weights, bias = (np.asarray(content[name], np.float32) for name in ("weights", "bias"))
    if not known.issuperset(classes) or weights.shape != (_SIZE, len(classes)):
        raise ValueError("classes or size are not those of this version")
    if bias.shape != (len(classes),) or not (np.isfinite(weights).all() and np.isfinite(bias).all()):
        raise ValueError("weights are no numbers")
    numbers = {name: float(settings[name]) for name in ("titles", "words", "shape", "accepted", "likely")}
    mixing = tuple(map(float, settings["mixing"]))
    if len(mixing) != _TERMS:
        raise ValueError("mixing is not that of this version")
    return Model(classes, weights, bias, _neighbours(content, len(classes)), mixing=mixing, **numbers)


def _neighbours(content: dict[str, Any], classes: int) -> Neighbours:
    rarity, near = (np.asarray(content[name], np.float32) for name in ("rarity", "near"))
    buckets, owners = (np.asarray(content[name], np.int64) for name in ("near_buckets", "owners"))
    if rarity.shape != (stems.BUCKETS,) or buckets.shape != near.shape or owners.shape != near.shape[:1]:
        raise ValueError("known layouts are not of this version")
    if not (np.isfinite(rarity).all() and np.isfinite(near).all()):
        raise ValueError("weights are no numbers")
    if min(buckets.min(), owners.min()) < 0 or buckets.max() >= stems.BUCKETS or owners.max() >= classes:
        raise ValueError("known layouts are out of range")
    return Neighbours(rarity, buckets, near, owners)
