"""Draws rows of random symbols as copiers and cameras show them: what the letter reader learns from."""

from collections.abc import Iterator
from string import ascii_uppercase, digits

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz.row import Row

Random = np.random.Generator
Grey = NDArray[np.uint8]
Floats = NDArray[np.floating]

FONTS = {
    "/usr/share/fonts/opentype/ocr-b/OCRB.otf": 12,
    "/usr/share/fonts/opentype/ocr-b/OCRBS.otf": 4,
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf": 2,
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf": 1,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf": 1,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf": 1,
    "/usr/share/fonts/truetype/freefont/FreeMono.ttf": 1,
    "/usr/share/fonts/truetype/freefont/FreeMonoBold.ttf": 1,
    "/usr/share/fonts/truetype/ocr-a/OCRA.ttf": 3,
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf": 1,
    "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf": 1,
}
"""How often each typeface is drawn; OCR-B is what the standard asks for, the others stand on designers' specimens."""
SPREAD = "/usr/share/fonts/truetype/liberation/LiberationSans"
"""A typeface with letters of many widths, which is spread over the places; so many pitches wide is its figure 0."""
SPREAD_WIDTH = 0.58, 0.75
CHEVRON, CHEVRONS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "‹<"
"""What some designers set for fillers instead of their typeface's."""
PITCH, TALL, BASE = 50, 130, 92
"""Of the drawing before it is scanned, in pixels: pitch, height, and where letters stand."""


WORDS = "/usr/share/fonts/truetype/liberation/LiberationSans-", "/usr/share/fonts/truetype/liberation/LiberationSerif-"
STAMPED = ascii_uppercase + digits + "ΓΔΘΛΞΠΣΦΨΩabdeghknprsu.,:/-*()" + " " * 8
"""Of what the words of stamps and signatures consist."""


def draw_row(text: str, random: Random) -> tuple[Grey, Row]:
    """A worn picture of a row of text, and where its places lie, nearly as exactly as a finder sees them."""
    names, share = list(FONTS), np.array(list(FONTS.values())) / sum(FONTS.values())
    file = str(random.choice(names, p=share))
    advance = ImageFont.truetype(file, 1000).getlength("0") / 1000
    width = random.uniform(*SPREAD_WIDTH) if file.startswith(SPREAD) else random.choice([1, 1, random.uniform(0.8, 1)])
    font = ImageFont.truetype(file, round(PITCH / advance * width))
    picture = _littered(_printed(text, font, random), random)
    page, matrix = _scanned(picture, random)
    top = font.getbbox("H", anchor="ms")[1]
    ends = np.array([[PITCH * 1.5, BASE + top / 2, 1], [PITCH * (len(text) + 0.5), BASE + top / 2, 1]]) @ matrix.T
    (x, y), (dx, dy) = ends[0] + 0.5, (ends[1] - ends[0]) / (len(text) - 1)
    height = -top * float(np.hypot(*matrix[:, 1])) + random.normal(0, 0.3)
    row = Row((0.0, dx, x), (0.0, dy, y + random.normal(0, 0.4)), len(text), height, 1.0)
    return _worn(page, random), row


def _printed(text: str, font: ImageFont.FreeTypeFont, random: Random) -> Grey:
    page = Image.new("L", (PITCH * (len(text) + 2), TALL), int(random.integers(150, 256)))
    pen, dark = ImageDraw.Draw(page), int(random.integers(0, 90))
    filler, chevron = ("<", font) if random.random() < 0.9 else _chevron(random)  # noqa: PLR2004
    for number, symbol in enumerate(text):
        spot = PITCH * (number + 1.5), BASE + random.normal(0, 0.6)
        shown, face = (filler, chevron) if symbol == "<" else (symbol, font)
        pen.text(spot, shown, font=face, fill=dark, anchor="ms")
    return np.asarray(page)


def _chevron(random: Random) -> tuple[str, ImageFont.FreeTypeFont]:
    return str(random.choice(list(CHEVRONS))), ImageFont.truetype(CHEVRON, int(PITCH * random.uniform(0.9, 1.4)))


