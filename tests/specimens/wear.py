"""What photocopiers, fax machines and scanners do to a page."""

import io
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Wear:
    """How a page has suffered. Lengths are shares of the page's width, angles degrees counter-clockwise."""

    skew: float = 0.0
    turn: int = 0
    noise: float = 0.0
    blur: float = 0.0
    light: float = 0.0
    paper: int = 255
    fade: float = 0.0
    border: float = 0.0
    holes: int = 0
    specks: int = 0
    fold: bool = False
    fax: bool = False
    perspective: float = 0.0
    colour: bool = False
    jpeg: int = 0
    dpi: int = 200


def office(rng: Random) -> Wear:
    """An ordinary scan of an ordinary photocopy."""
    colour = rng.random() < 0.25
    return Wear(
        skew=rng.gauss(0, 0.7), noise=rng.uniform(2, 6), blur=rng.uniform(0.3, 0.7), light=rng.uniform(0, 0.12),
        paper=rng.randrange(238, 256), border=rng.choice((0, 0, 0.008)), holes=rng.choice((0, 0, 2)),
        specks=rng.randrange(30), fold=rng.random() < 0.2, jpeg=rng.randrange(55, 81),
        dpi=200 if colour else rng.choice((200, 200, 300)), colour=colour,
    )  # fmt: skip


def photocopy(rng: Random) -> Wear:
    """A copy of a copy: faded, speckled, crooked, with the lid's shadow."""
    return replace(office(rng), skew=rng.uniform(-3, 3), fade=rng.uniform(0.1, 0.3), specks=rng.randrange(40, 160),
                   border=rng.uniform(0.005, 0.025), blur=rng.uniform(0.6, 1.0), noise=rng.uniform(5, 10))  # fmt: skip


def fax(rng: Random) -> Wear:
    """Black and white at 200 dpi."""
    return replace(office(rng), fax=True, dpi=200, skew=rng.uniform(-1.5, 1.5), specks=rng.randrange(60), jpeg=0)


def dim(rng: Random) -> Wear:
    """Uneven light, as from a lid that was not closed or a phone."""
    return replace(office(rng), light=rng.uniform(0.3, 0.55), paper=rng.randrange(215, 240), noise=rng.uniform(4, 9))


def hard(rng: Random) -> Wear:
    """Crooked by up to five degrees, turned, compressed to the bone."""
    return replace(
        photocopy(rng), skew=rng.uniform(-5, 5), turn=rng.choice((0, 90, 180, 270)), jpeg=rng.randrange(40, 56), dpi=200
    )


def phone(rng: Random) -> Wear:
    """Photographed on a table, at a slant, in a shadow."""
    return replace(
        dim(rng), perspective=rng.uniform(0.02, 0.06), colour=True, border=0, skew=rng.uniform(-3, 3), dpi=200
    )


def coarse(rng: Random) -> Wear:
    """A photocopy scanned at 150 dpi."""
    return replace(photocopy(rng), dpi=150, blur=rng.uniform(0.4, 0.7), jpeg=rng.randrange(40, 60))


def clean(_rng: Random) -> Wear:
    """As printed."""
    return Wear()


WEARS = {make.__name__: make for make in (clean, office, photocopy, fax, dim, phone, coarse, hard)}


def worn(image: Image.Image, wear: Wear, rng: Random) -> Image.Image:
    """The page after all of it; mode 1 where a fax machine had it, else that of the image."""
    chance = np.random.default_rng(rng.randrange(2**32))
    pixels: Pixels = np.asarray(image).copy()
    _holes(pixels, wear, rng)
    _fold(pixels, wear, rng)
    pixels = _skewed(pixels, wear)
    pixels = _shaded(pixels, wear, chance)
    _specks(pixels, wear, rng)
    _border(pixels, wear, rng)
    pixels = _slanted(pixels, wear, rng)
    page = _bilevel(pixels) if wear.fax else _compressed(Image.fromarray(pixels), wear)
    return page.transpose(TURNS[wear.turn]) if wear.turn else page


TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


