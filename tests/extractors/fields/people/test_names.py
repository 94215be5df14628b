from fakelos.extractors.fields.people.names import bare, divided, divided_given_first, is_part, leading_run, name_parser
from fakelos.extractors.fields.text.strip import Strip
from tests.extractors.page_of import strip_of


def texts(words: object) -> list[str]:
    return [word.text for word in words]  # type: ignore[attr-defined]


def name(text: str, script: str | None = "el") -> object:
    reading = name_parser(script)(strip_of(text))  # type: ignore[arg-type]
    return reading and reading.value


def test_names_come_in_capitals_and_in_the_script_that_is_asked_for() -> None:
    assert name("Χότζα") == "ΧΟΤΖΑ"
    assert name("TAPEK") == "ΤΑΡΕΚ"
    assert name("DELA CRUZ", "lat") == "DELA CRUZ"
    assert name("ΖΕΪΝΕΠ") == "ΖΕΪΝΕΠ"


def test_a_name_ends_where_other_words_begin() -> None:
    assert name("ΧΟΤΖΑ, κάτοικος Αθηνών") == "ΧΟΤΖΑ"
    assert name("ΧΟΤΖΑ 12345") == "ΧΟΤΖΑ"
    assert name("12345") is None


def test_words_of_letterheads_and_titles_are_no_names() -> None:
    for word in ("ΔΗΜΟΚΡΑΤΙΑ", "ΠΑΣΑΠΟΡΤ1", "ΕΚΚΑΘΑΡΙΣΤΙΚΟ", "ΥΠΟΧΡΕΟΣ", "Α"):
        assert not is_part(word)


def test_letters_from_boxes_are_joined() -> None:
    assert name("Χ Ο Τ Ζ Α") == "ΧΟΤΖΑ"
    assert name("ΛΙΛΙΑ") == "ΛΙΛΙΑ"


def test_the_family_name_comes_first_and_keeps_its_particle() -> None:
    for full, surname in (
        ("ΧΟΤΖΑ ΑΡΜΠΕΝ", "ΧΟΤΖΑ"),
        ("ΝΤΕΛΑ ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ", "ΝΤΕΛΑ ΚΡΟΥΖ"),
        ("NTEAA KPOYZ ΤΖΟΣΕΛΙΝ", "NTEAA KPOYZ"),
    ):
        assert " ".join(texts(divided(strip_of(full).words)[0])) == surname


def test_a_family_name_in_capitals_is_recognised_behind_a_given_name() -> None:
    surname, given = divided(strip_of("Αρμπέν ΧΟΤΖΑ").words)
    assert (texts(surname), texts(given)) == (["ΧΟΤΖΑ"], ["Αρμπέν"])


def test_english_papers_put_the_given_name_first() -> None:
    surname, given = divided_given_first(strip_of("JOCELYN DELA CRUZ").words)
    assert (texts(surname), texts(given)) == (["DELA", "CRUZ"], ["JOCELYN"])


def test_an_empty_place_holds_no_name() -> None:
    assert name_parser("el")(Strip(1, ())) is None


def test_a_particle_that_labels_hold_too_begins_a_name_but_is_none() -> None:
    assert [word.text for word in leading_run(strip_of("DE LEON")).words] == ["DE", "LEON"]
    assert leading_run(strip_of("DE")).words == ()


def test_a_quotation_mark_within_a_name_is_a_speck() -> None:
    assert bare("ΤΣΙΚ«ΛΑΟΥΡΙ,") == "ΤΣΙΚΛΑΟΥΡΙ"
    assert bare("«ΧΟΤΖΑ»") == "ΧΟΤΖΑ"


def test_verbs_of_decisions_are_no_names() -> None:
    assert not any(map(is_part, ("ΑΠΟΦΑΣΙΖΟΥΜΕ", "Ανανεώνουμε", "ΠΙΣΤΟΠΟΙΕΙΤΑΙ")))
    assert all(map(is_part, ("ΝΓΚΟΥΜΕ", "ΧΟΤΖΑ")))
