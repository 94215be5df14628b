from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_certificate_tells_its_end_and_the_day_the_buy_out_is_due() -> None:
    found = values_of(
        DocumentClass.TYPE_A_CERTIFICATE,
        "Ηράκλειο, 13/02/2016\t\tΑριθμ. αίτησης: 015449/2016",
        "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ ΤΥΠΟΥ Α",
        "Ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ υπέβαλε αίτηση την 12/02/2016 για τίτλο διαμονής Γ1.3.",
        "Η βεβαίωση ισχύει μέχρι 12/02/2017. Η απόφαση εξαγοράς προσκομίζεται έως 12/08/2016.",
    )
    assert (found["application_no"], found["application_date"]) == ("015449/2016", "2016-02-12")
    assert (found["issue_date"], found["valid_to"]) == ("2016-02-13", "2017-02-12")
    assert (found["category"], found["buyout_deadline"]) == ("Γ1.3", "2016-08-12")


def test_the_day_of_application_is_told_though_another_day_stands_at_a_bare_label() -> None:
    found = values_of(
        DocumentClass.TYPE_A_CERTIFICATE,
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\t\tΗμερομηνία: 03/02/2017",
        "Ο ΧΟΤΖΑ ΑΡΜΠΕΝ κατέθεσε στις 10/01/2017 την υπ' αριθ. 1882/2017 αίτηση για άδεια διαμονής.",
    )
    assert found["application_date"] == "2017-01-10"


def test_the_application_s_day_is_told_in_words_and_not_by_the_letterhead() -> None:
    for sentence in (
        "κατέθεσε την υπ' αριθ. 12/2018 αίτηση στις 9 Φεβρουαρίου 2018",
        "παρέλαβε την 9/2/2018 την αίτηση",
    ):
        found = values_of(DocumentClass.TYPE_A_CERTIFICATE, "ΑΡ. ΑΙΤΗΣΗΣ 12/2018", "Αθήνα 2 Μαρτίου 2018", sentence)
        assert found["application_date"] == "2018-02-09"


def test_number_and_day_may_stand_behind_the_word_application() -> None:
    found = values_of(DocumentClass.TYPE_A_CERTIFICATE, "ΒΕΒΑΙΩΣΗ ΤΥΠΟΥ Α\t\tΑΙΤΗΣΗ 010058/2017/08/12/2017")
    assert (found["application_no"], found["application_date"]) == ("010058/2017", "2017-12-08")


def test_a_case_may_be_called_by_its_code() -> None:
    found = values_of(DocumentClass.TYPE_A_CERTIFICATE, "Κωδικός υπόθεσης:\t39116/2023")
    assert found["application_no"] == "39116/2023"
