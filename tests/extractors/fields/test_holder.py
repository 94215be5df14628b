import pytest

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.paper import Paper
from tests.extractors.page_of import page_of, paper_of


def held(*lines: str) -> dict[str, object]:
    return {code: reading.value for code, reading in read_holder(paper_of(*lines)).items() if reading}


def test_a_form_gives_both_scripts() -> None:
    found = held(
        "ΕΠΩΝΥΜΟ (Ελληνικά)\tΧΟΤΖΑ", "ΟΝΟΜΑ (Ελληνικά)\tΑΡΜΠΕΝ", "SURNAME (Latin)\tHOXHA", "NAME (Latin)\tARBEN"
    )
    assert found == {
        "holder_surname_el": "ΧΟΤΖΑ",
        "holder_name_el": "ΑΡΜΠΕΝ",
        "holder_surname_lat": "HOXHA",
        "holder_name_lat": "ARBEN",
    }


def test_latin_names_behind_greek_labels_are_latin_names() -> None:
    found = held("ΕΠΩΝΥΜΟ / SURNAME\tGRIGORYAN", "ΟΝΟΜΑ / NAME\tGAGIK")
    assert found == {"holder_surname_lat": "GRIGORYAN", "holder_name_lat": "GAGIK"}


def test_the_first_person_of_a_form_is_the_holder() -> None:
    found = held("Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "Επώνυμο\tΣΕΧΟΥ", "Όνομα\tΜΙΡΑ")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")


def test_an_address_window_names_the_holder_and_the_father() -> None:
    found = held("ΕΚΚΑΘΑΡΙΣΤΙΚΟ ΣΗΜΕΙΩΜΑ", "ΧΟΤΖΑ ΑΡΜΠΕΝ", "ΤΟΥ ΦΑΤΜΙΡ", "ΠΛΑΤΩΝΟΣ 12", "10442 ΑΘΗΝΑ")
    assert (found["holder_surname_el"], found["holder_name_el"], found["father_name_el"]) == (
        "ΧΟΤΖΑ",
        "ΑΡΜΠΕΝ",
        "ΦΑΤΜΙΡ",
    )


def test_the_passport_s_number_stands_before_or_behind_its_word() -> None:
    for text in ("κάτοχος του υπ' αριθ. Α0408172 διαβατηρίου", "με αριθμό διαβατηρίου A0408172, κάτοικος"):
        assert held(text)["passport_no"] == "A0408172"


def test_the_insurance_number_confirms_or_contests_the_birth_date() -> None:
    right = read_holder(paper_of("Ημ. γέννησης: 01/07/1974", "ΑΜΚΑ: 01077473898"))["birth_date"]
    wrong = read_holder(paper_of("Ημ. γέννησης: 02/07/1974", "ΑΜΚΑ: 01077473898"))["birth_date"]
    assert right is not None
    assert right.problem is None
    assert wrong is not None
    assert (wrong.value, wrong.problem) == ("1974-07-02", "disagrees")


def test_a_name_alone_is_better_than_none() -> None:
    assert held("Επώνυμο\tΧΟΤΖΑ") == {"holder_surname_el": "ΧΟΤΖΑ"}


def test_a_passport_number_read_in_two_ways_is_marked() -> None:
    lines = ("Αριθμός διαβατηρίου: BA1234567", "κάτοχος διαβατηρίου BA1284567")
    found = read_holder(paper_of(*lines))["passport_no"]
    assert found is not None
    assert found.problem == "disagrees"


def test_the_number_of_an_earlier_passport_is_not_the_holder_s() -> None:
    found = read_holder(paper_of("Προηγούμενο διαβατήριο: BA1234567", "Διαβατήριο: BB7654321"))["passport_no"]
    assert found is not None
    assert found.value == "BB7654321"


def test_a_whole_name_at_the_label_of_the_given_name_is_divided() -> None:
    found = read_holder(paper_of("ΟΝΟΜΑ: ΧΟΤΖΑ ΑΡΜΠΕΝ", "ΠΟΣΟ: 300,00"))
    surname, name = found["holder_surname_el"], found["holder_name_el"]
    assert surname is not None
    assert name is not None
    assert (surname.value, name.value) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")


