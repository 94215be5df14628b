"""Draws a sheet's marks as pixels."""

import math
from functools import singledispatch
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tests.specimens import fonts
from tests.specimens.marks import (
    Box,
    Emblem,
    Ink,
    Mark,
    Modules,
    Portrait,
    Rule,
    Scrawl,
    Seal,
    Stamp,
    Text,
    Waves,
)  # fmt: skip
from tests.specimens.paper import Sheet

Colour = int | Ink


class Canvas:
    """An image that marks are drawn on; `scale` is pixels a point."""

    def __init__(self, width: float, height: float, dpi: int, *, colour: bool) -> None:
        self.scale = dpi / 72
        self.image = Image.new("RGB" if colour else "L", (self.px(width), self.px(height)), self._paper(colour=colour))
        self.draw = ImageDraw.Draw(self.image)
        self.colour = colour

    @staticmethod
    def _paper(*, colour: bool) -> Colour:
        return (255, 255, 255) if colour else 255

    def px(self, points: float) -> int:
        """Points to pixels."""
        return round(points * self.scale)

    def ink(self, ink: Ink) -> Colour:
        """The ink as this image holds it."""
        return ink if self.colour else round(0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2])

    def font(self, face: str, size: float) -> ImageFont.FreeTypeFont:
        """A face at a size in points."""
        return fonts.font(face, round(size * self.scale, 2))


def render(sheet: Sheet, dpi: int = 200, *, colour: bool = False) -> Image.Image:
    """The sheet as it leaves the printer."""
    canvas = Canvas(sheet.width, sheet.height, dpi, colour=colour)
    if sheet.see_through is not None:
        _bleed(canvas, Random(sheet.see_through))
    for mark in sheet.marks:
        put(mark, canvas)
    return canvas.image


def _bleed(canvas: Canvas, rng: Random) -> None:
    face, tone = canvas.font("serif", 10.5), canvas.ink((rng.randrange(228, 243),) * 3)
    for row in range(rng.randrange(9, 30)):
        text = "".join(rng.choice("αβγδεηικλμνοπρστυωάέ    ") for _ in range(rng.randrange(30, 88)))
        canvas.draw.text((canvas.px(70), canvas.px(90 + row * 15)), text, tone, face)
    canvas.image.paste(canvas.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT))


@singledispatch
def put(mark: Mark, canvas: Canvas) -> None:
    """Draw one mark."""
    raise TypeError(type(mark), canvas)


@put.register
def _text(mark: Text, canvas: Canvas) -> None:
    if mark.hand is not None:
        _handwriting(mark, canvas)
        return
    where = (mark.x * canvas.scale, mark.y * canvas.scale)
    canvas.draw.text(where, mark.text, canvas.ink(mark.ink), canvas.font(mark.face, mark.size), anchor="ls")


def _handwriting(mark: Text, canvas: Canvas) -> None:
    rng, x = Random(mark.hand), mark.x
    for char in mark.text:
        size = mark.size * rng.uniform(1.0, 1.25)
        face = canvas.font("freeserif:italic", size)
        where = (x * canvas.scale, (mark.y + rng.uniform(-1.2, 1.2)) * canvas.scale)
        canvas.draw.text(where, char, canvas.ink(mark.ink), face, anchor="ls")
        x += face.getlength(char) / canvas.scale + rng.uniform(0.2, 1.6)


@put.register
def _rule(mark: Rule, canvas: Canvas) -> None:
    ends = [canvas.px(v) for v in (mark.x0, mark.y0, mark.x1, mark.y1)]
    canvas.draw.line(ends, canvas.ink(mark.ink), max(1, canvas.px(mark.width)))


@put.register
def _box(mark: Box, canvas: Canvas) -> None:
    corners = [canvas.px(v) for v in (mark.x0, mark.y0, mark.x1, mark.y1)]
    fill = canvas.ink(mark.fill) if mark.fill is not None else None
    outline = canvas.ink(mark.ink) if mark.width else None
    canvas.draw.rectangle(corners, fill, outline, max(1, canvas.px(mark.width)))


@put.register
def _modules(mark: Modules, canvas: Canvas) -> None:
    high, wide = mark.height / len(mark.rows), mark.width / len(mark.rows[0])
    for r, row in enumerate(mark.rows):
        for c, dark in enumerate(row):
            if dark:
                x, y = mark.x + c * wide, mark.y + r * high
                box = [canvas.px(x), canvas.px(y), canvas.px(x + wide) - 1, canvas.px(y + high) - 1]
                canvas.draw.rectangle(box, canvas.ink((0, 0, 0)))


@put.register
def _portrait(mark: Portrait, canvas: Canvas) -> None:
    rng = Random(mark.seed)
    skin, hair, coat = rng.randrange(120, 215), rng.randrange(25, 110), rng.randrange(40, 140)
    head, size = rng.uniform(0.2, 0.26), (mark.width, mark.height)
    _box(Box(mark.x, mark.y, mark.x + size[0], mark.y + size[1], 0.5, fill=(225, 228, 232)), canvas)
    for cx, cy, rx, ry, tone in (
        (0.5, 1.02, 0.42, 0.3, coat), (0.5, 0.75, 0.1, 0.16, skin), (0.5, 0.4, head * 1.12, 0.28, hair),
        (0.5, 0.45, head, 0.25, skin), (0.5 - head * 0.45, 0.42, 0.03, 0.014, 30),
        (0.5 + head * 0.45, 0.42, 0.03, 0.014, 30), (0.5, 0.5, 0.02, 0.04, skin - 25),
        (0.5, 0.6, 0.08, 0.012, skin - 70),
    ):  # fmt: skip
        _ellipse(canvas, mark, (cx - rx, cy - ry, cx + rx, min(cy + ry, 1.0)), tone)


