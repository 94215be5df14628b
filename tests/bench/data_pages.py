"""Pictures of data pages as they circulate: overprinted, glaring, on a spread, photographed, photocopied."""

from dataclasses import dataclass
from glob import glob
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.bench.zones import GIVEN, SURNAMES, Zone, zone

Pixels = NDArray[np.uint8]
OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
OTHER_FACES = sorted(glob("/usr/share/fonts/truetype/*/*Mono*.ttf"))  # noqa: PTH207 - over folders
PRINT = sorted(glob("/usr/share/fonts/truetype/*/*Sans*.ttf"))  # noqa: PTH207
SIZES = {"TD3": (125, 88), "MRVA": (120, 80), "TD1": (85, 54), "TD2": (105, 74), "MRVB": (105, 74)}
DOT = 16
"""Pixels a millimetre at which pages are drawn."""
PITCH = 2.54


@dataclass(frozen=True)
class Picture:
    """A picture with the zone that is on it. `standard` is False where the zone is printed in another typeface."""

    pixels: Pixels
    zone: Zone
    standard: bool


def picture(seed: int) -> Picture:
    """A colour picture of a data page, of any size and state."""
    rng = Random(seed)
    truth = zone(rng)
    face = OCR_B if rng.random() < 0.75 else rng.choice(OTHER_FACES)
    page = _lit(_data_page(truth, face, rng), rng)
    surroundings = rng.choice((_alone, _alone, _on_a_spread, _on_a_table, _on_a_table))
    return Picture(_photographed(surroundings(page, rng), truth.kind, rng), truth, standard=face == OCR_B)


def photocopy(seed: int, dpi: int, *, hard: bool) -> Picture:
    """An A4 photocopy of a data page at any place and quarter turn; `hard`: a copy of a copy, stamped on the zone."""
    rng = Random(f"A4 {seed}")
    truth = zone(rng)
    card = cv2.cvtColor(_lit(_data_page(truth, OCR_B, rng), rng), cv2.COLOR_RGB2GRAY)
    card = cv2.resize(card, None, fx=dpi / 25.4 / DOT, fy=dpi / 25.4 / DOT, interpolation=cv2.INTER_AREA)
    sheet = np.full((int(11.69 * dpi), int(8.27 * dpi)), 248, np.uint8)
    top, left = (rng.randrange(10, sheet.shape[axis] - card.shape[axis] - 10) for axis in (0, 1))
    sheet[top : top + card.shape[0], left : left + card.shape[1]] = card
    if hard:
        _stamp(sheet, (left + card.shape[1] * rng.uniform(0.2, 0.8), top + card.shape[0] * 0.88), dpi, rng)
    turned = np.rot90(_copied(sheet, rng, copies=2 if hard else 1), rng.choice((0, 0, 1, 2, 3)))
    return Picture(_jpeg(np.stack([turned] * 3, axis=2), rng.randrange(40, 81)), truth, standard=True)


def _data_page(truth: Zone, face: str, rng: Random) -> Image.Image:
    width, height = (side * DOT for side in SIZES[truth.kind])
    page = Image.fromarray(_security_print(width, height, rng))
    pen = ImageDraw.Draw(page)
    if rng.random() < 0.6:
        pen.rectangle((0, height - 23 * DOT, width, height), fill=_colour(rng, 225, 256))
    _viz(pen, truth.kind, rng)
    _print_zone(pen, truth, face, (width, height), rng)
    return _overprinted(page, rng) if rng.random() < 0.35 else page


