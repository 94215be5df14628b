"""`python -m tests.training [--corrections FILE] [--read FOLDER] [--out FILE]` makes the model anew.

Layouts marked `holdout` are not looked at. The mixing of model and phrases is measured on the layouts of `fresh.txt`
and on fresh wordings, for which no phrase was ever written: on others the phrases look better than they are.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from fakelos.extractors.classify.model import FILE, VERSION
from tests.training import archive, figures, fit, readings, samples

FRESH = Path(__file__).with_name("fresh.txt")


def main() -> None:
    """Gather, fit, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.training", description=__doc__)
    parser.add_argument("--corrections", type=Path, help="lines of JSON that the desk exports")
    parser.add_argument("--read", type=Path, help="also learn from OCR of worn specimens, kept in this folder")
    parser.add_argument("--out", type=Path, default=FILE)
    asked = parser.parse_args()
    known = fit.Samples(gathered(asked.read, asked.corrections))
    print(f"{len(known.samples)} pages of {len(set(known.layouts))} layouts")
    settings = measured(known)
    fitted = fit.fit(known)
    scales = {"titles": fit.TITLES, "words": fit.WORDS, "shape": fit.SHAPE}
    settings |= {"version": VERSION, "classes": fitted.classes} | scales
    content = {
        "settings": json.dumps(settings),
        "weights": fitted.weights.astype(np.float16),
        "bias": fitted.bias.astype(np.float32),
        **fit.neighbours(known).packed(fitted.classes),
    }
    archive.write(content, asked.out)
    print(f"{asked.out}: {asked.out.stat().st_size / 1e6:.1f} MB")


def gathered(read: Path | None, corrections: Path | None = None) -> list[samples.Sample]:
    """All pages to learn from."""
    pairs = samples.layouts(holdout=False)
    found = [*samples.drawn(pairs), *samples.told(), *samples.noise()]
    found += readings.read(pairs, read) if read else []
    return found + (list(samples.corrected(corrections)) if corrections else [])


def measured(known: fit.Samples) -> dict[str, object]:
    """The mixing, and what candidates must hold, from pages whose layouts were left out; the figures are printed."""
    found = fit.all_terms(known, *fit.unseen_opinions(known))
    fresh = (known.fresh | np.isin(known.layouts, FRESH.read_text("utf-8").split())) & (known.kinds != "cut")
    chances = fit.unseen_chances(found, known, fresh)
    truth, weights = known.truth[fresh], known.weights[fresh]
    best, right = chances.max(axis=1), chances.argmax(axis=1) == truth
    _print(best, right, weights)
    mixing = fit.mix(found[fresh], truth, weights)
    likely = figures.likely_enough(chances, truth, figures.ACCEPTED)
    return {"mixing": mixing.round(2).tolist(), "accepted": figures.ACCEPTED, "likely": round(likely, 3)}


def _print(*found: np.ndarray) -> None:
    print("on layouts that neither phrases nor model had seen:")
    for accepted in (0.5, 0.7, 0.8, figures.ACCEPTED, 0.9, 0.95, 0.98):
        risk = figures.at(accepted, *found)
        print(f"  from {accepted:.3f}: right {risk.right:.2%}, abstained {risk.abstained:.2%}, wrong {risk.wrong:.2%}")
    for row in figures.reliability(*found):
        print("  said {:9} {:5} pages: said {:.3f}, true {:.3f}".format(*row))


if __name__ == "__main__":
    main()