def _littered(picture: Grey, random: Random) -> Grey:
    """Thicker or thinner strokes, and what crosses the letters: security print, stamps."""
    weight = int(random.integers(-2, 4))
    kernel = np.ones((abs(weight) + 1,) * 2, np.uint8)
    picture = np.array((cv2.erode if weight > 0 else cv2.dilate)(picture, kernel) if weight else picture)
    if random.random() < 0.08:  # noqa: PLR2004
        picture = _dotted(picture, random)
    for layer in _litter(picture.shape, random):
        picture = np.minimum(picture, layer)
    return picture


def _dotted(picture: Grey, random: Random) -> Grey:
    """The letters as matrix printers and coarse screens make them."""
    down, across = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]].astype(np.float32)
    period, paper = random.uniform(3.5, 8), float(picture.max())
    dots = (np.cos(down * (2 * np.pi / period)) + 1) * (np.cos(across * (2 * np.pi / period)) + 1) / 4
    share = np.minimum(random.uniform(0.2, 0.6) + dots**0.5, 1)
    return np.asarray(paper - (paper - picture) * share, np.uint8)


def _litter(shape: tuple[int, ...], random: Random) -> Iterator[Grey]:
    """Things that lie over a row; most rows have none."""
    if random.random() < 0.3:  # noqa: PLR2004
        yield _security_print(shape, random)
    if random.random() < 0.25:  # noqa: PLR2004
        yield _stamp(shape, random)
    if random.random() < 0.2:  # noqa: PLR2004
        yield _faint(_words(shape, random), random)
    if random.random() < 0.08:  # noqa: PLR2004
        yield _faint(_signature(shape, random), random)


def _words(shape: tuple[int, ...], random: Random) -> Grey:
    """A stamp's lines of text at any slant, black on white."""
    face = str(random.choice(WORDS)) + str(random.choice(["Regular.ttf", "Bold.ttf"]))
    font = ImageFont.truetype(face, int(PITCH * random.uniform(0.8, 2.2)))
    lines, apart = int(random.integers(1, 5)), font.size * random.uniform(1.1, 2)
    layer = Image.new("L", (22 * PITCH, int(apart * lines)), 255)
    for line in range(lines):
        text = "".join(random.choice(list(STAMPED), int(random.integers(6, 28))))
        spot = layer.width / 2 + random.normal(0, PITCH), (line + 0.5) * apart
        ImageDraw.Draw(layer).text(spot, text, font=font, fill=0, anchor="mm")
    middle = layer.width / 2, layer.height / 2
    matrix = np.asarray(cv2.getRotationMatrix2D(middle, float(random.normal(0, 40)), 1), np.float64)
    matrix[:, 2] += np.array([random.uniform(0, shape[1]), random.uniform(0, shape[0])]) - middle
    return np.asarray(cv2.warpAffine(np.asarray(layer), matrix, shape[::-1], borderValue=(255,)), np.uint8)


def _signature(shape: tuple[int, ...], random: Random) -> Grey:
    """A pen's swings across the row, black on white."""
    layer = np.full(shape, 255, np.uint8)
    steps = np.linspace(0, random.uniform(3, 12), 120)
    swings = steps * random.uniform(0.5, 2) + 2 * np.sin(steps * random.uniform(1, 4))
    x = random.uniform(0, shape[1]) + PITCH * swings
    y = shape[0] / 2 + PITCH * random.uniform(0.7, 2) * np.sin(steps * random.uniform(1, 5) + random.uniform(0, 6))
    points = np.stack([x, y], axis=1).astype(np.int32)
    cv2.polylines(layer, [points], isClosed=False, color=(0,), thickness=int(random.integers(2, 10)))
    return layer


