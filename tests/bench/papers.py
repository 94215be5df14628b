"""Pages whose every printed word is known, in the states in which they come to a counter."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from PIL import Image

from tests.specimens import single
from tests.specimens.fonts import OFFICE, width
from tests.specimens.marks import GREY, Text
from tests.specimens.paper import Sheet
from tests.specimens.raster import render
from tests.specimens.wear import WEARS, Wear, worn

KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "letter": (("kinship", "relatives_letter"), ("power_of_attorney", "special_order"), ("notarial_deed", "lease")),
    "table": (("tax_return", "assessment_old"), ("social_insurance", "ika_account"), ("school_record", "apolytirio")),
    "bank": tuple(("bank_transaction", layout) for layout in ("statement", "e_banking", "ebank_transfer")),
    "permit": tuple(("residence_permit", layout) for layout in ("decision_region", "permit_sheet_2001", "card")),
}
HELD: dict[str, tuple[tuple[str, str], ...]] = {
    "letter": (
        ("power_of_attorney", "law_office"),
        ("notarial_deed", "gift"),
        ("studies", "secretariat_2018"),
        ("buyout_decision", "efka_decree"),
        ("language_course", "parish"),
    ),
    "table": (
        ("social_insurance", "ika_years_table"),
        ("tax_return", "note_2010_narrow"),
        ("studies", "tei_table"),
        ("school_record", "results_table"),
        ("buyout_decision", "oga_tabular"),
    ),
    "bank": tuple(
        ("bank_transaction", layout)
        for layout in ("statement_page_two", "movements_letterhead", "card_statement", "validated_line", "swift")
    ),
    "permit": tuple(
        ("residence_permit", layout)
        for layout in ("booklet_renewals", "vignette_strip", "long_term", "decision_electronic_sign", "edto_ministry")
    ),
    "form": (
        ("fee_receipt", "epar_myaade"),
        ("application_form", "decentralised_2016"),
        ("insurance", "capacity_with_family"),
        ("type_a_certificate", "terse"),
    ),
}
"""Layouts that nothing of the reading was tuned on, for the last word."""
SMALL = 7  # points
STATES = ("clean", "office", "turned", "skewed", "uneven", "fax", "phone")
HELD_STATES = ("office", "turned", "skewed", "uneven", "fax", "phone", "photocopy", "coarse", "hard")
HELD_FACES = ("", "schoolbook", "palatino", "bookman", "gothic")
"""Set in place of each page's own, which is the empty one."""


@dataclass(frozen=True)
class Known:
    """One page image, as scanned and as it would lie upright, with what is printed on it by visual rows."""

    kind: str
    state: str
    scanned: Path
    upright: Path
    text: str


def draw_pages(folder: Path, seeds: range) -> list[Known]:
    """Draw a page of each kind in each state for each seed; the layouts of a kind take turns."""
    return list(_pages(folder, seeds))


def draw_held(folder: Path, seeds: range) -> list[Known]:
    """The same of layouts, faces and states that nothing was tuned on."""
    return list(_held(folder, seeds))


def _pages(folder: Path, seeds: range) -> Iterator[Known]:
    for kind, layouts in KINDS.items():
        for n, state in enumerate(STATES):
            for seed in seeds:
                yield _page(folder, kind, _sheet(layouts[(n + seed) % len(layouts)], seed), state, seed)


def _held(folder: Path, seeds: range) -> Iterator[Known]:
    for kind, layouts in HELD.items():
        for n, state in enumerate(HELD_STATES):
            for seed in seeds:
                sheet = _sheet(layouts[(n + seed) % len(layouts)], seed)
                yield _page(folder, kind, _set_in(sheet, HELD_FACES[(2 * n + seed) % len(HELD_FACES)]), state, seed)


def _sheet(paper: tuple[str, str], seed: int) -> Sheet:
    return single(*paper, seed=seed, pristine=True).paper.sheets[0]


def _page(folder: Path, kind: str, sheet: Sheet, state: str, seed: int) -> Known:
    rng = Random(f"{seed} {kind} {state}")
    wear = _wear(state, rng)
    upright = worn(render(sheet, wear.dpi, colour=wear.colour), replace(wear, turn=0), Random(f"{seed} {kind}"))
    name = f"{kind}-{state}-{seed}"
    paths = folder / f"{name}.png", folder / f"{name}-upright.png"
    turned = upright.rotate(wear.turn, expand=True) if wear.turn else upright
    for image, path in zip((turned, upright), paths, strict=True):
        _save(image, path, wear.dpi)
    return Known(kind, state, *paths, _legible(sheet, wear).text)


def _set_in(sheet: Sheet, face: str) -> Sheet:
    """The sheet in another face, as wide as before; zones and typescript keep theirs."""
    changed = copy(sheet)
    changed.marks = [_in_face(mark, face) if face and isinstance(mark, Text) else mark for mark in sheet.marks]
    return changed


def _in_face(mark: Text, face: str) -> Text:
    family, _, cut = mark.face.partition(":")
    if family not in OFFICE or mark.hand is not None:
        return mark
    other = f"{face}:{cut}" if cut else face
    wider = width(mark.text, other, mark.size) / max(1e-9, width(mark.text, mark.face, mark.size))
    return replace(mark, face=other, size=mark.size / max(1.0, wider))


def _legible(sheet: Sheet, wear: Wear) -> Sheet:
    """The sheet as far as a person can read it: a fax drops small pale print."""
    left = copy(sheet)
    left.marks = [mark for mark in sheet.marks if not (wear.fax and isinstance(mark, Text) and _is_faint(mark))]
    return left


def _is_faint(mark: Text) -> bool:
    return mark.size < SMALL and min(mark.ink) >= min(GREY)


def _save(image: Image.Image, path: Path, dpi: int) -> None:
    image.save(path, dpi=(dpi, dpi), compress_level=1)


def _wear(state: str, rng: Random) -> Wear:
    if state == "turned":
        return replace(WEARS["office"](rng), turn=rng.choice((90, 180, 270)))
    if state == "skewed":
        return replace(WEARS["office"](rng), skew=rng.choice((-1, 1)) * rng.uniform(3, 7))
    return WEARS[{"uneven": "dim"}.get(state, state)](rng)
