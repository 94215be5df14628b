"""A name printed twice in one place, in Greek and in Latin letters: `ΧΟΤΖΑ / HOXHA`, `HOXHA (ΧΟΤΖΑ)`."""

from collections.abc import Sequence

from fakelos.extractors.fields.people.names import bare, is_capital, is_part, leading_run, reading_of
from fakelos.extractors.fields.text.letters import Script, fold, script_of
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.schemas.page import Word
from fakelos.schemas.sound import skeleton

_CELLS = 2
_PARTING = frozenset({"/", "-", "–", "|"})


def latin_part(strip: Strip) -> Reading | None:
    """The Latin words of a cell that holds a name in both scripts."""
    words = _first_cells(strip)
    split = next((n for n in range(1, len(words)) if begins_other(words, n)), None)
    if split is None:
        return None
    greek, latin = _runs(strip, words[:split], words[split:])
    return reading_of(strip, latin, "lat", 0.85) if greek and latin else None


def greek_part(strip: Strip) -> Reading | None:
    """The Greek words of a cell where the Latin form stands first."""
    words = _first_cells(strip)
    split = next((n for n in range(1, len(words)) if begins_other(words, n)), None)
    if split is None or _script(words[:split]) != "lat":
        return None
    greek, latin = _runs(strip, words[:split], words[split:])
    return reading_of(strip, greek, "el", 0.85) if greek and latin else None


def _first_cells(strip: Strip) -> tuple[Word, ...]:
    """The first row as far as two cells go: each script may have its own."""
    end = len("\t".join(strip.text.split("\n")[0].split("\t")[:_CELLS]))
    return strip.words_at(0, end)


def begins_other(words: Sequence[Word], n: int) -> bool:
    """Whether a second name begins at a word: in a bracket, behind a stroke, in other letters, or of the same sound."""
    before, word = words[n - 1].text, words[n].text
    if not is_part(word) or not is_capital(bare(word)):
        return False
    other = {script_of(bare(word)), script_of(bare(before))} == {"el", "lat"}
    again = fold(word) != fold(before) and skeleton(bare(word)) == skeleton(bare(before))
    return again or word.startswith("(") or before in _PARTING or before.endswith("/") or other


def _runs(strip: Strip, first: Sequence[Word], second: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The Greek and the Latin name; where letters leave it open the Greek one is first, as the clerk's own."""
    one, two = (leading_run(Strip(strip.page, tuple(part), strip.wide)).words for part in (first, second))
    scripts = [_script(part) for part in (one, two)]
    if scripts[0] == "lat" and scripts[1] != "lat":
        return two, one
    return (one, two) if scripts[1] != "el" and scripts[0] != "lat" else ((), ())


def _script(words: Sequence[Word]) -> Script | None:
    return script_of("".join(bare(word.text) for word in words))
