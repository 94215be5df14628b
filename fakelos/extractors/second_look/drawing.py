"""Draws words of figures as printers, copiers and fax machines show them: what the reader of letters learns from."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.second_look.shapes import SYMBOLS

Random = np.random.Generator
Grey = NDArray[np.uint8]

FOLDER = "/usr/share/fonts"
FONTS = (
    *(f"truetype/liberation/Liberation{face}-{cut}.ttf" for face in ("Sans", "Serif", "Mono", "SansNarrow")
      for cut in ("Regular", "Regular", "Bold", "Italic")),
    *(f"truetype/dejavu/DejaVu{face}.ttf" for face in ("Sans", "Sans-Bold", "SansCondensed", "SansCondensed-Bold",
      "Serif", "Serif-Bold", "SansMono", "SansMono-Bold", "SansMono-Oblique", "SerifCondensed")),
    *(f"truetype/freefont/Free{face}.ttf" for face in ("Sans", "SansBold", "SansOblique", "Serif", "SerifBold",
      "SerifItalic", "Mono", "Mono", "Mono", "MonoBold", "MonoOblique")),
    "opentype/ocr-b/OCRB.otf",
)  # fmt: skip
FINE = 4
"""Letters are drawn so many times as large as they are scanned."""
SIZES = 13, 34
"""Height of the type in pixels of the scan: 5 to 12 points at 200 dpi."""
SIGNS = np.array(list(SYMBOLS))
SHARES = np.concatenate([np.full(10, 6.0), np.full(26, 1.2), np.full(10, 0.5), [4, 3, 3, 1.5, 1]])
"""How often each of `SYMBOLS` is drawn."""


@dataclass(frozen=True)
class Drawn:
    """A worn picture of a word: its letters, the columns of each, and its box (left, top, right, bottom)."""

    picture: Grey
    text: str
    letters: tuple[tuple[float, float], ...]
    box: tuple[int, int, int, int]


def draw_word(random: Random) -> Drawn:
    """A word of random signs, in a random face, with what stands around it."""
    text = _text(random)
    size = float(np.exp(random.uniform(*np.log(SIZES))))
    font = ImageFont.truetype(f"{FOLDER}/{random.choice(FONTS)}", round(size * FINE))
    fine, columns, sides = _printed(text, font, random)
    stretch = random.uniform(0.92, 1.08)
    picture, letters, box = _scanned(_weighted(fine, random), columns, sides, stretch, random)
    return Drawn(_worn(picture, random), text, letters, box)


def _text(random: Random) -> str:
    length = int(random.integers(4, 13))
    if random.random() < 0.5:  # noqa: PLR2004 - half are numbers as offices print them
        return "".join(random.choice(SIGNS[:10], length)) if random.random() < 0.5 else _number(random)  # noqa: PLR2004
    return "".join(random.choice(SIGNS, length, p=SHARES / SHARES.sum()))


def _number(random: Random) -> str:
    digits = "".join(random.choice(SIGNS[:10], int(random.integers(4, 9))))
    head = "".join(random.choice(SIGNS[10:36], int(random.integers(0, 3))))
    by = str(random.choice(list("/-.")))
    tail = ("", f"/{random.integers(1990, 2030)}", f"{by}{random.integers(1, 99):02d}")[int(random.integers(3))]
    return head + digits + tail


def _printed(
    text: str, font: ImageFont.FreeTypeFont, random: Random
) -> tuple[Grey, list[tuple[float, float]], tuple[float, float, float, float]]:
    """The word large and clear, with the columns of its letters and its box."""
    em, track = font.size, random.choice([0, 0, 0, random.uniform(-0.03, 0.12)]) * font.size
    wide = round(font.getlength(text) + len(text) * max(0, track) + 6 * em)
    page = Image.new("L", (wide, round(2.6 * em)), 255)
    pen, x, base = ImageDraw.Draw(page), 2.8 * em, 1.7 * em
    letters, boxes = [], []
    for sign in text:
        left, top, right, bottom = pen.textbbox((x, base + random.normal(0, 0.006) * em), sign, font, "ls")
        pen.text((x, base), sign, 0, font, "ls")
        letters.append((left, right))
        boxes.append((left, top, right, bottom))
        x += font.getlength(sign) + track
    sides = np.array(boxes)
    box = (sides[:, 0].min(), sides[:, 1].min(), sides[:, 2].max(), sides[:, 3].max())
    _surround(pen, font, box, random)
    return np.asarray(page), letters, box


def _surround(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, box: tuple[float, ...], random: Random) -> None:
    """Words before and behind, rules and leaders under, the row above."""
    em = font.size
    if random.random() < 0.5:  # noqa: PLR2004
        pen.text((box[0] - random.uniform(0.25, 0.6) * em, 1.7 * em), "αριθ.:", 0, font, "rs")
    if random.random() < 0.4:  # noqa: PLR2004
        pen.text((box[2] + random.uniform(0.25, 0.6) * em, 1.7 * em), "από 12", 0, font, "ls")
    if random.random() < 0.15:  # noqa: PLR2004
        y = 1.7 * em + random.uniform(0.06, 0.35) * em
        pen.line([(0, y), (9999, y)], 0, max(1, round(random.uniform(0.02, 0.07) * em)))
    if random.random() < 0.3:  # noqa: PLR2004
        pen.text((box[0], random.uniform(0.2, 0.62) * em), "Ημερομηνία γέννησης", 0, font, "ls")


def _weighted(fine: Grey, random: Random) -> Grey:
    """Thicker or thinner strokes, or dots of a needle printer."""
    chance = random.random()
    if chance < 0.12:  # noqa: PLR2004
        return _in_dots(fine, random)
    weight = int(random.integers(-3, 4)) if chance < 0.6 else 0  # noqa: PLR2004
    kernel = np.ones((abs(weight) + 1,) * 2, np.uint8)
    return np.asarray((cv2.erode if weight > 0 else cv2.dilate)(fine, kernel) if weight else fine, np.uint8)


def _in_dots(fine: Grey, random: Random) -> Grey:
    down, across = random.uniform(8, 13), random.uniform(5, 12)
    small = cv2.resize(fine, (round(fine.shape[1] / across), round(fine.shape[0] / down)), interpolation=cv2.INTER_AREA)
    struck = np.full(fine.shape, 255, np.uint8)
    for y, x in np.argwhere(small < 150).tolist():  # noqa: PLR2004 - half covered
        spot = round((x + 0.5) * across), round((y + 0.5) * down)
        cv2.circle(struck, spot, round(down * 0.55), (0,), -1)
    return struck


def _scanned(
    fine: Grey,
    letters: list[tuple[float, float]],
    box: tuple[float, float, float, float],
    stretch: float,
    random: Random,
) -> tuple[Grey, tuple[tuple[float, float], ...], tuple[int, int, int, int]]:
    """The word at the scanner's resolution, a little askew, paper and ink as they are."""
    scale, angle = np.array([stretch, 1.0]) / FINE, np.deg2rad(random.normal(0, 0.5))
    middle = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
    slant = random.normal(0, 0.06)
    matrix = np.array([[scale[0], (slant - angle) * scale[1]], [angle * scale[0], scale[1]]])
    size = round(fine.shape[1] * scale[0]), round(fine.shape[0] * scale[1])
    moved = np.array(size) / 2 + random.uniform(-0.5, 0.5, 2) - matrix @ middle
    soft = cv2.GaussianBlur(fine, (0, 0), random.uniform(0.3, 0.6) * FINE)
    picture = cv2.warpAffine(soft, np.column_stack([matrix, moved]), size, borderValue=(255,))
    start = moved + np.array([matrix[0, 1] * middle[1], matrix[1, 0] * middle[0]])
    columns = tuple((left * scale[0] + start[0], right * scale[0] + start[0]) for left, right in letters)
    corners = np.array(box) * np.tile(scale, 2) + np.tile(start, 2) + random.integers(-1, 2, 4)
    left, top, right, bottom = np.rint(corners).astype(int).tolist()
    return np.asarray(picture, np.uint8), columns, (left, top, right, bottom)