def test_an_address_window_may_hold_the_family_name_in_a_row_of_its_own() -> None:
    found = held("Δ.Ο.Υ. ΙΖ΄ ΑΘΗΝΩΝ", "ΧΟΤΖΑ", "ΑΡΜΠΕΝ ΤΟΥ ΦΑΤΜΙΡ", "ΠΛΑΤΩΝΟΣ 12", "10442 ΑΘΗΝΑ")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")


def test_the_accountant_s_number_is_not_the_holder_s() -> None:
    own = ("Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "ΑΦΜ\t006197860")
    assert held(*own, "ΣΤΟΙΧΕΙΑ ΛΟΓΙΣΤΗ - ΦΟΡΟΤΕΧΝΙΚΟΥ", "ΑΦΜ\t139170100")["afm"] == "006197860"
    assert held(*own, "Υποβλήθηκε από τον λογιστή ΗΛΙΑ ΖΕΡΒΑ, Α.Φ.Μ. 139170100")["afm"] == "006197860"


def test_of_two_numbers_the_one_beside_the_name_is_the_holder_s() -> None:
    lines = ("ΤΡΑΠΕΖΑ", "ΑΦΜ\t139170100", "", "", "", "Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "ΑΦΜ\t006197860")
    assert held(*lines)["afm"] == "006197860"


def test_a_misread_number_beside_the_name_is_not_replaced_by_another_s() -> None:
    lines = ("Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "ΑΦΜ\t006197861", "Παρατηρήσεις", "κανένα", "ΑΦΜ\t139170100")
    found = read_holder(paper_of(*lines))["afm"]
    assert found is not None
    assert (found.value, found.problem) == ("006197861", "check_digit")


def test_a_row_for_each_spouse_says_whose_labels_follow() -> None:
    found = held(
        "ΥΠΟΧΡΕΟΥ ΕΠΩΝΥΜΟ\tΧΟΤΖΑ\tΟΝΟΜΑ\tΑΡΜΠΕΝ", "Α.Φ.Μ.\t006197860",
        "ΤΗΣ ΣΥΖΥΓΟΥ ΕΠΩΝΥΜΟ\tΣΕΧΟΥ\tΟΝΟΜΑ\tΜΙΡΑ", "Α.Φ.Μ.\t139170100",
    )  # fmt: skip
    assert (found["holder_surname_el"], found["afm"]) == ("ΧΟΤΖΑ", "006197860")


def test_the_given_name_in_the_row_of_another_is_not_the_holder_s() -> None:
    found = held("ΕΠΩΝΥΜΟ\tΧΟΤΖΑ\tΟΝΟΜΑ\t2EPT1", "ΕΠΩΝΥΜΟ\tΣΕΧΟΥ\tΟΝΟΜΑ\tΜΙΡΑ")
    assert (found["holder_surname_el"], found.get("holder_name_el")) == ("ΧΟΤΖΑ", None)


def test_the_number_of_somebody_whom_a_sentence_names_is_not_surely_the_holder_s() -> None:
    form = ("Επώνυμο\tΧΟΤΖΑ", "Όνομα\tΑΡΜΠΕΝ", "δηλώνω ότι")
    found = read_holder(paper_of(*form, "φιλοξενώ τον ΣΕΧΟΥ ΓΚΕΝΤΙ του ΑΓΚΙΜ, ΑΦΜ 139170100, στην οικία μου"))
    assert found["holder_surname_el"] is not None
    assert found["holder_surname_el"].value == "ΧΟΤΖΑ"
    assert found["afm"] is not None
    assert found["afm"].confidence < 0.5


def test_a_role_before_another_party_s_name_says_nothing_of_the_holder_s_number() -> None:
    text = "αφενός ο ΖΕΡΒΑΣ ΗΛΙΑΣ, πωλητής, και η ΧΟΤΖΑ ΛΙΡΙ του ΑΓΚΙΜ, ΑΦΜ 139170100, αγοράστρια"
    found = read_holder(paper_of(text), told=True)
    assert found["afm"] is not None
    assert found["afm"].confidence > 0.5


def test_no_number_is_the_holder_s_that_a_label_gives_to_the_sponsor() -> None:
    for lines in (("ΑΦΜ συντηρούντος: 123456783",), ("Στοιχεία συντηρούντος", "ΑΦΜ: 123456783")):
        assert read_holder(paper_of("Επώνυμο: ΚΟΛΑ", "Όνομα: ΑΓΚΡΟΝ", *lines))["afm"] is None


def test_who_signs_is_not_the_holder() -> None:
    found = held("Όνομα μαθητή\tΑΡΜΠΕΝ", "Επώνυμο μαθητή\tΧΟΤΖΑ", "Ο / Η Διευθυντής", "Μαρία Λαμπροπούλου")
    assert found["holder_surname_el"] == "ΧΟΤΖΑ"
    assert "holder_surname_el" not in held("Ο / Η Διευθυντής", "Μαρία Λαμπροπούλου")


def test_a_whole_name_ends_with_its_row() -> None:
    found = held("Ο/Η", "ΧΟΤΖΑ ΑΡΜΠΕΝ", "HOXHA ARBEN", "έλαβε μέρος στις εξετάσεις")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")


def test_a_number_run_into_the_word_before_its_label_or_before_a_comma_is_read() -> None:
    for line in ("διαβατηρίου FY662437 καιΑ.Φ.Μ. 123456783, δηλώνω", "με αριθμό 123456783, δηλώνω"):
        afm = read_holder(paper_of(line))["afm"]
        assert afm is not None
        assert afm.value == "123456783"


def test_a_year_may_stand_behind_the_passport_s_number() -> None:
    assert held("κάτοχος του υπ' αριθμόν P6045275B/2002 διαβατηρίου Φιλιππίνων")["passport_no"] == "P6045275B"


def test_a_row_of_a_sentence_is_no_caption() -> None:
    found = held(
        "ενώπιον εμού προσήλθε ο",
        "ΖΕΡΒΑΣ ΗΛΙΑΣ του ΙΩΑΝΝΗ, δικηγόρος, ο οποίος ενεργεί ως αντιπρόσωπος",
        "της ΧΟΤΖΑ ΛΙΡΙ του ΑΓΚΙΜ, υπηκόου Αλβανίας, κατοίκου Αθηνών",
    )
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΛΙΡΙ")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Βεβαιώνεται ότι ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ κατοικεί εδώ,",
            "κατά δήλωση της συζύγου του ΣΕΧΟΥ ΜΙΡΑ (ΑΦΜ 094014201)",
        ),
        ("Επώνυμο: ΧΟΤΖΑ\tΌνομα: ΑΡΜΠΕΝ", "Σύζυγός μου είναι η ΣΕΧΟΥ ΜΙΡΑ με Α.Φ.Μ. 094014201."),
    ],
)
def test_a_lone_number_behind_another_s_name_is_hardly_trusted(lines: tuple[str, ...]) -> None:
    reading = read_holder(paper_of(*lines))["afm"]
    assert reading is None or reading.confidence < 0.5


