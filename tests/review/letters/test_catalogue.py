import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fakelos.review.letters.catalogue import COURTESY, TEXTS, LetterKind, catalogue, read_catalogue
from fakelos.rules.circulars import law
from fakelos.schemas.errors import ConfigurationError

Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The packaged sentences, to be spoilt."""
    return Path(shutil.copytree(TEXTS, tmp_path / "texts"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return replace


def test_what_the_applicant_takes_home_exists_in_every_courtesy_language() -> None:
    for kind in (LetterKind.TYPE_A, LetterKind.MISSING_DOCUMENTS):
        assert catalogue().letters[kind].languages() == list(COURTESY)


def test_every_line_of_the_law_has_its_name_in_albanian() -> None:
    asked = {line.title_en for circular in law().circulars for line in circular.requirement}
    assert len(asked) > 15
    assert asked - set(catalogue().lines) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("type_a.toml", "{name}", "{surname}", "unknown placeholder surname"),
        ("type_a.toml", "{valid_until}", "ένα έτος", "must bear valid_until"),
        ("missing_documents.toml", 'sq = "Dokumentet', 'de = "Die Dokumente', "de: Extra inputs"),
        ("refusal.toml", "{departure_days}", "τριάντα", "must bear departure_days"),
        ("refusal.toml", 'block = "reason"', 'block = "opinion"', "block"),
        ("grant.toml", 'when = ["exceptional"]', 'when = ["sometimes"]', "when"),
        ("grant.toml", "διετούς διάρκειας", "τριετούς διάρκειας", "is not in SVC"),
        ("end_procedure.toml", 'source = "SVC"', 'source = "C1999"', "unknown source C1999"),
        ("end_procedure.toml", "[title]", "[title", "Correct the TOML"),
        (
            "type_a.toml",
            'en = "Category: {category}."',
            'en = "Until {buyout_until}."',
            "fills in what the Greek does not",
        ),
        ("categories.toml", '["Γ1.4"]', '["Γ1.3.1"]', "Γ1.3.1"),
        ("rescan_request.toml", 'block = "pages"', 'text.el = "Όλες."\nblock = "pages"', "either a text or a block"),
        ("labels.toml", '[to]\nel = "Προς"', '[to]\nen = "To"', "to.el"),
    ],
)
def test_a_file_that_is_wrong_stops_the_start_and_says_where(
    name: str, old: str, new: str, said: str, folder: Path, edit: Edit
) -> None:
    edit(name, old, new)
    with pytest.raises(ConfigurationError, match="bad_letter") as error:
        read_catalogue(folder)
    assert name in error.value.detail
    assert said in error.value.detail


def test_a_letter_without_its_file_stops_the_start(folder: Path) -> None:
    (folder / "grant.toml").unlink()
    with pytest.raises(ConfigurationError, match=r"grant\.toml"):
        read_catalogue(folder)
