"""Pixels made square: fax machines scan 204 dots an inch across the page, but only 98 or 196 down it."""

from PIL import Image

FAX_WIDTHS = frozenset({1728, 2048, 2432})
"""Dots across A4, B4 and A3 by ITU-T T.4."""
FAX_DPI, COARSE_FAX_DPI = 204, 98
FLAT_PAGE = 0.85
"""Height to width below which a fax without a stated resolution is a page squeezed to half, not a short one."""
SAME, MOST = 1.03, 4.0


def square(image: Image.Image) -> tuple[Image.Image, float]:
    """The loaded image with square pixels, and its resolution in dots an inch; 0.0 where the file does not say.

    The axis with fewer dots is stretched, so that nothing is lost.
    """
    across, down = _resolution(image)
    lay = image.size
    image.load()
    if image.size != lay:  # loading turned it by a quarter, as the file asks
        across, down = down, across
    if not _differ(across, down):
        return image, across
    most = max(across, down)
    size = round(image.width * most / across), round(image.height * most / down)
    grey = image.convert("L") if image.mode == "1" else image
    return grey.resize(size, Image.Resampling.BICUBIC), most


def stretch_of(image: Image.Image) -> float:
    """How many times as many pixels the image has once they are square.

    >>> fax = Image.new("1", (1728, 1100))
    >>> round(stretch_of(fax), 1), stretch_of(Image.new("1", (1728, 2200)))
    (2.1, 1.0)
    """
    across, down = _resolution(image)
    return max(across / down, down / across) if _differ(across, down) else 1.0


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down, as the file says, or as a coarse fax has them that does not say."""
    try:
        across, down = (float(value) for value in image.info.get("dpi") or image.info.get("resolution") or (0, 0))
    except (TypeError, ValueError, ZeroDivisionError):
        across, down = 0.0, 0.0
    if across > 1 and down > 1:
        return across, down
    coarse = image.mode == "1" and image.width in FAX_WIDTHS and image.height < FLAT_PAGE * image.width
    return (FAX_DPI, COARSE_FAX_DPI) if coarse else (across, across)


def _differ(across: float, down: float) -> bool:
    """Whether the two differ, and by no more than a scanner's could."""
    return across > 0 and down > 0 and SAME < max(across / down, down / across) <= MOST