def _ellipse(canvas: Canvas, mark: Portrait, part: tuple[float, float, float, float], tone: int) -> None:
    x0, y0, x1, y1 = part
    ends = (mark.x + x0 * mark.width, mark.y + y0 * mark.height, mark.x + x1 * mark.width, mark.y + y1 * mark.height)
    canvas.draw.ellipse([canvas.px(v) for v in ends], canvas.ink((tone, round(tone * 0.9), round(tone * 0.82))))


@put.register
def _waves(mark: Waves, canvas: Canvas) -> None:
    rng = Random(mark.seed)
    phase, swing = rng.uniform(0, 6), rng.uniform(3, 7)
    y = mark.y0 + swing
    while y < mark.y1 - swing:
        points = [
            (canvas.px(x), canvas.px(y + swing * math.sin(x / 17 + phase)))
            for x in range(int(mark.x0), int(mark.x1), 4)
        ]
        canvas.draw.line(points, canvas.ink(mark.ink), 1)
        y, phase = y + 6.5, phase + 0.35


@put.register
def _emblem(mark: Emblem, canvas: Canvas) -> None:
    _cross(canvas.draw, mark.x * canvas.scale, mark.y * canvas.scale, mark.radius * canvas.scale, canvas.ink(mark.ink))


def _cross(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, ink: Colour) -> None:
    arm, thick = radius * 0.55, radius * 0.13
    draw.rectangle([x - arm * 0.8, y - arm, x + arm * 0.8, y + arm], outline=ink, width=max(1, round(radius / 14)))
    draw.rectangle([x - thick, y - arm, x + thick, y + arm], fill=ink)
    draw.rectangle([x - arm * 0.8, y - thick, x + arm * 0.8, y + thick], fill=ink)
    for side in (-1, 1):
        for n in range(7):
            angle = math.radians(100 + n * 25)
            cx, cy = x + side * radius * 0.88 * math.cos(angle), y - radius * 0.88 * math.sin(angle)
            draw.ellipse([cx - radius * 0.1, cy - radius * 0.15, cx + radius * 0.1, cy + radius * 0.15], fill=ink)


@put.register
def _seal(mark: Seal, canvas: Canvas) -> None:
    radius = mark.radius * canvas.scale
    side = round(radius * 2.2)
    mask = Image.new("L", (side, side), 0)
    draw, middle = ImageDraw.Draw(mask), side / 2
    for share in (1.0, 0.66):
        r = radius * share
        draw.ellipse([middle - r, middle - r, middle + r, middle + r], outline=255, width=max(1, round(canvas.scale)))
    _cross(draw, middle, middle, radius * 0.42, 255)
    _ring(mask, mark.text, radius * 0.83, canvas.font("sans:bold", mark.radius * 0.19))
    _press(canvas, mask, mark.x, mark.y, mark.angle, mark.ink)


def _ring(mask: Image.Image, text: str, radius: float, face: ImageFont.FreeTypeFont) -> None:
    middle, step = mask.width / 2, 2 * math.pi / max(len(text) + 2, 18)
    for n, char in enumerate(text):
        turn = (n - (len(text) - 1) / 2) * step
        glyph = Image.new("L", (round(face.size * 2), round(face.size * 2)), 0)
        ImageDraw.Draw(glyph).text((face.size, face.size), char, 255, face, anchor="mm")
        glyph = glyph.rotate(-math.degrees(turn), Image.Resampling.BILINEAR)
        x, y = middle + radius * math.sin(turn), middle - radius * math.cos(turn)
        mask.paste(255, (round(x - face.size), round(y - face.size)), glyph)


@put.register
def _stamp(mark: Stamp, canvas: Canvas) -> None:
    face = canvas.font("sans:bold", mark.size)
    line, pad = mark.size * 1.35 * canvas.scale, 5 * canvas.scale
    wide = max(face.getlength(text) for text in mark.lines) + 2 * pad
    mask = Image.new("L", (round(wide), round(line * len(mark.lines) + 2 * pad)), 0)
    draw = ImageDraw.Draw(mask)
    if mark.bordered:
        draw.rectangle([0, 0, mask.width - 1, mask.height - 1], outline=255, width=max(1, round(canvas.scale * 1.2)))
    for n, text in enumerate(mark.lines):
        draw.text((mask.width / 2, pad + line * (n + 0.5)), text, 255, face, anchor="mm")
    _press(canvas, mask, mark.x, mark.y, mark.angle, mark.ink)


def _press(canvas: Canvas, mask: Image.Image, x: float, y: float, angle: float, ink: Ink) -> None:
    rng = Random(f"{x}{y}{angle}")
    patches = Image.new("L", (9, 9))
    patches.putdata([rng.randrange(110, 256) for _ in range(81)])
    thin = Image.composite(patches.resize(mask.size, Image.Resampling.BILINEAR), Image.new("L", mask.size, 0), mask)
    turned = thin.rotate(angle, Image.Resampling.BILINEAR, expand=True)
    canvas.image.paste(canvas.ink(ink), (canvas.px(x) - turned.width // 2, canvas.px(y) - turned.height // 2), turned)


@put.register
def _scrawl(mark: Scrawl, canvas: Canvas) -> None:
    points = [(canvas.px(x), canvas.px(y)) for x, y in _smooth(mark.points)]
    canvas.draw.line(points, canvas.ink(mark.ink), max(1, canvas.px(mark.width)), joint="curve")


def _smooth(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    found = []
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        start, end = ((x0 + x1) / 2, (y0 + y1) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)
        for n in range(6):
            t = n / 6
            found.append(tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
                               for a, b, c in zip(start, (x1, y1), end, strict=True)))  # fmt: skip
    return [(x, y) for x, y in found]
