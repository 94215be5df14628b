import pytest

from fakelos.extractors.mrz.layouts import LAYOUTS, Kind, checks, holds, number_places
from fakelos.extractors.mrz.states import is_state
from tests.extractors.mrz.zones import FRENCH_CARD, PASSPORT, card, passport, sticker

# The specimens of ICAO Doc 9303: part 4, appendix B; part 5, appendix B; part 6, appendix B; part 7, appendices;
# then those of single states, which count or leave out the filler within a long number.
SPECIMENS: list[tuple[Kind, tuple[str, ...]]] = [
    ("TD3", ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")),
    ("TD1", ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")),
    ("TD2", ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")),
    ("MRVA", ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")),
    ("MRVB", ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")),
    ("TD1", ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<")),
    ("TD1", ("I<PRT000024759<ZZ72<<<<<<<<<<<", "8010100F2006017PRT<<<<<<<<<<<8", "CARLOS<MONTEIRO<<AMELIA<VANESS")),
    ("TD1", ("IDBEL000001115<7027<<<<<<<<<<<", "9502286F3001064BEL950228998747", "SPECIMEN<<SPECIMEN<<<<<<<<<<<<")),
    ("TD1", ("IDD<<T010089212<<<<<<<<<<<<<<<", "6408125<2010315D<<<<<<<<<<<<<6", "MUSTERMANN<<ERIKA<<<<<<<<<<<<<")),
    ("TD2", ("IDROUPOPESCU<<MARIN<<<<<<<<<<<<<<<<<", "SS099993<1ROU4609135M810913814000881")),
    ("FRID", FRENCH_CARD),
    ("TD3", PASSPORT),
    ("TD2", sticker()),
    ("TD1", card()),
]


@pytest.mark.parametrize(("kind", "lines"), SPECIMENS)
def test_every_check_digit_of_the_standards_specimens_holds(kind: Kind, lines: tuple[str, ...]) -> None:
    text = "".join(lines)
    assert [check.name for check in checks(LAYOUTS[kind], text) if not holds(check, text)] == []


@pytest.mark.parametrize(("kind", "lines"), SPECIMENS)
def test_every_symbol_of_the_specimens_may_stand_where_it_stands(kind: Kind, lines: tuple[str, ...]) -> None:
    text = "".join(lines)
    assert all(symbol in LAYOUTS[kind].alphabet(place) for place, symbol in enumerate(text))


@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_place_of_a_layout_belongs_to_exactly_one_field(kind: Kind) -> None:
    layout = LAYOUTS[kind]
    places = sorted(place for name in layout.fields for place in layout.span(name))
    assert places == list(range(layout.lines * layout.columns))


def test_a_long_number_goes_on_in_the_optional_field_and_is_checked_as_a_whole() -> None:
    text = "".join(card(number="AB1234567890"))
    (number,) = (check for check in checks(LAYOUTS["TD1"], text) if check.name == "number")
    assert holds(number, text)
    assert "".join(text[p] for p in number_places(LAYOUTS["TD1"], text)) == "AB1234567890"
    assert not holds(number, text.replace("<890", "<891"))


def test_an_expiry_may_be_empty_with_a_filler_for_its_check_digit() -> None:
    first, second = "PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3".ljust(44, "<"), "3919353498RUS7207233M<<<<<<<4151218910003<50"
    layout, text = LAYOUTS["TD3"], first + second
    assert all(holds(check, text) for check in checks(layout, text))
    against = [place for place, symbol in enumerate(text) if symbol not in layout.alphabet(place)]
    assert [text[place] for place in against] == ["7", "9", "3", "<"]
    assert all(text[place] in layout.rare(place) for place in against)


def test_a_number_without_a_check_digit_does_not_hold() -> None:
    text = "".join(card()).replace("AB12345671", "AB1234567<")
    assert not all(holds(check, text) for check in checks(LAYOUTS["TD1"], text) if check.name == "number")


def test_a_filler_stands_for_the_check_digit_of_an_empty_optional_field_alone() -> None:
    empty, used = "".join(passport()), "".join(passport(optional="ZE184226B<<<<<"))
    assert empty[-2] == "<"
    for text, right in ((empty, True), (used[:-2] + "<" + used[-1], False)):
        (optional,) = (check for check in checks(LAYOUTS["TD3"], text) if check.name == "optional")
        assert holds(optional, text) is right


@pytest.mark.parametrize("code", ["GRC", "D<<", "UTO", "XXA", "RKS", "ALB"])
def test_issuers_and_nationalities_are_known(code: str) -> None:
    assert is_state(code)


@pytest.mark.parametrize("code", ["<<<", "GRK", "<GR", "G<C", "EGX", "D<A"])
def test_other_codes_are_not_states(code: str) -> None:
    assert not is_state(code)