def _worn(picture: Grey, random: Random) -> Grey:
    """Blur, weak toner, noise, specks, copies of copies, fax, JPEG."""
    worn = picture.astype(np.float32)
    if random.random() < 0.5:  # noqa: PLR2004
        worn = cv2.GaussianBlur(worn, (0, 0), random.uniform(0.3, 1.1)).astype(np.float32)
    if random.random() < 0.4:  # noqa: PLR2004
        worn = 255 - (255 - worn) * random.uniform(0.35, 0.9)
    worn += random.normal(0, random.choice([1, 4, 8, 14]), worn.shape)
    _specks(worn, random)
    if random.random() < 0.35:  # noqa: PLR2004
        low, high = np.percentile(worn, [1, 90])
        middle = low + (high - low) * random.uniform(0.4, 0.75)
        worn = 255 / (1 + np.exp(-np.clip((worn - middle) / random.choice([1, 1, 10]), -30, 30)))
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(45, 96))]
    _, jpeg = cv2.imencode(".jpg", np.clip(worn, 0, 255).astype(np.uint8), quality)
    return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE), np.uint8)


def _specks(worn: NDArray[np.float32], random: Random) -> None:
    for _ in range(int(random.poisson(0.4))):
        spot = int(random.integers(worn.shape[1])), int(random.integers(worn.shape[0]))
        cv2.circle(worn, spot, int(random.integers(0, 2)), (float(random.uniform(0, 120)),), -1)
