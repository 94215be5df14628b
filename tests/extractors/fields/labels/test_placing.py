from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.names import name_parser
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page, Word
from tests.extractors.classes.values_of import values_of

LETTER = 0.009


def form(*rows: tuple[float, str]) -> Page:
    """Rows at given heights; a tab moves on to the next column."""
    words = [
        Word(text=text, box=(left, top, left + LETTER * len(text), top + 0.01), confidence=0.95, line=line)
        for line, (top, row) in enumerate(rows)
        for column, cell in enumerate(row.split("\t"))
        for text, left in _set(cell, 0.1 + 0.4 * column)
    ]
    return Page(number=1, width=1654, height=2339, words=tuple(words))


def _set(cell: str, left: float) -> list[tuple[str, float]]:
    placed = []
    for text in cell.split():
        placed.append((text, left))
        left += LETTER * (len(text) + 1)
    return placed


def test_captions_printed_small_below_the_line_belong_to_what_stands_above_them() -> None:
    page = form(
        (0.200, "ΧΟΤΖΑ\tΑΡΜΠΕΝ"),
        (0.213, "(Επώνυμο)\t(Όνομα)"),
        (0.240, "ΦΑΤΜΙΡ\t02/01/1980"),
        (0.253, "(Όνομα πατέρα)\t(Ημερομηνία γέννησης)"),
    )
    found = values_of(DocumentClass.OTHER, page=page)
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert (found["father_name_el"], found["birth_date"]) == ("ΦΑΤΜΙΡ", "1980-01-02")


def test_captions_at_the_head_of_boxes_belong_to_what_stands_below_them() -> None:
    page = form(
        (0.200, "Επώνυμο\tΌνομα"),
        (0.213, "ΧΟΤΖΑ\tΑΡΜΠΕΝ"),
        (0.240, "Όνομα πατέρα\tΗμερομηνία γέννησης"),
        (0.253, "ΦΑΤΜΙΡ\t02/01/1980"),
    )
    found = values_of(DocumentClass.OTHER, page=page)
    assert (found["holder_surname_el"], found["father_name_el"]) == ("ΧΟΤΖΑ", "ΦΑΤΜΙΡ")
    assert found["birth_date"] == "1980-01-02"


def test_what_stands_beside_a_label_of_its_own_is_no_value_of_the_labels_below() -> None:
    page = form((0.100, "Δ.Ο.Υ. ΞΑΝΘΗΣ\tΠερίοδος: 2013"), (0.113, "ΟΝΟΜΑ\tΟΝΟΜΑ ΠΑΤΡΟΣ"), (0.140, "ΜΑΧΜΟΥΝΤ\tΓΙΟΥΣΕΦ"))
    assert [reading.value for reading in Paper([page], {}).read(name_parser("el"), "father")] == ["ΓΙΟΥΣΕΦ"]


def test_labels_in_brackets_belong_to_what_stands_above_them() -> None:
    lines = ("ΧΟΤΖΑ\tΑΡΜΠΕΝ", "(Επώνυμο)\t(Όνομα)", "BA1234567\t01/07/1974", "(Αρ. διαβατηρίου)\t(Ημ. γέννησης)")
    found = values_of(DocumentClass.APPLICATION_FORM, *lines)
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert (found["passport_no"], found["birth_date"]) == ("BA1234567", "1974-07-01")


def test_the_last_row_s_label_below_its_value_counts_though_a_lone_label_stands_beside_the_value() -> None:
    found = values_of(
        DocumentClass.PASSPORT,
        "RUSU",
        "(Surname)",
        "14.07.2019\tHolder's signature",
        "(Date of expiry)",
    )
    assert found["expiry_date"] == "2019-07-14"


def test_numbers_in_brackets_before_labels_do_not_make_them_stand_below_their_values() -> None:
    page = form(
        (0.10, "(2) Passport No"), (0.12, "G7029443"), (0.14, "(3) Surname"), (0.16, "OWUSUA"),
        (0.18, "(4) Given names"), (0.20, "YAW"),
    )  # fmt: skip
    paper = Paper([page], {})
    assert [reading.value for reading in paper.read(name_parser("lat"), "surname.lat", "name.lat")] == ["OWUSUA", "YAW"]
