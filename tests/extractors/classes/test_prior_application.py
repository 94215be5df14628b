import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_withdrawal_names_the_application_and_its_fee() -> None:
    found = values_of(
        DocumentClass.PRIOR_APPLICATION,
        "ΑΙΤΗΣΗ ΑΝΑΚΛΗΣΗΣ",
        "Παραιτούμαι από την υπ' αριθ. 58978/2015 αίτησή μου, που υποβλήθηκε στις 21 Φεβρουαρίου 2015",
        "στο Υπουργείο. Το παράβολο 11860294291890074007 των 300,00 ευρώ πληρώθηκε στις 18/02/2015.",
    )
    assert (found["prior_application_no"], found["submission_date"]) == ("58978/2015", "2015-02-21")
    assert (found["fee_code"], found["amount"]) == ("11860294291890074007", "300.00")
    assert found["payment_date"] == "2015-02-18"


@pytest.mark.parametrize(
    ("said", "withdrawn"),
    [
        ("Παραιτούμαι από την υπ' αριθ. 58978/2015 αίτησή μου.", "yes"),
        ("Ανακαλώ την ανωτέρω αίτηση.", "yes"),
        ("Σας διαβιβάζουμε τον φάκελο του ανωτέρω, ο οποίος παραιτήθηκε.", "yes"),
        ("Κατάσταση: Ανακλήθηκε από τον αιτούντα", "yes"),
        ("Η αίτηση εκκρεμεί στην Επιτροπή.", "no"),
        ("η αίτησή σας βρίσκεται στο στάδιο της εξέτασης", "no"),
        ("το αίτημα δεν\nέχει ακόμη εξεταστεί", "no"),
        ("Παραλήφθηκε σήμερα η αίτηση.", None),
    ],
)
def test_whether_it_was_withdrawn_is_read_where_the_paper_says_it(said: str, withdrawn: str | None) -> None:
    found = values_of(DocumentClass.PRIOR_APPLICATION, "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", *said.split("\n"))
    assert found.get("withdrawn") == withdrawn


def test_the_sum_may_stand_before_the_day_on_which_it_was_paid() -> None:
    found = values_of(
        DocumentClass.PRIOR_APPLICATION, "υπέβαλε αίτηση και πλήρωσε παράβολο 300,00 € στις 4 Μαρτίου 2014"
    )
    assert found["payment_date"] == "2014-03-04"


def test_the_fee_s_code_may_stand_before_the_day_too() -> None:
    found = values_of(
        DocumentClass.PRIOR_APPLICATION,
        "παραιτούμαι από την αίτησή μου με αριθ. πρωτ. 1973/2013, που υπέβαλα στις 27/12/2013, για την οποία",
        "πλήρωσα το παράβολο 74163907560991249174 των 300,00 € στις 22/12/2013.",
    )
    assert (found["submission_date"], found["payment_date"]) == ("2013-12-27", "2013-12-22")
