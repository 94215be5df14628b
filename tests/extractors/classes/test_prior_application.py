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
