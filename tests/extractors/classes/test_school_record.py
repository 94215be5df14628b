from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_school_year_covers_both_calendar_years() -> None:
    found = values_of(
        DocumentClass.SCHOOL_RECORD,
        "12ο ΕΣΠΕΡΙΝΟ ΓΥΜΝΑΣΙΟ ΑΘΗΝΩΝ",
        "Η μαθήτρια ΝΤΕΛΑ ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ του ΕΡΝΕΣΤΟ και της ΜΑΡΙΤΕΣ φοίτησε στο σχολείο μας",
        "κατά τα σχολικά έτη 2012-13 και 2013-2014.",
        "Αθήνα, 15 Ιουλίου 2014",
    )
    assert found["school"] == "12ο ΕΣΠΕΡΙΝΟ ΓΥΜΝΑΣΙΟ ΑΘΗΝΩΝ"
    assert found["school_years"] == ("2012-2013", "2013-2014")
    assert found["years_covered"] == ("2012", "2013", "2014")
    assert (found["mother_name_el"], found["issue_date"]) == ("ΜΑΡΙΤΕΣ", "2014-07-15")


def test_a_short_form_in_brackets_stands_within_a_school_s_name() -> None:
    found = values_of(DocumentClass.SCHOOL_RECORD, "1ο ΕΠΑΓΓΕΛΜΑΤΙΚΟ ΛΥΚΕΙΟ (ΕΠΑ.Λ.) ΞΑΝΘΗΣ", "ΒΕΒΑΙΩΣΗ")
    assert found["school"] == "1ο ΕΠΑΓΓΕΛΜΑΤΙΚΟ ΛΥΚΕΙΟ (ΕΠΑ.Λ.) ΞΑΝΘΗΣ"
