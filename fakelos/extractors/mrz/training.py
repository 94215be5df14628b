"""Makes `cells.npz`: rows of random symbols are drawn, worn as copies are, and the letter reader learns them.

Run `python -m fakelos.extractors.mrz.training`; two minutes on one core, the same weights for the same
fonts and seed. Fonts: Debian's fonts-ocr-b, fonts-dejavu-core, fonts-liberation, fonts-freefont-ttf.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz.cells import FEATURES, SYMBOLS, features, softmax
from fakelos.extractors.mrz.finder import Band
from fakelos.extractors.mrz.rows import Row
from fakelos.extractors.mrz.strips import CELL_WIDTH, PITCHES, Grey, cells, closeup

Floats = NDArray[np.float32]

FONTS = {
    "/usr/share/fonts/opentype/ocr-b/OCRB.otf": 12,
    "/usr/share/fonts/opentype/ocr-b/OCRBS.otf": 4,
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf": 2,
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf": 1,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf": 1,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf": 1,
    "/usr/share/fonts/truetype/freefont/FreeMonoBold.ttf": 1,
}
"""How often each typeface is drawn; OCR-B is what the standard asks for."""
NO_LETTER = len(SYMBOLS)
TURNABLE = "<AKBCDEFGJLPQRTY47"
"""Symbols that upside down are no symbol; they teach which way up a row is."""
ROWS, COLUMNS, HIDDEN, ROUNDS, BATCH = 6000, 44, 112, 24, 512


def main() -> None:
    """Draw, learn, and write the weights beside this module."""
    random = np.random.default_rng(9303)
    pictures, labels = zip(*(_row(random) for _ in range(ROWS)), strict=True)
    inputs = np.concatenate([features(part) for part in pictures])
    weights = _learn(inputs, np.concatenate(labels), random)
    names = ("first", "first_bias", "second", "second_bias")
    small = {name: part.astype(np.float16) for name, part in zip(names, weights, strict=True)}
    np.savez_compressed(Path(__file__).with_name("cells.npz"), **small)


def _row(random: np.random.Generator) -> tuple[Floats, NDArray[np.int64]]:
    """The pictures of one drawn row and what they show."""
    kind = random.choice(4, p=[0.8, 0.08, 0.07, 0.05])
    labels = random.choice(NO_LETTER, COLUMNS, p=[0.12] + [0.88 / 36] * 36)
    if kind == 1:
        labels = np.array([SYMBOLS.index(c) for c in random.choice(list(TURNABLE), COLUMNS)])
    page, row = _drawn("".join(SYMBOLS[n] for n in labels), random)
    band = Band((row.backwards() if kind == 1 else row,))
    near, band = closeup(page, band, CELL_WIDTH / PITCHES)
    places = np.arange(COLUMNS) + random.normal(0, 0.05) + random.normal(0, 0.03, COLUMNS)
    if kind == 2:  # noqa: PLR2004
        places += random.uniform(0.35, 0.65)
    if kind == 3:  # noqa: PLR2004
        places += COLUMNS + random.uniform(1, 2)
    shown = cells(near, band.rows[0], band.height * random.uniform(0.92, 1.1), places)
    return shown, labels if kind == 0 else np.full(COLUMNS, NO_LETTER)


def _drawn(text: str, random: np.random.Generator) -> tuple[Grey, Row]:
    """A worn picture of a row of text, and where its places lie."""
    names = list(FONTS)
    share = np.array([FONTS[name] for name in names], dtype=float)
    squeeze, pitch = random.uniform(0.9, 1.12), 50.0
    file = str(random.choice(names, p=share / share.sum()))
    advance = ImageFont.truetype(file, 1000).getlength("0") / 1000
    font = ImageFont.truetype(file, round(pitch / advance * random.choice([1, 1, random.uniform(0.8, 1)])))
    glyphs = Image.new("L", (int(pitch * (len(text) + 2)), 130), int(random.integers(185, 256)))
    pen, dark = ImageDraw.Draw(glyphs), int(random.integers(0, 90))
    for number, symbol in enumerate(text):
        pen.text((pitch * (number + 1.5), 92 + random.normal(0, 0.6)), symbol, font=font, fill=dark, anchor="ms")
    top = font.getbbox("H", anchor="ms")[1]
    page, matrix = _warped(_littered(np.asarray(glyphs), random), squeeze, random)
    middle = np.array([[pitch * 1.5, 92 + top / 2, 1], [pitch * (len(text) + 0.5), 92 + top / 2, 1]]) @ matrix.T
    step = (middle[1] - middle[0]) / (len(text) - 1)
    height = -top * float(np.hypot(*matrix[:, 1])) + random.normal(0, 0.3)
    row = Row(
        (step[0], middle[0][0] + 0.5), (step[1], middle[0][1] + 0.5 + random.normal(0, 0.4)), len(text), height, 1.0
    )
    return _worn(page, random), row


def _littered(picture: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.uint8]:
    """Thicker or thinner strokes, and what crosses the letters: stamps, lines, printed patterns."""
    picture = picture.copy()
    weight = int(random.integers(-2, 4))
    if weight:
        picture = (cv2.erode if weight > 0 else cv2.dilate)(picture, np.ones((abs(weight) + 1,) * 2, np.uint8))
    height, width = picture.shape
    for _ in range(int(random.integers(0, 4)) * int(random.random() < 0.4)):  # noqa: PLR2004
        centre = int(random.integers(0, width)), int(random.integers(-100, 220))
        grey, thick = int(random.integers(80, 200)), int(random.integers(2, 7))
        cv2.ellipse(
            picture, centre, (int(random.integers(60, 400)), int(random.integers(40, 300))), 0, 0, 360, grey, thick
        )
    return picture


def _warped(
    picture: NDArray[np.uint8], squeeze: float, random: np.random.Generator
) -> tuple[NDArray[np.uint8], Floats]:
    """The picture at scanning resolution and skewed, with the matrix that took it there."""
    scale, angle = float(random.uniform(14, 34)) / 50, float(np.radians(random.uniform(-4, 4)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = np.zeros((2, 3))
    matrix[:, :2] = scale * turn @ np.array([[1.0, random.normal(0, 0.03)], [0.0, squeeze]])
    height, width = picture.shape
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ matrix[:, :2].T
    matrix[:, 2] = 8 - corners.min(axis=0)
    size = tuple(int(value) for value in np.ptp(corners, axis=0) + 16)
    soft = cv2.GaussianBlur(picture, (0, 0), 0.45 / scale)
    return cv2.warpAffine(soft, matrix, size, borderValue=float(picture[0, 0])), matrix


def _worn(picture: NDArray[np.uint8], random: np.random.Generator) -> Grey:
    """Blur, weak toner, uneven light, noise, copies of copies, fax, JPEG."""
    worn = picture.astype(np.float32)
    if random.random() < 0.4:  # noqa: PLR2004
        worn = cv2.GaussianBlur(worn, (0, 0), random.uniform(0.3, 1.3))
    if random.random() < 0.25:  # noqa: PLR2004
        worn = 255 - (255 - worn) * random.uniform(0.25, 0.8)
    worn *= np.linspace(1, random.uniform(0.6, 1), worn.shape[1], dtype=np.float32)[None, :]
    worn += random.normal(0, random.choice([1, 4, 10, 20]), worn.shape)
    if random.random() < 0.35:  # noqa: PLR2004
        low, high = np.percentile(worn, [1, 90])
        middle = low + (high - low) * random.uniform(0.3, 0.75)
        worn = 255 / (1 + np.exp(-(worn - middle) / random.choice([1, 12, 25])))
    bytes_ = np.clip(worn, 0, 255).astype(np.uint8)
    quality = int(random.integers(35, 95))
    return cv2.imdecode(cv2.imencode(".jpg", bytes_, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)


def _learn(inputs: Floats, labels: NDArray[np.int64], random: np.random.Generator) -> list[Floats]:
    """Two layers by Adam on cross entropy, labels softened a little, the step falling to nothing."""
    weights = [
        random.normal(0, (2 / FEATURES) ** 0.5, (FEATURES, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random.normal(0, (1 / HIDDEN) ** 0.5, (HIDDEN, NO_LETTER + 1)).astype(np.float32),
        np.zeros(NO_LETTER + 1, np.float32),
    ]
    mean, square = ([np.zeros_like(part) for part in weights] for _ in range(2))
    steps = ROUNDS * (len(inputs) // BATCH)
    for step in range(1, steps + 1):
        chosen = random.integers(0, len(inputs), BATCH)
        gradient, right = _gradient(weights, inputs[chosen], labels[chosen])
        rate = 2e-3 * (1 - step / steps)
        for part, slope, first, second in zip(weights, gradient, mean, square, strict=True):
            first += 0.1 * (slope - first)
            second += 0.001 * (slope**2 - second)
            part -= rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        if step % 1000 == 0:
            sys.stderr.write(f"{step}/{steps}: {right:.3f} right\n")
    return weights


def _gradient(weights: list[Floats], inputs: Floats, labels: NDArray[np.int64]) -> tuple[list[Floats], float]:
    """The slopes of the loss at a batch, and the share of it that is read rightly."""
    first, first_bias, second, second_bias = weights
    hidden = np.maximum(inputs @ first + first_bias, 0)
    guess = softmax(hidden @ second + second_bias)
    wanted = np.full_like(guess, 0.03 / guess.shape[1])
    wanted[np.arange(len(labels)), labels] += 0.97
    error = (guess - wanted) / len(labels)
    back = (error @ second.T) * (hidden > 0)
    slopes = [inputs.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]
    return slopes, float((guess.argmax(axis=1) == labels).mean())


if __name__ == "__main__":
    main()
