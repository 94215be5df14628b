import pytest

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


@pytest.mark.parametrize(
    "statement",
    [
        "αδυνατώ αντικειμενικά να εφοδιαστώ με διαβατήριο, διότι δεν λειτουργεί πρεσβεία της χώρας μου.",
        "Δεν κατέχω διαβατήριο ή άλλο ταξιδιωτικό έγγραφο.",
        "το διαβατήριό μου εκλάπη στις 3/4/2014 και δεν είναι δυνατή η έκδοση νέου",
        "έχασα το\nδιαβατήριό μου και η προξενική αρχή δεν το αντικαθιστά",
        "στερούμαι αντικειμενικά διαβατηρίου",
    ],
)
def test_a_declaration_of_why_there_is_no_passport_says_so_in_many_words(statement: str) -> None:
    lines = ("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "Αρ. διαβατηρίου: ", "με ατομική μου ευθύνη δηλώνω ότι:", *statement.split("\n"))
    assert values_of(DocumentClass.SOLEMN_DECLARATION, *lines)["subject"] == "no_passport"


@pytest.mark.parametrize(
    "statement",
    [
        "Τα αντίγραφα του διαβατηρίου που υποβάλλω είναι ακριβή.",
        "Δεν έχω υποβάλει άλλη αίτηση. Συνυποβάλλω αντίγραφο του διαβατηρίου μου.",
        "Ζω μόνιμα στην Ελλάδα και δεν έχω απουσιάσει.",
    ],
)
def test_a_declaration_on_other_matters_does_not(statement: str) -> None:
    lines = ("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "Αρ. διαβατηρίου: A0408172", "δηλώνω ότι:", statement)
    assert "subject" not in values_of(DocumentClass.SOLEMN_DECLARATION, *lines)