def _holes(pixels: Pixels, wear: Wear, rng: Random) -> None:
    high, wide = pixels.shape[:2]
    for n in range(wear.holes):
        middle = (round(wide * 0.035), round(high * (0.5 + (n - 0.5) * 0.27)) + rng.randrange(-5, 5))
        cv2.circle(pixels, middle, round(wide * 0.014), (40,) * 3, -1)


def _fold(pixels: Pixels, wear: Wear, rng: Random) -> None:
    if wear.fold:
        high, wide = pixels.shape[:2]
        y = round(high * rng.uniform(0.3, 0.7))
        cv2.line(pixels, (0, y), (wide, y + rng.randrange(-9, 9)), (205,) * 3, 2)


def _skewed(pixels: Pixels, wear: Wear) -> Pixels:
    if abs(wear.skew) < 0.05:
        return pixels
    high, wide = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), wear.skew, 1)
    found: Any = cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(255,) * 3)
    return np.asarray(found, np.uint8)


def _shaded(pixels: Pixels, wear: Wear, chance: np.random.Generator) -> Pixels:
    if wear.blur > 0.2:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), wear.blur), np.uint8)
    if not (wear.noise or wear.light or wear.fade or wear.paper < 255):
        return pixels
    high, wide = pixels.shape[:2]
    gain = cv2.resize(_light(wear, chance), (wide, high), interpolation=cv2.INTER_CUBIC)
    grain = _grain(chance, wear.noise, high, wide)
    if pixels.ndim == 3:
        gain, grain = gain[..., None], grain[..., None]
    ink = 255 - (255 - pixels.astype(np.float32)) * (1 - wear.fade)
    found: Pixels = np.clip(ink * gain + grain, 0, 255).astype(np.uint8)
    return found


def _light(wear: Wear, chance: np.random.Generator) -> NDArray[np.float32]:
    corners = 1 - wear.light * chance.random((count := chance.integers(2, 4), count))
    return (corners * wear.paper / 255).astype(np.float32)


def _grain(chance: np.random.Generator, amount: float, high: int, wide: int) -> NDArray[np.float32]:
    tile = chance.standard_normal((512, 512), np.float32) * amount
    return np.tile(tile, (high // 512 + 1, wide // 512 + 1))[:high, :wide]


def _slanted(pixels: Pixels, wear: Wear, rng: Random) -> Pixels:
    if not wear.perspective:
        return pixels
    high, wide = pixels.shape[:2]
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    inwards = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    drift = np.array([[rng.uniform(0.2, 1) for _ in range(2)] for _ in range(4)], np.float32)
    seen = corners + inwards * drift * np.array([wide, high], np.float32) * wear.perspective
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    table: Any = (90, 105, 120)
    return np.asarray(cv2.warpPerspective(pixels, matrix, (wide, high), borderValue=table), np.uint8)


def _bilevel(pixels: Pixels) -> Image.Image:
    grey = np.asarray(Image.fromarray(pixels).convert("L"))
    high, wide = grey.shape
    around = cv2.blur(cv2.resize(grey, (wide // 16, high // 16), interpolation=cv2.INTER_AREA), (9, 9))
    level = np.clip(cv2.resize(around, (wide, high)), 150, 255).astype(np.float32) * 0.68
    return Image.fromarray(np.where(grey > level, 255, 0).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def _compressed(page: Image.Image, wear: Wear) -> Image.Image:
    if not wear.jpeg:
        return page
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=wear.jpeg)
    return Image.open(buffer).convert(page.mode)


def _specks(pixels: Pixels, wear: Wear, rng: Random) -> None:
    high, wide = pixels.shape[:2]
    for _ in range(wear.specks):
        cv2.circle(
            pixels,
            (rng.randrange(wide), rng.randrange(high)),
            rng.choice((1, 1, 1, 2, 3)),
            (rng.randrange(20, 120),) * 3,
            -1,
        )


def _border(pixels: Pixels, wear: Wear, rng: Random) -> None:
    edge = round(wear.border * pixels.shape[1])
    if edge:
        side = rng.choice((np.s_[:edge], np.s_[-edge:], np.s_[:, :edge], np.s_[:, -edge:]))
        pixels[side] = rng.randrange(15, 60)
