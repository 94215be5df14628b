"""The connected marks of a page at 200 dpi, found once for all that looks at them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import Labels, components
from fakelos.extractors.preparation.grey import INK_LEVEL, Grey


@dataclass(frozen=True)
class Marks:
    """`labels` gives for each pixel the number of its mark plus one, 0 for paper."""

    labels: Labels
    boxes: NDArray[np.int32]
    """Left, top, width, height and ink of each mark."""


def marks_of(flat: Grey) -> Marks:
    """Every connected mark of ink."""
    ink = cv2.threshold(flat, INK_LEVEL - 1, 255, cv2.THRESH_BINARY_INV)[1]
    labels, boxes = components(np.asarray(ink, np.uint8))
    return Marks(labels, boxes[1:])
