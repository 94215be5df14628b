from fakelos.extractors.fields.text.other_script import mended, sounding_like
from fakelos.schemas.document import Field


def _field(value: str, confidence: float = 0.8) -> Field:
    return Field(value=value, confidence=confidence, page=1, box=(0.1, 0.1, 0.2, 0.2))


def test_a_misread_letter_is_told_by_the_other_script_and_the_value_is_marked() -> None:
    found = mended({"holder_surname_el": _field("ΤΚΡΕΟΥΑΑ"), "holder_surname_lat": _field("GREWAL", 0.9)})
    field = found["holder_surname_el"]
    assert (field.value, field.alternatives, field.problem) == ("ΓΚΡΕΟΥΑΛ", ("ΤΚΡΕΟΥΑΑ",), "read_two_ways")
    assert field.confidence < 0.8
    assert found["holder_surname_lat"] == _field("GREWAL", 0.9)


def test_a_misread_latin_letter_is_told_by_the_greek_form() -> None:
    found = mended({"holder_name_el": _field("ΕΝΚΕΛΕΝΤΑ"), "holder_name_lat": _field("ENKEIEPA")})
    assert found["holder_name_lat"].value == "ENKELEDA"


def test_names_that_sound_alike_stay_as_they_were_read() -> None:
    for greek, latin in (("ΧΟΤΖΑ", "HOXHA"), ("ΝΑΝΤΙΑ", "NADIIA"), ("ΣΙΝΓΚ", "SINGH"), ("ΒΟΡΟΜΠΙΕΒΑ", "VOROBYEVA")):
        fields = {"holder_name_el": _field(greek), "holder_name_lat": _field(latin)}
        assert mended(fields) == fields


def test_names_spelled_freely_by_ear_stay_as_they_were_read() -> None:
    for greek, latin in (("ΖΟΡΖ", "GEORGES"), ("ΜΠΑΤ", "BUTT"), ("ΤΖΕΝΓΚ", "ZHENG"), ("ΜΑΝΤΖΙΤ", "MANJIT")):
        fields = {"holder_name_el": _field(greek), "holder_name_lat": _field(latin)}
        assert mended(fields) == fields


def test_where_two_letters_would_do_the_value_stays_and_is_marked() -> None:
    found = mended({"holder_name_el": _field("ΣΟΦΤΑ"), "holder_name_lat": _field("SOFIA")})
    field = found["holder_name_el"]
    assert field.problem == "read_two_ways"
    assert "ΣΟΦΙΑ" in (field.value, *field.alternatives)


def test_a_name_in_one_script_alone_is_let_be() -> None:
    fields = {"holder_name_el": _field("ΤΚΡΕΟΥΑΑ"), "birth_date": _field("1980-01-01")}
    assert mended(fields) == fields


def test_letters_side_by_side_are_not_both_taken_for_others() -> None:
    assert sounding_like("ΣΕΡΤΖΙΟΥ", "SERGIU", "el") == []