def _security_print(width: int, height: int, rng: Random) -> Pixels:
    """Waves of fine coloured lines on a tint."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    ground = np.ones((height, width, 3), np.float32) * np.array(_colour(rng, 195, 250), np.float32)
    strength = rng.choice((0, 10, 25, 45))
    for _ in range(rng.randrange(3, 9)):
        angle, bend = rng.uniform(0, np.pi), rng.uniform(3, 25) * np.sin(x * rng.uniform(0.005, 0.05))
        wave = np.sin((x * np.cos(angle) + y * np.sin(angle) + bend) * rng.uniform(0.05, 0.6))
        tint = np.array([rng.random() for _ in range(3)], np.float32)
        ground -= (wave > rng.uniform(0.5, 0.95))[..., None] * strength * tint
    return np.clip(ground, 0, 255).astype(np.uint8)


def _viz(pen: ImageDraw.ImageDraw, kind: str, rng: Random) -> None:
    """The photograph and the printed fields above the zone."""
    bottom = 30 if kind == "TD1" else 50
    pen.rectangle((5 * DOT, 12 * DOT, 35 * DOT, bottom * DOT), fill=_colour(rng, 60, 180))
    caption, value = (ImageFont.truetype(rng.choice(PRINT), int(size * DOT)) for size in (1.6, 2.8))
    for n in range(2 if kind == "TD1" else 6):
        pen.text((40 * DOT, (8 + 8 * n) * DOT), "Surname / Nom / Επώνυμο", font=caption, fill=(60, 60, 120))
        words = f"{rng.choice(SURNAMES)} {rng.choice(GIVEN)} {rng.randrange(10**6)}".replace("<", " ")
        pen.text((40 * DOT, (10 + 8 * n) * DOT), words, font=value, fill=(20, 20, 20))


def _print_zone(pen: ImageDraw.ImageDraw, truth: Zone, face: str, size: tuple[int, int], rng: Random) -> None:
    width, height = size
    count = len(truth.lines[0])
    pitch = min(PITCH * DOT * rng.uniform(0.97, 1.03), (width - 3 * DOT) / count)
    font = ImageFont.truetype(face, round(pitch / (ImageFont.truetype(face, 1000).getlength("0") / 1000)))
    apart = rng.uniform(5, 6.2 if truth.kind == "TD1" else 6.9) * DOT
    left, top = (width - pitch * count) / 2, height - rng.uniform(2.5, 5) * DOT - apart * len(truth.lines)
    ink = rng.choice(((10, 10, 10), (40, 40, 50), (80, 70, 70), (30, 30, 90)))
    for row, line in enumerate(truth.lines):
        for place, symbol in enumerate(line):
            pen.text((left + place * pitch, top + row * apart), symbol, font=font, fill=ink)


def _overprinted(page: Image.Image, rng: Random) -> Image.Image:
    veil = Image.new("L", page.size, 0)
    font = ImageFont.truetype(PRINT[0], int(rng.uniform(12, 22) * DOT))
    word, strength = rng.choice(("SPECIMEN", "MUSTER", "VZOR", "ΔΕΙΓΜΑ")), rng.randrange(40, 150)
    ImageDraw.Draw(veil).text((page.width * 0.05, page.height * 0.3), word, font=font, fill=strength)
    colour = rng.choice(((200, 30, 30), (120, 120, 120), (30, 30, 200)))
    page.paste(Image.new("RGB", page.size, colour), (0, 0), veil.rotate(rng.uniform(-35, 35)))
    return page


def _lit(page: Image.Image, rng: Random) -> Pixels:
    """The page, at times with a lamp's reflection on its laminate."""
    pixels = np.asarray(page).astype(np.float32)
    if rng.random() < 0.2:
        y, x = np.mgrid[0 : page.height, 0 : page.width]
        at_x, at_y = rng.uniform(0, page.width), rng.uniform(0.4, 1) * page.height
        far = ((x - at_x) / (page.width * 0.18)) ** 2 + ((y - at_y) / (page.height * 0.2)) ** 2
        pixels += np.exp(-far)[..., None] * rng.uniform(40, 130)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def _alone(page: Pixels, _: Random) -> Pixels:
    return page


def _on_a_spread(page: Pixels, rng: Random) -> Pixels:
    height, width, _ = page.shape
    return np.concatenate([_security_print(width, height, rng), page])


def _on_a_table(page: Pixels, rng: Random) -> Pixels:
    """Photographed from above, not quite straight."""
    margin = int(page.shape[1] * rng.uniform(0.03, 0.25))
    table = rng.randrange(30, 250)
    wide = np.pad(page, ((margin, margin), (margin, margin), (0, 0)), constant_values=table)
    height, width, _ = wide.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    slant = rng.uniform(0, 0.05)
    moved = corners + np.array([[rng.uniform(-slant, slant) * side for side in (width, height)] for _ in corners])
    straight = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-6, 6), 1), (0, 0, 1)])
    return np.asarray(cv2.warpPerspective(wide, turn @ straight, (width, height), borderValue=(table,) * 3), np.uint8)


def _photographed(page: Pixels, kind: str, rng: Random) -> Pixels:
    """The picture at the size, sharpness and compression at which it circulates."""
    least, most = (330, 1800) if kind == "TD1" else (420, 2400)
    width = int(np.exp(rng.uniform(np.log(least), np.log(most))))
    scale = width / page.shape[1]
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.2, 0.9 if width > 700 else 0.5))
    noise = np.random.default_rng(rng.randrange(10**6)).normal(0, rng.uniform(0, 7), blurred.shape)
    grainy = np.clip(blurred + noise, 0, 255).astype(np.uint8)
    turned = np.rot90(grainy, rng.choice((0,) * 9 + (1, 2, 3)))
    return _jpeg(turned, rng.randrange(45, 96))


def _copied(sheet: Pixels, rng: Random, copies: int) -> Pixels:
    """What a photocopier does, once or more: skew, blur, contrast, noise."""
    height, width = sheet.shape
    for _ in range(copies):
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-3, 3), 1)
        sheet = np.asarray(cv2.warpAffine(sheet, turn, (width, height), borderValue=(248,)), np.uint8)
        soft = cv2.GaussianBlur(sheet, (0, 0), rng.uniform(0.4, 0.8)).astype(np.float32)
        noise = np.random.default_rng(rng.randrange(10**6)).normal(0, rng.uniform(3, 8), soft.shape)
        sheet = np.clip((soft - 128) * rng.uniform(0.9, 1.3) + 128 + rng.uniform(0, 25) + noise, 0, 255).astype(
            np.uint8
        )
    return sheet


def _stamp(sheet: Pixels, middle: tuple[float, float], dpi: int, rng: Random) -> None:
    """A round seal, in the grey of blue ink: rings across the zone, words in small letters around its middle."""
    centre, shade = (round(middle[0]), round(middle[1])), rng.randrange(110, 170)
    for radius in (0.62, 0.5):
        cv2.circle(sheet, centre, round(radius * dpi), (shade,), max(1, dpi // 100))
    left = centre[0] - round(0.35 * dpi)
    cv2.putText(sheet, "SPECIMEN", (left, centre[1]), cv2.FONT_HERSHEY_PLAIN, dpi / 160, (shade,), max(1, dpi // 150))


def _jpeg(pixels: Pixels, quality: int) -> Pixels:
    _, packed = cv2.imencode(".jpg", np.ascontiguousarray(pixels), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def _colour(rng: Random, low: int, high: int) -> tuple[int, int, int]:
    return rng.randrange(low, high), rng.randrange(low, high), rng.randrange(low, high)
