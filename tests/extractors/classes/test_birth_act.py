import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

BIRTH = DocumentClass.BIRTH_ACT


def test_a_form_names_child_and_parents() -> None:
    found = values_of(
        BIRTH,
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ\t\tΑριθ. 2105/2014",
        "Στον Βόλο σήμερα 4 Αυγούστου 2014 δηλώθηκε ότι στις 24/07/2014 γεννήθηκε τέκνο",
        "ΟΝΟΜΑ ΝΕΟΓΝΟΥ\tΝΙΝΟ",
        "ΟΝΟΜΑΤΕΠΩΝΥΜΟ ΠΑΤΕΡΑ\tΜΠΕΡΙΤΖΕ ΛΕΒΑΝ",
        "ΟΝΟΜΑΤΕΠΩΝΥΜΟ ΜΗΤΕΡΑΣ\tΜΠΕΡΙΤΖΕ ΛΑΛΙ",
    )
    assert (found["child_name_el"], found["child_birth_date"], found["act_no"]) == ("ΝΙΝΟ", "2014-07-24", "2105/2014")
    assert (found["father_surname_el"], found["father_name_el"]) == ("ΜΠΕΡΙΤΖΕ", "ΛΕΒΑΝ")
    assert (found["mother_surname_el"], found["mother_name_el"]) == ("ΜΠΕΡΙΤΖΕ", "ΛΑΛΙ")


def test_headings_tell_whose_names_follow() -> None:
    found = values_of(
        BIRTH,
        "Στοιχεία τέκνου",
        "Επώνυμο\tΧΟΤΖΑ",
        "Όνομα\tΜΙΡΑ",
        "Στοιχεία πατέρα",
        "Επώνυμο\tΧΟΤΖΑ",
        "Όνομα\tΑΡΜΠΕΝ",
        "Στοιχεία μητέρας",
        "Επώνυμο\tΣΕΧΟΥ",
        "Όνομα\tΛΙΡΙ",
    )
    assert (found["child_name_el"], found["father_name_el"], found["mother_name_el"]) == ("ΜΙΡΑ", "ΑΡΜΠΕΝ", "ΛΙΡΙ")
    assert found["mother_surname_el"] == "ΣΕΧΟΥ"


def test_a_sentence_names_all_three() -> None:
    found = values_of(
        BIRTH, "η γέννηση του τέκνου ΣΟΥ ΓΙΑΝ του ΣΟΥ ΓΚΟΥΟ και της ΣΟΥ ΛΙΧΟΥΑ, που γεννήθηκε στις 13/02/2013"
    )
    assert (found["child_name_el"], found["father_name_el"], found["mother_name_el"]) == ("ΓΙΑΝ", "ΓΚΟΥΟ", "ΛΙΧΟΥΑ")
    assert found["child_birth_date"] == "2013-02-13"


def test_one_caption_may_ask_for_a_parents_whole_name() -> None:
    found = values_of(
        BIRTH, "Επώνυμο τέκνου\tΧΟΥΡΙ", "Όνομα τέκνου\tΣΑΜΙΡ", "Πατέρας\tΧΟΥΡΙ ΜΠΑΣΕΛ", "Μητέρα\tΧΟΥΡΙ ΛΑΜΙΑ"
    )
    assert (found["father_surname_el"], found["father_name_el"]) == ("ΧΟΥΡΙ", "ΜΠΑΣΕΛ")
    assert (found["mother_surname_el"], found["mother_name_el"]) == ("ΧΟΥΡΙ", "ΛΑΜΙΑ")


def test_a_sentence_may_name_both_parents() -> None:
    found = values_of(BIRTH, "Γονείς του είναι ο ΓΙΛΜΑΖ ΜΕΧΜΕΤ και η ΓΙΛΜΑΖ ΖΕΪΝΕΠ, κάτοικοι Βόλου.")
    assert (found["father_name_el"], found["mother_name_el"]) == ("ΜΕΧΜΕΤ", "ΖΕΪΝΕΠ")


