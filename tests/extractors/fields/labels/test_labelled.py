from fakelos.extractors.fields.identifiers import read_afm
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.names import name_parser
from fakelos.extractors.fields.texts import text_parser
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.schemas.base import Box
from tests.extractors.page_of import page_of, paper_of


def values(code: str, *lines: str) -> list[object]:
    return [reading.value for reading in paper_of(*lines).read(name_parser("el"), code)]


def test_the_value_stands_beside_its_label() -> None:
    assert values("surname.el", "Επώνυμο: ΧΟΤΖΑ") == ["ΧΟΤΖΑ"]
    assert values("surname.el", "ΕΠΩΝΥΜΟ\tΧΟΤΖΑ") == ["ΧΟΤΖΑ"]


def test_the_value_stands_below_its_label() -> None:
    assert values("surname.el", "ΕΠΩΝΥΜΟ\tΟΝΟΜΑ", "ΧΟΤΖΑ\tΑΡΜΠΕΝ") == ["ΧΟΤΖΑ"]
    assert values("name.el", "ΕΠΩΝΥΜΟ\tΟΝΟΜΑ", "ΧΟΤΖΑ\tΑΡΜΠΕΝ") == ["ΑΡΜΠΕΝ"]


def test_the_next_label_ends_the_value_before_it() -> None:
    assert values("surname.el", "ΕΠΩΝΥΜΟ: ΧΟΤΖΑ ΟΝΟΜΑ: ΑΡΜΠΕΝ ΠΑΤΡΩΝΥΜΟ: ΦΑΤΜΙΡ") == ["ΧΟΤΖΑ"]
    assert values("father", "ΕΠΩΝΥΜΟ: ΧΟΤΖΑ ΟΝΟΜΑ: ΑΡΜΠΕΝ ΠΑΤΡΩΝΥΜΟ: ΦΑΤΜΙΡ") == ["ΦΑΤΜΙΡ"]


def test_the_longer_label_wins_over_the_one_within_it() -> None:
    assert values("name.el", "ΟΝΟΜΑ ΠΑΤΡΟΣ\tΦΑΤΜΙΡ") == []
    assert values("father", "ΟΝΟΜΑ ΠΑΤΡΟΣ\tΦΑΤΜΙΡ") == ["ΦΑΤΜΙΡ"]


def test_a_label_in_two_languages_or_with_a_remark_is_one_label() -> None:
    assert values("surname.el", "ΕΠΩΝΥΜΟ / SURNAME\tΧΟΤΖΑ") == ["ΧΟΤΖΑ"]
    assert values("surname.el", "ΕΠΩΝΥΜΟ (Ελληνικά)\tΧΟΤΖΑ") == ["ΧΟΤΖΑ"]
    assert values("surname.el", "(3) Επώνυμο", "ΧΟΤΖΑ") == ["ΧΟΤΖΑ"]


def test_a_misread_label_is_recognised() -> None:
    assert values("father", "ONOMA ΠΑΤΡ0Σ\tΦΑΤΜΙΡ") == ["ΦΑΤΜΙΡ"]
    dates = paper_of("HMEPOMHNIA TENNHZHE\t01/07/1974").read(date_parser("birth"), "birth_date")
    assert [reading.value for reading in dates] == ["1974-07-01"]


def test_dotted_leaders_and_form_rules_are_no_part_of_the_value() -> None:
    assert values("surname.el", "Επώνυμο ............ [ΧΟΤΖΑ|") == ["ΧΟΤΖΑ"]


def test_letters_in_boxes_are_joined() -> None:
    assert values("surname.el", "ΕΠΩΝΥΜΟ\tΧ Ο Τ Ζ Α") == ["ΧΟΤΖΑ"]


def test_a_value_on_the_next_line_of_a_sentence_is_found() -> None:
    paper = paper_of("κάτοικος Αθηνών, κάτοχος διαβατηρίου και με Α.Φ.Μ.", "006197860, δηλώνω")
    assert [reading.value for reading in paper.read(read_afm, "afm")] == ["006197860"]


def test_the_spouse_s_number_is_not_the_holder_s() -> None:
    paper = paper_of("ΑΦΜ ΣΥΖΥΓΟΥ\t006197860")
    assert paper.read(read_afm, "afm") == []


def test_the_evidence_is_the_value_s_words() -> None:
    reading = paper_of("Επώνυμο: ΧΟΤΖΑ").read(name_parser("el"), "surname.el")[0]
    assert 0.06 < reading.box[0] < reading.box[2] < 0.3
    assert reading.page == 1


def test_columns_that_stand_askew_go_with_their_headings_by_order() -> None:
    paper = paper_of("Ημ. έκδοσης\t\tΗμ. λήξης", "16/10/2015\t15/10/2017")
    read = date_parser("expiry")
    assert [r.value for r in paper.read(read, "valid_to", "expiry_date")] == ["2017-10-15"]


