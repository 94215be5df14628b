"""Barcodes of a page, and the cover sheets that some of them announce. What they say is never trusted."""

import json
from datetime import date
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from fakelos.schemas.base import Box
from fakelos.schemas.document import CoverSheet
from fakelos.schemas.page import Barcode

LOOK = 1700
"""Height in pixels at which a page is looked over first: a code that is large enough for a cover survives it."""
KINDS = zxingcpp.barcode_formats_from_str("QRCode,DataMatrix,Aztec,PDF417,Code128,Code39,EAN13")
"""What offices print; codes without a check (ITF, Codabar) are seen in ordinary print too easily."""
MOST_TEXT = 2000
MOST_CODES = 20
PREFIX = "DOSSIER:"
MOST_NUMBER = 64
MOST_PAPERS = 10_000


def read_barcodes(grey: NDArray[np.uint8]) -> tuple[Barcode, ...]:
    """The codes on a page, at any turn; the whole page is searched only if a smaller copy shows none."""
    scale = LOOK / max(grey.shape)
    if scale >= 1:
        return _decoded(grey)
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    return _decoded(small) or _decoded(grey, quick=True)


def _decoded(grey: NDArray[np.uint8], *, quick: bool = False) -> tuple[Barcode, ...]:
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=KINDS,
        text_mode=zxingcpp.TextMode.Plain,
        try_downscale=not quick,
        try_invert=not quick,
    )
    codes = [code for code in found if 0 < len(code.text) <= MOST_TEXT]
    return tuple(
        Barcode(kind=code.format.name, text=code.text, box=_box(code.position, grey.shape))
        for code in codes[:MOST_CODES]
    )


def _box(corners: Any, shape: tuple[int, ...]) -> Box:
    """The box around four corners as fractions of the page."""
    points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    x, y = ([getattr(point, axis) for point in points] for axis in "xy")
    height, width = shape[:2]
    return (
        max(0.0, min(x) / width),
        max(0.0, min(y) / height),
        min(1.0, max(x) / width),
        min(1.0, max(y) / height),
    )


def cover_of(barcodes: tuple[Barcode, ...]) -> CoverSheet | None:
    """What the page opens if it is a cover sheet: the first code that says so in either of the two known forms."""
    return next((cover for code in barcodes if (cover := _cover(code.text.strip()))), None)


def _cover(text: str) -> CoverSheet | None:
    if text.startswith(PREFIX):
        number = _number(text.removeprefix(PREFIX))
        return CoverSheet(application_no=number) if number else None
    return _from_json(text) if text.startswith("{") else None


def _from_json(text: str) -> CoverSheet | None:
    """A cover from JSON; None if it is not JSON, or not of a cover."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    number = _number(data.get("dossier", data.get("application_no")))
    if not number:
        return None
    day = _date(data.get("application_date"))
    return CoverSheet(application_no=number, seq=_seq(data.get("seq")), application_date=day)


def _number(value: object) -> str | None:
    """An application number: printable, of bounded length; JSON may hold it as a number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    return text if 0 < len(text) <= MOST_NUMBER and text.isprintable() else None


def _seq(value: object) -> int | None:
    """The number of the paper that follows; digits in quotes are read too."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(MOST_PAPERS)):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= MOST_PAPERS else None


def _date(value: object) -> str | None:
    """An ISO date, None if it is not one."""
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None
