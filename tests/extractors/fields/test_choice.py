from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.strip import Reading


def reading(value: str, certainty: float, problem: str | None = None) -> Reading:
    return Reading(value, 1, (0.1, 0.1, 0.2, 0.2), 1.0, certainty, problem)


def test_places_that_agree_outweigh_a_surer_one() -> None:
    found = best([reading("ΧΟΤΖΑ", 0.8), reading("ΧΟΤΣΑ", 0.85), reading("ΧΟΤΖΑ", 0.8)])
    assert found is not None
    assert found.value == "ΧΟΤΖΑ"
    assert found.confidence > 0.85


def test_a_failed_check_weakens() -> None:
    found = best([reading("006197861", 0.9, "check_digit"), reading("006197860", 0.6)])
    assert found is not None
    assert found.value == "006197860"


def test_nothing_comes_of_nothing() -> None:
    assert best([None, None]) is None
    assert fields_of({"afm": None}) == {}
