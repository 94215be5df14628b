"""Zones drawn on paper, for the tests of their reader. Fields come with check digits; people are invented."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz.check_digits import check_digit

Pixels = NDArray[np.uint8]
OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"

PASSPORT = (
    "P<EGYABDELRAHMAN<<SHERIF<AHMED<<<<<<<<<<<<<<",
    "A0408172<4EGY7407011M1505281<<<<<<<<<<<<<<<8",
)
FRENCH_CARD = ("IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE02", "1710GVA123451ROBERTA<<<<<<<9112311F2")
"""An identity card of 1988–2021."""


def sealed(text: str) -> str:
    """A field with its check digit."""
    return f"{text}{check_digit(text)}"


def passport(number: str = "A0408172<", names: str = "HOXHA<<ARBEN", optional: str = "<" * 14) -> tuple[str, str]:
    """The two lines of a passport."""
    first, birth, expiry = sealed(number), sealed("740701"), sealed("150528")
    rest = optional + ("<" if optional == "<" * 14 else str(check_digit(optional)))
    total = check_digit(first + birth + expiry + rest)
    return f"P<EGY{names[:39]:<<39}", f"{first}EGY{birth}M{expiry}{rest}{total}"


def sticker(number: str = "AB1234567", names: str = "HOXHA<<ARBEN") -> tuple[str, str]:
    """The two lines of a permit sticker."""
    first, birth, expiry = sealed(number), sealed("751016"), sealed("170301")
    total = check_digit(first + birth + expiry + "<" * 7)
    return f"ARGRC{names:<<31}", f"{first}ALB{birth}M{expiry}{'<' * 7}{total}"


def card(number: str = "AB1234567", names: str = "HOXHA<<ARBEN", code: str = "IR") -> tuple[str, str, str]:
    """The three lines of a permit card; a number over nine symbols goes on in the optional field."""
    head = f"{number[:9]}<{number[9:]}{check_digit(number)}" if len(number) > 9 else sealed(f"{number:<<9}")
    first, birth, expiry = f"{code}GRC{head:<<25}", sealed("751016"), sealed("170301")
    total = check_digit(first[5:] + birth + expiry + "<" * 11)
    return first, f"{birth}M{expiry}ALB{'<' * 11}{total}", f"{names:<<30}"


def page(lines: Sequence[str], dpi: int = 200, skew: float = 0.0, quarter_turns: int = 0, font: str = OCR_B) -> Pixels:
    """An A4 page that holds the zone at its true size, a little print around it, and a scanner's noise."""
    sheet = Image.new("L", (int(8.27 * dpi), int(11.69 * dpi)), 246)
    pen, pitch = ImageDraw.Draw(sheet), dpi / 10
    advance = ImageFont.truetype(font, 1000).getlength("0") / 1000
    face = ImageFont.truetype(font, round(pitch / advance))
    for n, line in enumerate(lines):
        for k, symbol in enumerate(line):
            pen.text((dpi * 1.4 + k * pitch, dpi * (7 + n / 4)), symbol, font=face, fill=25)
    for n in range(8):
        pen.text((dpi, dpi * (1 + n / 3)), "Ο αιτών SPECIMEN προσκόμισε το διαβατήριό του", font=_print(dpi), fill=40)
    return np.rot90(_scanned(np.asarray(sheet), skew), quarter_turns)


def _print(dpi: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", dpi // 8)


def _scanned(sheet: Pixels, skew: float) -> Pixels:
    height, width = sheet.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
    turned = cv2.warpAffine(sheet, turn, (width, height), borderValue=246.0)
    noise = np.random.default_rng(1).normal(0, 5, sheet.shape)
    return np.clip(cv2.GaussianBlur(turned, (0, 0), 0.6) + noise, 0, 255).astype(np.uint8)
