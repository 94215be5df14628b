import pytest

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


@pytest.mark.parametrize(
    "said",
    [
        "διορίζει γενικό\nπληρεξούσιο και αντιπρόσωπό του τον αδελφό του",
        "Α) η Τράπεζα με την επωνυμία ΔΕΙΓΜΑ, νόμιμα εκπροσωπούμενη, και Β) ο ΧΟΤΖΑ ΑΡΜΠΕΝ, και δήλωσαν",
        "ο οποίος δήλωσε ότι συναινεί",
        "το οποίο διαβάστηκε σε\nεπήκοο των συμβαλλομένων και υπογράφεται από αυτούς",
    ],
)
def test_who_appoints_contracts_or_declares_before_the_notary_is_there(said: str) -> None:
    assert values_of(DEED, *OPENING, *said.split("\n"))["appeared_in_person"] == "yes"


def test_a_page_of_a_deed_that_names_no_party_says_nothing_of_presence() -> None:
    found = values_of(DEED, "Το οικόπεδο συνορεύει βόρεια με ιδιοκτησία αγνώστου και νότια με δρόμο.")
    assert "appeared_in_person" not in found


def test_a_lawyer_whom_the_deed_appoints_is_named_and_one_who_stands_by_a_sale_is_not() -> None:
    appointed = "εμφανίστηκε η ΧΟΤΖΑ ΑΝΑ, που διορίζει πληρεξούσιο τον δικηγόρο Αθηνών Χρήστο Δελή, για την άδεια"
    assert values_of(DEED, *OPENING, appointed)["lawyer"] == "Χρήστο Δελή"
    sale = "εμφανίστηκε ο ΧΟΤΖΑ ΑΡΜΠΕΝ, παρισταμένου του δικηγόρου Αθηνών Χρήστου Δελή, και αγόρασε το διαμέρισμα"
    assert "lawyer" not in values_of(DEED, *OPENING, sale)


def test_the_numbers_are_those_of_the_party_with_the_passport() -> None:
    found = values_of(
        DocumentClass.NOTARIAL_DEED,
        "ΑΡΙΘΜΟΣ 3.380",
        "εμφανίσθηκαν 1) ΖΕΡΒΑΣ ΗΛΙΑΣ του ΙΩΑΝΝΗ, που γεννήθηκε στις 03/04/1950,",
        "με Α.Φ.Μ. 090000045, και 2) ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, που γεννήθηκε στην",
        "πόλη ΦΙΕΡΙ στις 09/07/1986, κάτοχος του με αριθμό BC0917734 διαβατηρίου,",
        "με Α.Φ.Μ. 006197860, και ζήτησαν τη σύνταξη του παρόντος.",
    )
    assert (found["holder_surname_el"], found["afm"], found["birth_date"]) == ("ΧΟΤΖΑ", "006197860", "1986-07-09")


@pytest.mark.parametrize(
    ("said", "appeared"),
    [
        ("εμφανίστηκε ο δικηγόρος, ο οποίος παρίσταται για λογαριασμό του ΧΟΤΖΑ ΑΡΜΠΕΝ", "no"),
        ("εμφανίστηκε ο δικηγόρος για τον εντολέα του βάσει του 512/2009 πληρεξουσίου", "no"),
        ("εμφανίστηκε ο ΧΟΤΖΑ ΑΡΜΠΕΝ και όρισε δικηγόρο να ενεργεί για λογαριασμό του", "yes"),
        ("εμφανίστηκε ο ΧΟΤΖΑ ΑΡΜΠΕΝ, και ο δικηγόρος δυνάμει του παρόντος πληρεξουσίου μπορεί", "yes"),
    ],
)
def test_an_agent_acts_for_a_party_who_is_absent_but_what_he_is_to_do_says_nothing(said: str, appeared: str) -> None:
    assert values_of(DEED, "ΑΡΙΘΜΟΣ 512", said)["appeared_in_person"] == appeared


def test_a_passport_behind_another_s_name_is_that_person_s() -> None:
    found = values_of(
        DEED,
        "εμφανίστηκε ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ, κάτοχος διαβατηρίου BA1234567, και δήλωσε ότι ανακαλεί",
        "το πληρεξούσιο με το οποίο διόρισε τον ΣΕΧΟΥ ΙΛΙΡ, κάτοχο διαβατηρίου BA7654321.",
    )
    assert found["passport_no"] == "BA1234567"
