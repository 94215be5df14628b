import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import skops.io

from fakelos.extractors.classify.grams import BUCKETS, grams_of
from fakelos.extractors.classify.model import FILE, model, read_model
from fakelos.extractors.classify.text import text_of
from fakelos.schemas.errors import ConfigurationError
from tests.extractors.sheets import page_of_text
from tests.extractors.wordings import wording
from tests.training.archive import write

TEXT = text_of(wording("tax_return drachma").page())


def content() -> dict[str, Any]:
    return dict(skops.io.load(FILE, trusted=[]))


def test_skops_trusts_all_that_is_in_the_model() -> None:
    assert skops.io.get_untrusted_types(file=FILE) == []


def test_skops_reads_the_same_numbers_as_we_do() -> None:
    assert np.array_equal(content()["weights"].astype(np.float32), model().weights)


def test_the_model_is_small_enough_for_git() -> None:
    assert FILE.stat().st_size < 5_000_000


def test_shares_are_probabilities_of_all_classes_that_were_learnt() -> None:
    shares = model().opinion(TEXT).shares
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=lambda name: shares[name]) == "tax_return"


def test_a_page_that_the_model_was_made_from_is_most_like_its_own_class() -> None:
    likeness = model().opinion(TEXT).likeness
    assert max(likeness, key=lambda name: likeness[name]) == "tax_return"
    assert likeness["tax_return"] > 5


def test_an_empty_page_has_shares_too() -> None:
    assert sum(model().opinion(text_of(page_of_text(""))).shares.values()) == pytest.approx(1)


def test_accents_case_and_alphabet_make_no_difference_to_letters() -> None:
    plain, latin = (grams_of(text_of(page_of_text(line))) for line in ("Άδεια διαμονής", "AΔEIA ΔIAMONHΣ"))
    shared = set(plain[0][plain[0] < BUCKETS // 2]) & set(latin[0][latin[0] < BUCKETS // 2])
    assert len(shared) == np.count_nonzero(plain[0] < BUCKETS // 2)


def test_the_same_model_is_the_same_bytes(tmp_path: Path) -> None:
    write(content(), tmp_path / "one.skops")
    write(content(), tmp_path / "two.skops")
    assert (tmp_path / "one.skops").read_bytes() == (tmp_path / "two.skops").read_bytes()


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_model_stops_with_a_reason(tmp_path: Path, seed: int) -> None:
    data, rng = bytearray(FILE.read_bytes()), Random(seed)
    start = rng.randrange(len(data) - 2000)
    data[start : start + 2000] = rng.randbytes(2000)
    (tmp_path / "model.skops").write_bytes(data)
    assert refused(tmp_path / "model.skops")


def test_a_missing_or_empty_or_cut_model_stops_with_a_reason(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.skops")
    (tmp_path / "empty.skops").write_bytes(b"")
    (tmp_path / "cut.skops").write_bytes(FILE.read_bytes()[:5000])
    assert refused(tmp_path / "empty.skops")
    assert refused(tmp_path / "cut.skops")


@pytest.mark.parametrize(
    "wrong", [{"version": 999}, {"classes": ["nonsense"]}, {"mixing": [1.0]}, {"accepted": None}, {"classes": 5}]
)
def test_a_model_of_another_kind_stops_with_a_reason(tmp_path: Path, wrong: dict[str, object]) -> None:
    changed = content()
    changed["settings"] = json.dumps(json.loads(changed["settings"]) | wrong)
    write(changed, tmp_path / "model.skops")
    assert refused(tmp_path / "model.skops")


def test_weights_that_are_no_numbers_stop_with_a_reason(tmp_path: Path) -> None:
    changed = content()
    changed["weights"] = np.full_like(changed["weights"], np.nan)
    write(changed, tmp_path / "model.skops")
    assert refused(tmp_path / "model.skops")


@pytest.mark.parametrize(
    ("name", "value"), [("near", np.inf), ("near_buckets", 60_000), ("owners", 200), ("rarity", np.nan)]
)
def test_known_layouts_out_of_range_stop_with_a_reason(tmp_path: Path, name: str, value: float) -> None:
    changed = content()
    changed[name] = np.full_like(changed[name], value)
    write(changed, tmp_path / "model.skops")
    assert refused(tmp_path / "model.skops")


def test_pickled_objects_in_a_model_are_not_opened(tmp_path: Path) -> None:
    changed = content()
    changed["bias"] = np.array([object()], dtype=object)
    write(changed, tmp_path / "model.skops")
    assert refused(tmp_path / "model.skops")


def test_a_model_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "model.skops", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("schema.json", b" " * 50_000_000)
    assert refused(tmp_path / "model.skops")


def refused(file: Path) -> bool:
    with pytest.raises(ConfigurationError) as caught:
        read_model(file)
    return caught.value.code == "bad_model"
