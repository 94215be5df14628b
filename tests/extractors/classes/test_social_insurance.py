from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

RECORD = DocumentClass.SOCIAL_INSURANCE


def test_months_with_insurance_make_the_years() -> None:
    found = values_of(
        RECORD,
        "ΑΠΟΣΠΑΣΜΑ ΑΤΟΜΙΚΟΥ ΛΟΓΑΡΙΑΣΜΟΥ ΑΣΦΑΛΙΣΗΣ",
        "ΗΜ. ΕΚΤΥΠΩΣΗΣ 27/05/2016",
        "02/2013\t14\t411,36",
        "03/2013\t5\t201,53",
        "04/2015\t5\t184,56",
        "05/2015\t5\t150,46",
        "ΣΥΝΟΛΟ ΗΜΕΡΩΝ ΑΣΦΑΛΙΣΗΣ: 29",
    )
    assert (found["period_from"], found["period_to"], found["total_days"]) == ("2013-02", "2015-05", "29")
    assert found["years_covered"] == ("2013", "2015")
    assert found["issue_date"] == "2016-05-27"


def test_a_period_in_a_sentence_covers_the_years_between() -> None:
    found = values_of(RECORD, "έχει ασφαλιστεί στο ΙΚΑ-ΕΤΑΜ για το διάστημα από 11/2010 έως 02/2012")
    assert found["years_covered"] == ("2010", "2011", "2012")
    assert found["insurer"] == "ΙΚΑ-ΕΤΑΜ"


def test_rows_of_periods_run_from_the_first_to_the_last() -> None:
    rows = ("01/05/2014\t31/05/2014\t6", "01/06/2014\t30/06/2014\t9", "01/01/2016\t31/01/2016\t22")
    found = values_of(RECORD, "Από\tΈως\tΗμέρες", *rows)
    assert (found["period_from"], found["period_to"]) == ("2014-05", "2016-01")
    assert found["years_covered"] == ("2014", "2016")
