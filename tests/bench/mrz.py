"""`python -m tests.bench.mrz [PICTURES]`: machine-readable zones, beside PassportEye with the OCR-B network."""

import os
import resource
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
from passporteye import read_mrz as peer

from fakelos.extractors.mrz import read_mrz
from fakelos.extractors.mrz.engine import model
from fakelos.extractors.tesseract import children
from tests.bench.data_pages import Picture, Pixels, photocopy, picture
from tests.specimens import all_layouts, single


class Found(NamedTuple):
    """What a reader says of a picture: the lines, and whether they may be relied on."""

    lines: tuple[str, ...]
    vouched: bool


NOTHING = Found((), vouched=False)
Reader = Callable[[Pixels], Found]


def compare(count: int) -> None:
    """Print what both readers make of each kind of picture, and what ours sees where there is nothing."""
    kinds: dict[str, Callable[[int], Picture]] = {
        "data pages": picture,
        "A4 photocopies, 300 dpi": lambda seed: photocopy(seed, 300, hard=False),
        "A4, 150 dpi, copied twice, stamped": lambda seed: photocopy(seed, 150, hard=True),
    }
    for name, draw in kinds.items():
        for reader in (ours, passporteye):
            _print_row(name, reader.__name__, [_judged(draw(1000 + n), reader) for n in range(count)])
    pages = [layout for layout in all_layouts() if layout[0] not in ("passport", "residence_permit", "identity_other")]
    seen = sum(ours(np.asarray(single(*layout).image.convert("RGB"))) != NOTHING for layout in pages[::4])
    print(f"pages without a zone: {len(pages[::4])}, a zone seen on {seen}")


def ours(pixels: Pixels) -> Found:
    """The reading of which we are surest."""
    readings = read_mrz(pixels)
    best = max(readings, key=lambda reading: reading.confidence, default=None)
    return Found(best.lines, vouched=best.verified and best.names_agreed) if best else NOTHING


def passporteye(pixels: Pixels) -> Found:
    """The peer's reading; turned by 180 degrees and tried again if it vouches for none."""
    found = _peer(pixels)
    return found if found.vouched else max(found, _peer(np.rot90(pixels, 2)), key=lambda one: one.vouched)


def _peer(pixels: Pixels) -> Found:
    options = f"--tessdata-dir {model().parent} -l mrz"
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        cv2.imwrite(file.name, pixels)
        try:
            read = peer(file.name, extra_cmdline_params=options)
        except KeyError:  # it falls over some pictures that it cannot read
            return NOTHING
    return Found(tuple(_lines(read.aux["text"])), vouched=read.valid) if read is not None else NOTHING


def _lines(text: str) -> Iterator[str]:
    return (line.replace(" ", "") for line in text.splitlines() if len(line) > 20)


class Judged(NamedTuple):
    """How a reader did on one picture, and at what cost in processor seconds, children included."""

    kind: str
    verdicts: frozenset[str]
    seconds: float


def _judged(shown: Picture, read: Reader) -> Judged:
    before = _processor()
    found = read(shown.pixels)
    exact = found.lines == shown.zone.lines
    right_to_vouch = exact and shown.zone.sound
    verdicts = {"exact": exact, "vouched": found.vouched, "vouched wrongly": found.vouched and not right_to_vouch}
    named = frozenset(name for name, holds in verdicts.items() if holds)
    return Judged(shown.zone.kind, named, _processor() - before)


def _processor() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    ended = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return ended + sum(_processor_of(child.process.pid) for child in children._idle)


def _processor_of(pid: int) -> float:
    """Of a child that lives on, which the kernel does not count among those that ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _print_row(name: str, reader: str, judged: list[Judged]) -> None:
    verdicts = Counter(verdict for one in judged for verdict in one.verdicts)
    kinds = Counter(one.kind for one in judged)
    exact = Counter(one.kind for one in judged if "exact" in one.verdicts)
    by_kind = ", ".join(f"{kind} {exact[kind]}/{kinds[kind]}" for kind in sorted(kinds))
    print(
        f"{name:36} {reader:12} exact {verdicts['exact']}/{len(judged)} ({by_kind}); vouched {verdicts['vouched']}, "
        f"wrongly {verdicts['vouched wrongly']}; {median(one.seconds for one in judged):.2f} s processor"
    )


if __name__ == "__main__":
    warnings.filterwarnings("ignore", category=FutureWarning)
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