@pytest.mark.parametrize(
    ("lines", "country"),
    [
        (("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΛΗΞΙΑΡΧΕΙΟ ΛΑΡΙΣΑΣ", "Υπηκοότητα πατέρα: ΑΛΒΑΝΙΑ"), "GRC"),
        (("1 Χώρα / State\tΕΛΛΑΔΑ", "ΑΠΟΣΠΑΣΜΑ ΠΡΑΞΗΣ ΓΕΝΝΗΣΗΣ", "Ληξιαρχείο / Registrar\tΒΟΛΟΣ"), "GRC"),
        (("REPUBLIC OF ALBANIA", "BIRTH CERTIFICATE", "Date of birth: 01/03/2014"), "ALB"),
        (("ΜΕΤΑΦΡΑΣΗ", "ΔΗΜΟΚΡΑΤΙΑ ΤΗΣ ΑΛΒΑΝΙΑΣ", "ΛΗΞΙΑΡΧΕΙΟ ΤΙΡΑΝΩΝ", "ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ"), "ALB"),
        (("ΕΙΔΙΚΟ ΛΗΞΙΑΡΧΕΙΟ ΑΘΗΝΩΝ", "ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ", "Τόπος γέννησης: ΤΙΡΑΝΑ, ΑΛΒΑΝΙΑ"), "ALB"),
        (("ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ", "Τόπος γέννησης: ΛΑΡΙΣΑ"), None),
    ],
)
def test_the_country_of_a_birth_is_that_of_the_registry(lines: tuple[str, ...], country: str | None) -> None:
    assert values_of(DocumentClass.BIRTH_ACT, *lines).get("birth_country") == country


def test_child_and_parents_may_have_a_column_each() -> None:
    found = values_of(
        DocumentClass.BIRTH_ACT,
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ",
        "\tΤΕΚΝΟ\tΠΑΤΕΡΑΣ\tΜΗΤΕΡΑ",
        "ΕΠΩΝΥΜΟ\tΣΙΝΓΚ\tΣΙΝΓΚ\tΚΑΟΥΡ",
        "ΟΝΟΜΑ\tΑΜΑΝ\tΓΚΟΥΡΠΡΙΤ\tΧΑΡΤΖΙΤ",
    )
    assert (found["child_name_el"], found["father_name_el"]) == ("ΑΜΑΝ", "ΓΚΟΥΡΠΡΙΤ")
    assert (found["mother_surname_el"], found["mother_name_el"]) == ("ΚΑΟΥΡ", "ΧΑΡΤΖΙΤ")


def test_an_old_act_tells_who_declared_the_birth_by_his_wife() -> None:
    found = values_of(
        DocumentClass.BIRTH_ACT,
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΕΩΣ",
        "Στη Θεσσαλονίκη σήμερα την 27η Οκτωβρίου 2003 εμφανίστηκε ενώπιόν μου ο",
        "ΜΠΟΝΤΑΡ ΜΙΚΟΛΑ, οικοδόμος, και δήλωσε ότι την 22η Οκτωβρίου",
        "2003 και ώρα 08:20 γεννήθηκε τέκνο θήλυ από τη σύζυγό",
        "του ΣΕΒΤΣΟΥΚ ΛΙΟΥΝΤΜΙΛΑ, στο οποίο δόθηκε το όνομα ΟΞΑΝΑ.",
    )
    assert (found["child_birth_date"], found["issue_date"]) == ("2003-10-22", "2003-10-27")
    assert (found["father_surname_el"], found["mother_surname_el"]) == ("ΜΠΟΝΤΑΡ", "ΣΕΒΤΣΟΥΚ")


def test_the_number_of_an_act_is_told_with_its_year_where_that_stands_at_its_own_label() -> None:
    found = values_of(DocumentClass.BIRTH_ACT, "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ", "Αριθμός: 45", "Έτος: 2012")
    assert found["act_no"] == "45/2012"
