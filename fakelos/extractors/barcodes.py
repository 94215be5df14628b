"""Barcodes of a page, and the cover sheets that some of them announce. What they say is never trusted."""

import json
from datetime import date
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import components
from fakelos.schemas.base import Box
from fakelos.schemas.batch import is_plausible
from fakelos.schemas.document import CoverSheet
from fakelos.schemas.page import Barcode

SHARE_OF_INK = 0.36
WINDOW = (21, 13)
LEAST_SIDE, LEAST_AREA, REACH = 20, 200, 15
"""Where a code may stand, in pixels at 100 dpi: half of it is ink; of print, even bold print, hardly a third is."""
SPECKS = 1.0
"""How far a speck of the scanner is smeared, in pixels."""
KINDS = zxingcpp.barcode_formats_from_str("QRCode,DataMatrix,Aztec,PDF417,Code128,Code39,EAN13")
"""What offices print; codes without a check (ITF, Codabar) are seen in ordinary print too easily."""
MOST_TEXT = 2000
MOST_CODES = 20
PREFIX = "DOSSIER:"
MOST_NUMBER = 64
MOST_PAPERS = 10_000


def read_barcodes(grey: NDArray[np.uint8], ink: NDArray[np.uint8]) -> tuple[Barcode, ...]:
    """The codes on a page, at any turn. `ink` is the page at about 100 dpi, 255 where it is dark.

    Only those places are searched where as much is dark as in a code.
    """
    found: list[Barcode] = []
    for left, top, right, bottom in _places(ink):
        scale = grey.shape[1] / ink.shape[1]
        x, y = int(left * scale), int(top * scale)
        part = grey[y : int(bottom * scale) + 1, x : int(right * scale) + 1]
        fresh = (_moved(code, (x, y), part.shape, grey.shape) for code in _decoded(part))
        found += [code for code in fresh if not any(_overlap(code, other) for other in found)]
    return tuple(found[:MOST_CODES])


def _places(ink: NDArray[np.uint8]) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of dark places, with some paper around; the largest first."""
    dark = (cv2.blur(ink, WINDOW) > SHARE_OF_INK * 255).astype(np.uint8)
    boxes = sorted(components(dark)[1][1:].tolist(), key=lambda box: -box[4])
    return [
        (max(0, left - REACH), max(0, top - REACH), left + wide + REACH, top + high + REACH)
        for left, top, wide, high, area in boxes
        if max(wide, high) >= LEAST_SIDE and area >= LEAST_AREA
    ]


def _decoded(grey: NDArray[np.uint8]) -> list[Barcode]:
    """The codes of a part; where there seem to be none, of the part blurred a little: specks hide half of them."""
    return _read(grey) or _read(np.asarray(cv2.GaussianBlur(grey, (0, 0), SPECKS), np.uint8))


def _read(grey: NDArray[np.uint8]) -> list[Barcode]:
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey), formats=KINDS, text_mode=zxingcpp.TextMode.Plain)
    codes = [code for code in found if 0 < len(code.text) <= MOST_TEXT]
    return [Barcode(kind=code.format.name, text=code.text, box=_box(code.position, grey.shape)) for code in codes]


def _moved(code: Barcode, place: tuple[int, int], part: tuple[int, ...], whole: tuple[int, ...]) -> Barcode:
    """The code of a part of the page, its box told of the whole page."""
    (x, y), (high, wide) = place, whole
    x0, y0, x1, y1 = code.box
    box = (
        (x + x0 * part[1]) / wide,
        (y + y0 * part[0]) / high,
        min(1.0, (x + x1 * part[1]) / wide),
        min(1.0, (y + y1 * part[0]) / high),
    )
    return code.model_copy(update={"box": box})


def _overlap(one: Barcode, other: Barcode) -> bool:
    """Whether two readings are of one code."""
    x, y = (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
    return other.box[0] <= x <= other.box[2] and other.box[1] <= y <= other.box[3]


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
    """An ISO date, None if it is not one on which anybody applied."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day.isoformat() if day and is_plausible(day) else None
