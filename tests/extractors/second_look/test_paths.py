import pytest

from fakelos.extractors.second_look.cutting import cut
from fakelos.extractors.second_look.figures import signs_of
from fakelos.extractors.second_look.looking import OUTVOTED
from fakelos.extractors.second_look.paths import Spelling, spell
from tests.extractors.second_look.prints import printed

NUMBERS = ("AB3094587", "6968/2009", "48951700940410545993", "27-10-2019", "66UK05860", "300,00")
SURE = 3.0


def spelt(face: str, size: int, readings: tuple[str, ...]) -> list[Spelling]:
    image, words = printed(*NUMBERS, face=face, size=size)
    cuts = [pieces for word in words if (pieces := cut(image, word))]
    assert len(cuts) == len(NUMBERS)
    return spell(cuts, readings)


@pytest.mark.parametrize("size", [22, 30])
@pytest.mark.parametrize("face", ["sans", "serif", "mono", "typewriter", "dejavu", "freesans:bold"])
def test_letters_agree_with_what_is_printed(face: str, size: int) -> None:
    assert max(spelling.lead for spelling in spelt(face, size, tuple(map(signs_of, NUMBERS)))) < SURE


@pytest.mark.parametrize("face", ["sans", "serif", "mono", "typewriter", "dejavu", "freesans:bold"])
def test_letters_object_to_one_wrong_digit(face: str) -> None:
    wrong = ("AB3084587", "6968/2004", "48951700940410545998", "27-16-2019", "66UK05869", "800,00")
    found = spelt(face, 30, wrong)
    assert min(spelling.lead for spelling in found) > SURE
    assert [spelling.text for spelling in found[:2]] == ["AB3094587", "6968/2009"]


def test_letters_object_to_a_digit_too_many_or_too_few() -> None:
    wrong = ("AB30994587", "6968/209", "4895170094041054599", "27-10-20199", "66UK5860", "3000,00")
    assert min(spelling.lead for spelling in spelt("sans", 30, wrong)) > SURE


def test_letters_object_to_a_reading_cut_short_whatever_lines_say() -> None:
    image, words = printed("3693/2021", face="sans")
    (found,) = spell([pieces for word in words if (pieces := cut(image, word))], ["3693/202"])
    assert found.text == "3693/2021"
    assert found.lead > OUTVOTED


def test_nothing_to_spell_is_nothing() -> None:
    assert spell([], []) == []
