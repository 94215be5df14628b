from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

DEED = DocumentClass.NOTARIAL_DEED
OPENING = (
    "ΑΡΙΘΜΟΣ 16.992",
    "ΕΙΔΙΚΟ ΠΛΗΡΕΞΟΥΣΙΟ",
    "Στη Λάρισα σήμερα, την τρίτη (3) του μηνός Ιουλίου του έτους δύο χιλιάδες",
    "δεκαπέντε (2015), ημέρα Παρασκευή, ενώπιον εμού, της συμβολαιογράφου Λάρισας Ελένης Τσιάμη,",
)


def test_a_deed_s_number_day_and_kind_stand_in_its_opening() -> None:
    found = values_of(DEED, *OPENING, "εμφανίστηκε ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, γεννηθείς στις 01/07/1974")
    assert (found["deed_no"], found["deed_date"]) == ("16.992", "2015-07-03")
    assert (found["deed_kind"], found["years_covered"]) == ("power_of_attorney", ("2015",))
    assert (found["notary"], found["appeared_in_person"]) == ("Ελένης Τσιάμη", "yes")


def test_a_day_in_words_alone_is_understood() -> None:
    found = values_of(
        DEED, "Στον Βόλο σήμερα, την εικοστή πρώτη του μηνός Μαΐου του έτους δύο χιλιάδες έντεκα, εμφανίστηκε"
    )
    assert found["deed_date"] == "2011-05-21"


def test_a_proxy_is_not_the_holder_in_person() -> None:
    found = values_of(DEED, *OPENING, "εμφανίστηκε ο Νίκος Βλάχος, ως πληρεξούσιος του ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ")
    assert found["appeared_in_person"] == "no"
