from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.zones import zone_readings, zone_with_print
from fakelos.schemas.page import MrzReading
from tests.extractors.page_of import page_of

LINES = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
CARD = ("IRUTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")


def zone(lines: tuple[str, ...] = LINES, *, verified: bool = True) -> MrzReading:
    return MrzReading(
        kind="TD3" if len(lines) == 2 else "TD1",
        lines=lines,
        verified=verified,
        names_agreed=verified,
        confidence=0.95,
        box=(0.1, 0.8, 0.9, 0.9),
    )


def paper(reading: MrzReading) -> Paper:
    return Paper([page_of("PASSPORT", number=3, mrz=(reading,))], {})


def test_a_passport_s_zone_gives_the_holder_and_the_number() -> None:
    found = zone_readings(paper(zone()), {"TD3"})
    values = {code: reading.value for code, reading in found.items() if reading}
    assert values["holder_surname_lat"] == "ERIKSSON"
    assert values["holder_name_lat"] == "ANNA MARIA"
    assert (values["passport_no"], values["birth_date"], values["expiry_date"]) == (
        "L898902C3",
        "1974-08-12",
        "2012-04-15",
    )
    assert values["mrz1"] == LINES[0]
    assert {reading.page for reading in found.values() if reading} == {3}


def test_a_card_s_number_is_the_permit_s() -> None:
    found = zone_readings(paper(zone(CARD)), {"TD1"}, permit=True)
    assert found["permit_no"] is not None
    assert found["permit_no"].value == "D23145890"
    assert "passport_no" not in found


def test_an_unverified_zone_says_so() -> None:
    line = zone_readings(paper(zone(verified=False)), {"TD3"})["mrz1"]
    assert line is not None
    assert line.problem == "mrz_unverified"


def test_a_zone_of_another_kind_is_not_asked() -> None:
    assert zone_readings(paper(zone(CARD)), {"TD3"}) == {}


def test_print_that_agrees_makes_sure_and_print_that_differs_is_marked() -> None:
    read = zone_readings(paper(zone()), {"TD3"})
    number = read["passport_no"]
    assert number is not None
    agreed = zone_with_print(read, {"passport_no": number.weaker(0.9)})["passport_no"]
    differs = zone_with_print(read, {"passport_no": number.with_value("L898902C4")})["passport_no"]
    assert agreed is not None
    assert agreed.problem is None
    assert differs is not None
    assert (differs.value, differs.problem) == ("L898902C3", "disagrees")
