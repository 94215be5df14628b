from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_an_authorisation_names_lawyer_and_day() -> None:
    found = values_of(
        DocumentClass.POWER_OF_ATTORNEY,
        "ΕΞΟΥΣΙΟΔΟΤΗΣΗ",
        "Ο υπογράφων ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, αρ. διαβατηρίου A0408172, Α.Φ.Μ. 006197860,",
        "εξουσιοδοτώ τον δικηγόρο Βόλου Παναγιώτη Ζέρβα να με εκπροσωπεί",
        "Βόλος, 9 Φεβρουαρίου 2017",
    )
    assert (found["lawyer"], found["date"]) == ("Παναγιώτη Ζέρβα", "2017-02-09")
    assert (found["passport_no"], found["afm"]) == ("A0408172", "006197860")
    assert "deed_no" not in found


def test_a_notary_s_power_of_attorney_has_a_number() -> None:
    found = values_of(
        DocumentClass.POWER_OF_ATTORNEY,
        "ΑΡΙΘΜΟΣ 20.516",
        "Σήμερα, την είκοσι τέσσερις (24) του μηνός Μαΐου του έτους 2017,",
        "ενώπιόν μου, Ελένη Τσιάμη, συμβολαιογράφου Βόλου",
    )
    assert (found["deed_no"], found["deed_date"], found["notary"]) == ("20.516", "2017-05-24", "Ελένη Τσιάμη")
