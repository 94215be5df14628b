from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_the_form_of_law_1599_names_who_declares_and_when() -> None:
    found = values_of(
        DocumentClass.SOLEMN_DECLARATION,
        "ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ",
        "(άρθρο 8 Ν.1599/1986)",
        "Ο – Η Όνομα:\tΑΡΜΠΕΝ\tΕπώνυμο:\tΧΟΤΖΑ",
        "Όνομα και Επώνυμο Πατέρα:\t\tΦΑΤΜΙΡ ΧΟΤΖΑ",
        "Ημερομηνία γέννησης(2):\t\t01/07/1974",
        "Ημερομηνία: 15/09/2016",
    )
    assert (found["holder_surname_el"], found["holder_name_el"], found["father_name_el"]) == (
        "ΧΟΤΖΑ",
        "ΑΡΜΠΕΝ",
        "ΦΑΤΜΙΡ",
    )
    assert (found["birth_date"], found["date"]) == ("1974-07-01", "2016-09-15")
