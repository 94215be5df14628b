"""The connected marks of a page at 200 dpi, found once for all that looks at them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation import INK_LEVEL, Grey


@dataclass(frozen=True)
class Marks:
    """`labels` gives for each pixel the number of its mark plus one, 0 for paper."""

    labels: NDArray[np.int32]
    boxes: NDArray[np.int32]
    """Left, top, width, height and ink of each mark."""


def marks_of(flat: Grey) -> Marks:
    """Every connected mark of ink."""
    ink = cv2.threshold(flat, INK_LEVEL - 1, 255, cv2.THRESH_BINARY_INV)[1]
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return Marks(np.asarray(labels, np.int32), np.asarray(boxes, np.int32)[1:])
