"""A family name and a given name as one place gives them, the script that they are in, and which pair to believe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fakelos.extractors.fields.people.names import misread_share
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import Script, script_of, spelled
from fakelos.extractors.fields.text.strip import Reading


@dataclass(frozen=True)
class NamePair:
    """A family name and a given name from one place of the paper, with the parents named there."""

    surname: Reading | None
    name: Reading | None
    script: Script
    father: Reading | None = None
    mother: Reading | None = None

    @property
    def confidence(self) -> float:
        """That of the weaker name; a name alone counts half."""
        if self.surname is None or self.name is None:
            alone = self.surname or self.name
            return alone.confidence / 2 if alone else 0.0
        return min(self.surname.confidence, self.name.confidence)

    @property
    def worth(self) -> float:
        """How surely it is the holder's: how legible its words are counts half."""
        both = [reading for reading in (self.surname, self.name) if reading]
        sure = min((reading.certainty * reading.ocr**0.5 for reading in both), default=0.0)
        return sure if len(both) > 1 else sure / 2

    @property
    def values(self) -> tuple[object, object]:
        """Both names."""
        return (self.surname and self.surname.value, self.name and self.name.value)


def best_pair(pairs: Sequence[NamePair]) -> NamePair | None:
    """The most trusted pair, the first of equals; places that agree strengthen each other."""
    found = max(pairs, key=lambda pair: pair.worth, default=None)
    if found is None:
        return None
    same = [pair for pair in pairs if pair.values == found.values]
    surname, name = best(pair.surname for pair in same), best(pair.name for pair in same)
    father = next((pair.father for pair in same if pair.father), None)
    mother = next((pair.mother for pair in same if pair.mother), None)
    return NamePair(surname, name, found.script, father, mother)


def halved(whole: Reading, script: Script) -> Iterator[NamePair]:
    """A whole name beside the same in other letters, in the same order."""
    surname, _, name = str(whole.value).partition(" ")
    if name:
        yield NamePair(whole.with_value(surname), whole.with_value(name), script)


def spoken_for(letters: str) -> Script | None:
    """The script of some letters; one stray Latin letter in Greek capitals is taken for a misreading."""
    found = script_of(letters)
    strays = sum(letter in "CDFGJLRUV" for letter in letters)
    return None if found == "lat" and strays < 2 else found  # noqa: PLR2004


def in_script(reading: Reading | None, script: Script) -> Reading | None:
    """A name with every letter of one script, trusted less where letters had to be taken for others."""
    if reading is None:
        return None
    factor = misread_share(str(reading.value), script)
    return replace(reading, value=spelled(str(reading.value), script), certainty=reading.certainty * factor)