def _faint(layer: Grey, random: Random) -> Grey:
    """A layer in another ink: as dark as the print or paler, not everywhere alike."""
    coarse = random.normal(random.uniform(0.7, 1.1), 0.15, (4, layer.shape[1] // 30)).astype(np.float32)
    cover = np.clip(cv2.resize(coarse, layer.shape[::-1], interpolation=cv2.INTER_LINEAR), 0, 1)
    return np.asarray(255 - (255 - layer.astype(np.float32)) * cover * random.uniform(0.4, 1), np.uint8)


def _security_print(shape: tuple[int, ...], random: Random) -> Grey:
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle, period = random.uniform(0, np.pi), random.uniform(8, 60)
    wave = (across * np.cos(angle) + down * np.sin(angle)) / period + random.uniform(0, 3) * np.sin(down / 30)
    return np.asarray(240 - random.uniform(20, 110) * (1 + np.sin(wave)) / 2, np.uint8)


def _stamp(shape: tuple[int, ...], random: Random) -> Grey:
    layer = np.full(shape, 255, np.uint8)
    for _ in range(int(random.integers(1, 4))):
        centre = int(random.integers(0, shape[1])), int(random.integers(-100, 220))
        axes = int(random.integers(60, 400)), int(random.integers(40, 300))
        grey, thick = int(random.integers(60, 200)), int(random.integers(2, 7))
        cv2.ellipse(layer, centre, axes, 0, 0, 360, grey, thick)
    return layer


def _scanned(picture: Grey, random: Random) -> tuple[Grey, Floats]:
    """The picture at a scanner's resolution, skewed and squeezed, with the matrix that took it there."""
    scale, angle = float(np.exp(random.uniform(np.log(6.5), np.log(36)))) / PITCH, random.uniform(-0.07, 0.07)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = np.zeros((2, 3))
    matrix[:, :2] = scale * turn @ np.array([[1.0, random.normal(0, 0.03)], [0.0, random.uniform(0.9, 1.12)]])
    height, width = picture.shape
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ matrix[:, :2].T
    matrix[:, 2] = 8 - corners.min(axis=0)
    columns, lines = np.ptp(corners, axis=0) + 16
    soft = cv2.GaussianBlur(picture, (0, 0), 0.45 / scale)
    page = cv2.warpAffine(soft, matrix, (int(columns), int(lines)), borderValue=float(picture.max()))
    return np.asarray(page, np.uint8), matrix


def _glaring(page: Floats, random: Random) -> Floats:
    """A lamp's reflection on laminate, in which letters pale."""
    across = (np.arange(page.shape[1]) / page.shape[1] - random.random()) / random.uniform(0.05, 0.3)
    share: Floats = random.uniform(0.3, 0.9) * np.exp(-(across**2))
    return np.asarray(page + (255 - page) * share[None, :], np.float32)


def _worn(picture: Grey, random: Random) -> Grey:
    """Blur, weak toner, sharpening, uneven light, noise, copies of copies, fax, JPEG."""
    worn = picture.astype(np.float32)
    if random.random() < 0.4:  # noqa: PLR2004
        worn = cv2.GaussianBlur(worn, (0, 0), random.uniform(0.3, 1.2)).astype(np.float32)
    if random.random() < 0.25:  # noqa: PLR2004
        worn = 255 - (255 - worn) * random.uniform(0.25, 0.8)
    if random.random() < 0.15:  # noqa: PLR2004
        worn += (worn - cv2.GaussianBlur(worn, (0, 0), 1.2)) * random.uniform(0.4, 1.5)
    worn *= np.linspace(1, random.uniform(0.6, 1), worn.shape[1], dtype=np.float32)[None, :]
    if random.random() < 0.1:  # noqa: PLR2004
        worn = _glaring(worn, random)
    worn += random.normal(0, random.choice([1, 4, 10, 20]), worn.shape)
    if random.random() < 0.35:  # noqa: PLR2004
        low, high = np.percentile(worn, [1, 90])
        middle = low + (high - low) * random.uniform(0.3, 0.75)
        worn = 255 / (1 + np.exp(-(worn - middle) / random.choice([1, 12, 25])))
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 95))]
    _, jpeg = cv2.imencode(".jpg", np.clip(worn, 0, 255).astype(np.uint8), quality)
    return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE), np.uint8)