def test_of_two_parties_each_has_the_number_behind_the_name() -> None:
    found = held(
        "οι κάτωθι: α) η Κωνσταντίνα Ρήγα του Δημητρίου, με Α.Φ.Μ. 094014201, ιδιοκτήτρια, και β) ο ΧΟΤΖΑ ΑΡΜΠΕΝ",
        "του ΦΑΤΜΙΡ, κάτοχος διαβατηρίου BA1234567, με Α.Φ.Μ. 123456783, μισθωτής,",
    )
    assert (found["holder_surname_el"], found["afm"]) == ("ΧΟΤΖΑ", "123456783")


def test_a_supplier_s_number_is_not_the_customer_s() -> None:
    assert held("ΑΦΜ ΔΕΗ 094014201 ΔΟΥ ΦΑΕ ΑΘΗΝΩΝ\tΑΦΜ πελάτη: 123456783")["afm"] == "123456783"


def test_a_guardian_named_more_legibly_is_not_the_pupil() -> None:
    faint = page_of("ότι ο μαθητής ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ φοιτά", confidence=0.5).words
    clear = page_of("", "ύστερα από αίτηση του κηδεμόνα του ΧΟΤΖΑ ΦΑΤΜΙΡ, για κάθε χρήση").words
    page = page_of("").model_copy(update={"words": (*faint, *clear)})
    name = read_holder(Paper([page], {}))["holder_name_el"]
    assert name is not None
    assert name.value == "ΑΡΜΠΕΝ"
