from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading


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


def test_of_two_days_in_an_order_that_cannot_be_the_less_sure_one_is_marked() -> None:
    found = fields_of({"issue_date": reading("2024-11-06", 0.7), "expiry_date": reading("2024-11-06", 0.9)})
    assert (found["issue_date"].problem, found["expiry_date"].problem) == ("implausible_date", None)
    found = fields_of({"birth_date": reading("1970-01-02", 0.9), "expiry_date": reading("2030-01-01", 0.7)})
    assert all(field.problem is None for field in found.values())