def test_an_unlisted_heading_beside_a_label_is_not_its_value() -> None:
    lines = ("Α.Μ.Κ.\tΕπώνυμο\tΌνομα\tΠατρώνυμο", "748279\tΧΟΤΖΑ\tΑΡΜΠΕΝ\tΦΑΤΜΙΡ")
    assert [values(code, *lines) for code in ("surname.el", "name.el", "father")] == [["ΧΟΤΖΑ"], ["ΑΡΜΠΕΝ"], ["ΦΑΤΜΙΡ"]]


def test_two_labels_with_a_stroke_between_share_two_values_with_a_stroke() -> None:
    paper = paper_of("Α.Μ.Κ.Α. / Α.Φ.Μ.\t01077473898 / 006197860")
    assert [reading.value for reading in paper.read(read_afm, "afm")] == ["006197860"]


def test_a_label_that_nobody_listed_ends_the_value_before_it() -> None:
    assert values("surname.el", "ΕΠΩΝΥΜΟ\tΧΟΤΖΑ", "ΚΛΑΔΟΣ: ΜΙΚΤΑ") == ["ΧΟΤΖΑ"]
    assert values("name.el", "ΟΝΟΜΑ", "Κλάδος: ΜΙΚΤΑ") == []


def test_a_page_of_nothing_but_labels_is_not_looked_at_for_ever() -> None:
    page = paper_of(*["Όνομα: " * 20] * 40)
    (labelled,) = page.labelled
    assert len(labelled.mentions) == 400
    assert labelled.mentions[0].words == (0,)


def test_on_a_page_askew_the_value_is_in_the_row_of_its_label_not_at_its_height() -> None:
    page = page_of("Επώνυμο\t\tΧΟΤΖΑ", "Όνομα\t\tΑΡΜΠΕΝ", "Όνομα πατέρα\t\tΦΑΤΜΙΡ")
    slanted = [w.model_copy(update={"box": tilted(w.box)}) for w in page.words]
    paper = Paper([page.model_copy(update={"words": tuple(slanted)})], {})
    assert [reading.value for reading in paper.read(name_parser("el"), "surname.el")] == ["ΧΟΤΖΑ"]
    assert [reading.value for reading in paper.read(name_parser("el"), "name.el")] == ["ΑΡΜΠΕΝ"]


def tilted(box: Box) -> Box:
    x0, y0, x1, y1 = box
    drop = 0.038 * x0
    return (x0, y0 - drop, x1, y1 - drop)


def test_a_label_may_be_printed_in_rows_of_one_narrow_cell() -> None:
    assert values("name.el", "Όνομα\tΑΡΜΠΕΝ", "Όνομα\tΦΑΤΜΙΡ", "πατέρα") == ["ΑΡΜΠΕΝ"]
    assert values("father", "Όνομα\tΑΡΜΠΕΝ", "Όνομα\tΦΑΤΜΙΡ", "πατέρα") == ["ΦΑΤΜΙΡ"]
    assert values("father", "ΟΝΟΜΑ\tΑΡΜΠΕΝ", "ΟΝ.\tΦΑΤΜΙΡ", "ΠΑΤΡΟΣ") == ["ΦΑΤΜΙΡ"]


def test_a_label_s_second_row_may_stand_below_the_value() -> None:
    assert values("father_given", "Όνομα και Επώνυμο ΙΟΝ ΡΟΥΣΟΥ", "Πατέρα :") == ["ΙΟΝ ΡΟΥΣΟΥ"]


def test_a_label_may_stand_between_the_two_rows_of_its_value() -> None:
    page = page_of("\t\tΑΝΕΞΑΡΤΗΤΗ ΟΙΚΟΝΟΜΙΚΗ", "Είδος", "\t\tΔΡΑΣΤΗΡΙΟΤΗΤΑ")
    closer = [word.model_copy(update={"box": narrowed(word.box)}) for word in page.words]
    paper = Paper([page.model_copy(update={"words": tuple(closer)})], {"kind": ("Είδος",)})
    found = paper.read(text_parser(most=9), "kind")
    assert [reading.value for reading in found] == ["ΑΝΕΞΑΡΤΗΤΗ ΟΙΚΟΝΟΜΙΚΗ ΔΡΑΣΤΗΡΙΟΤΗΤΑ"]


def narrowed(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return (x0, 0.6 * y0, x1, 0.6 * y0 + y1 - y0)


def test_a_word_in_brackets_is_part_of_the_label_that_its_translation_goes_on() -> None:
    rows = ("Επώνυμο (ελληνικά) / Surname in Greek\t\tΌνομα (ελληνικά) / Name in Greek", "ΧΟΤΖΑ\t\tΑΡΜΠΕΝ")
    assert values("surname.el", *rows) == ["ΧΟΤΖΑ"]
    assert values("name.el", *rows) == ["ΑΡΜΠΕΝ"]


def test_two_labels_under_each_other_are_two() -> None:
    assert values("surname.el", "Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ") == ["ΧΟΤΖΑ"]
    assert values("full.el", "Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ") == []


def test_three_labels_under_each_other_are_three() -> None:
    lines = ("Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "Όνομα πατέρα\tΦΑΤΜΙΡ")
    assert values("name.el", *lines) == ["ΑΡΜΠΕΝ"]
    assert values("full_father.el", *lines) == []
