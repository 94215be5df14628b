import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from fakelos.extractors.classify.model import NOTHING
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.wordings import Wording, unseen, wordings
from tests.training import figures, fit, furniture, samples

BEST = np.array([0.99, 0.95, 0.9, 0.6, 0.3])
RIGHT = np.array([True, True, True, False, True])
EVEN = np.ones(5)


def test_shares_at_a_threshold_add_up() -> None:
    risk = figures.at(0.9, BEST, RIGHT, EVEN)
    assert (risk.right, risk.abstained, risk.wrong) == pytest.approx((0.6, 0.4, 0.0))


def test_reliability_sets_what_was_said_beside_what_was_true() -> None:
    rows = {name: (count, true) for name, count, _, true in figures.reliability(BEST, RIGHT, EVEN)}
    assert rows["0.50-0.70"] == (1, 0.0)
    assert rows["0.30-0.50"] == (1, 1.0)


def test_corrections_of_reviewers_become_samples(tmp_path: Path) -> None:
    lines = [
        {"text": "ΒΕΒΑΙΩΣΗ ΣΠΟΥΔΩΝ\nΗ φοιτήτρια είναι εγγεγραμμένη", "layout": {}, "doc_class": "studies"},
        {"text": "", "layout": {}, "doc_class": "other"},
    ]
    file = tmp_path / "corrections.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    found = list(samples.corrected(file))
    assert [(sample.doc_class, sample.page.lines[0][0].text) for sample in found] == [("studies", "ΒΕΒΑΙΩΣΗ")]


def test_a_wording_said_otherwise_keeps_its_lines() -> None:
    wording = Wording(DocumentClass.OTHER, "either", "Το [ένα~άλλο]\nτέλος")
    said = {wording.varied(Random(seed)) for seed in range(20)}
    assert said == {"Το ένα\nτέλος", "Το άλλο\nτέλος"}
    assert wording.text == "Το ένα\nτέλος"


def test_each_way_of_saying_a_part_is_learnt() -> None:
    said = list(Wording(DocumentClass.OTHER, "many", "[ένα~δύο~τρία~τέσσερα] και [α~β]").ways(Random(1)))
    assert {line.split()[0] for line in said} == {"ένα", "δύο", "τρία", "τέσσερα"}
    assert {line.split()[2] for line in said} == {"α", "β"}


def test_a_wording_without_ways_is_said_once() -> None:
    assert list(Wording(DocumentClass.OTHER, "plain", "ένα").ways(Random(1))) == ["ένα"]


def test_furniture_stands_around_a_paper_and_never_in_it() -> None:
    dressed = [furniture.dressed("ΠΡΩΤΗ\nΔΕΥΤΕΡΗ\n", Random(seed)) for seed in range(20)]
    assert all("ΠΡΩΤΗ\nΔΕΥΤΕΡΗ" in text for text in dressed)
    assert len(set(dressed)) > 15
    assert not any("~" in text for text in dressed)


def test_a_wording_is_learnt_without_its_first_rows_too() -> None:
    sample = next(wording for wording in wordings() if wording.text.strip().count("\n") > samples.FEWEST_ROWS)
    name = f"told {sample.doc_class}/{sample.name}"
    cut = [found.page for found in samples.told() if found.layout == name and found.kind == "cut"]
    assert min(len(page.lines) for page in cut) < sample.text.strip().count("\n") + 1


def test_wordings_kept_out_are_in_no_sample() -> None:
    learnt = {sample.layout for sample in samples.told()}
    assert not learnt & {f"told {wording.doc_class}/{wording.name}" for wording in unseen()}


def test_no_layout_is_learnt_that_is_held_out() -> None:
    assert not set(samples.layouts(holdout=False)) & set(samples.layouts(holdout=True))


def test_equal_seeds_give_equal_samples() -> None:
    pair = [(DocumentClass.TAX_RETURN, "assessment_old")]
    assert list(samples.drawn(pair)) == list(samples.drawn(pair))


def test_a_model_of_few_papers_tells_them_apart() -> None:
    pairs = [(DocumentClass.TAX_RETURN, "assessment_old"), (DocumentClass.NOTARIAL_DEED, "purchase")]
    known = fit.Samples([*samples.drawn(pairs), *list(samples.noise())[:4]])
    said = fit.shares(fit.fit(known), known.seen).argmax(axis=1)
    assert (said == known.truth).mean() > 0.9
    assert NOTHING in known.classes
