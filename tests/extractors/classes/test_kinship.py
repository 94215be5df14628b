from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

KINSHIP = DocumentClass.KINSHIP


def test_a_family_table_parts_the_greek_from_the_foreigner() -> None:
    found = values_of(
        KINSHIP,
        "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΚΑΤΑΣΤΑΣΗΣ",
        "ΟΝΟΜΑΤΕΠΩΝΥΜΟ\tΗΜ. ΓΕΝΝΗΣΗΣ\tΙΘΑΓΕΝΕΙΑ",
        "ΣΤΑΜΑΤΙΟΥ ΗΛΙΑΣ\t06/06/1985\tΕΛΛΗΝΙΚΗ",
        "ΝΤΕΛΑ ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ\t19/12/1962\tΦΙΛΙΠΠΙΝΕΣ",
        "Ο γάμος τελέσθηκε στις 09/10/2014. Οικογενειακή μερίδα: 710",
    )
    assert (found["holder_surname_el"], found["holder_name_el"], found["birth_date"]) == (
        "ΝΤΕΛΑ ΚΡΟΥΖ",
        "ΤΖΟΣΕΛΙΝ",
        "1962-12-19",
    )
    assert (found["relative_surname_el"], found["relative_name_el"]) == ("ΣΤΑΜΑΤΙΟΥ", "ΗΛΙΑΣ")
    assert (found["relation"], found["marriage_date"], found["act_no"]) == ("spouse", "2014-10-09", "710")


def test_a_sentence_does_too() -> None:
    found = values_of(
        KINSHIP,
        "Πιστοποιείται ότι ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, υπήκοος Αλβανίας, είναι σύζυγος της",
        "ΚΑΡΑΒΕΛΑ ΕΛΕΝΗ του ΓΕΩΡΓΙΟΥ, ελληνικής ιθαγένειας.",
    )
    assert (found["holder_surname_el"], found["relative_surname_el"], found["relation"]) == (
        "ΧΟΤΖΑ",
        "ΚΑΡΑΒΕΛΑ",
        "spouse",
    )


def test_each_spouse_of_a_marriage_has_a_part_of_the_form() -> None:
    found = values_of(
        DocumentClass.KINSHIP,
        "Στοιχεία πρώτου συζύγου",
        "Επώνυμο\tΌνομα\tΙθαγένεια",
        "ΠΑΠΑΝΤΩΝΑΚΗΣ\tΓΕΩΡΓΙΟΣ\tΕΛΛΗΝΙΚΗ",
        "Στοιχεία δεύτερου συζύγου",
        "Επώνυμο\tΌνομα\tΙθαγένεια",
        "ΜΕΛΝΙΤΣΟΥΚ\tΟΞΑΝΑ\tΟΥΚΡΑΝΙΑ",
    )
    assert (found["holder_surname_el"], found["relative_surname_el"]) == ("ΜΕΛΝΙΤΣΟΥΚ", "ΠΑΠΑΝΤΩΝΑΚΗΣ")


def test_the_day_of_the_wedding_is_the_one_whose_sentence_speaks_of_it() -> None:
    found = values_of(
        DocumentClass.KINSHIP,
        "Βεβαιώνεται ότι ο ΠΑΠΑΝΤΩΝΑΚΗΣ ΣΠΥΡΙΔΩΝ του ΝΙΚΟΛΑΟΥ, γεννηθείς 01/06/1955,",
        "έχει σύζυγο από 06/05/2005 την αλλοδαπή ΑΚΟΠΙΑΝΤΣ ΑΝΑΧΙΤ του ΓΚΑΓΚΙΚ.",
        "Αθήνα, 11/08/2011",
    )
    assert (found["marriage_date"], found["holder_surname_el"]) == ("2005-05-06", "ΑΚΟΠΙΑΝΤΣ")


def test_a_couple_of_two_foreigners_is_no_kinship_with_a_greek() -> None:
    found = values_of(
        KINSHIP,
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΑΜΟΥ",
        "ΟΝΟΜΑΤΕΠΩΝΥΜΟ\tΗΜ. ΓΕΝΝΗΣΗΣ\tΥΠΗΚΟΟΤΗΤΑ",
        "ΧΟΤΖΑ ΑΡΜΠΕΝ\t06/06/1985\tΑΛΒΑΝΙΑ",
        "ΣΕΧΟΥ ΜΙΡΕΛΑ\t19/12/1987\tΑΛΒΑΝΙΑ",
    )
    assert found["relative_is_greek"] == "no"


def test_of_a_couple_of_which_one_has_no_nationality_nothing_is_said() -> None:
    found = values_of(
        KINSHIP,
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΑΜΟΥ",
        "ΟΝΟΜΑΤΕΠΩΝΥΜΟ\tΗΜ. ΓΕΝΝΗΣΗΣ\tΥΠΗΚΟΟΤΗΤΑ",
        "ΧΟΤΖΑ ΑΡΜΠΕΝ\t06/06/1985\tΑΛΒΑΝΙΑ",
        "ΣΕΧΟΥ ΜΙΡΕΛΑ\t19/12/1987",
    )
    assert "relative_is_greek" not in found


def test_the_municipal_roll_knows_greeks_alone() -> None:
    found = values_of(KINSHIP, "ΔΗΜΟΣ ΛΑΡΙΣΑΙΩΝ", "Είναι γραμμένη στα δημοτολόγια και έχει σύζυγο τον ΧΟΤΖΑ ΑΡΜΠΕΝ")
    assert found["relative_is_greek"] == "yes"


def test_the_children_of_a_couple_do_not_make_it_child_and_parent() -> None:
    found = values_of(
        DocumentClass.KINSHIP,
        "ότι ο ΖΕΡΒΑΣ ΗΛΙΑΣ του ΙΩΑΝΝΗ, Έλληνας πολίτης, είναι έγγαμος με την ΧΟΤΖΑ ΛΙΡΙ του ΑΓΚΙΜ,",
        "υπήκοο Αλβανίας, και έχουν ένα τέκνο, γεννηθέν στις 3/4/2005",
    )
    assert found["relation"] == "spouse"


def test_of_a_greek_with_a_child_the_least_greek_is_the_holder_and_a_name_is_no_country() -> None:
    found = values_of(
        KINSHIP,
        "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΚΑΤΑΣΤΑΣΗΣ",
        "Επώνυμο\tΌνομα\tΌνομα πατέρα",
        "ΛΙΑΠΗΣ\tΑΝΤΩΝΙΟΣ\tΓΕΩΡΓΙΟΣ",
        "ΠΑΛΙ\tΒΙΟΛΕΤΑ\tΝΟΥΡΙ",
        "ΛΙΑΠΗΣ\tΙΩΑΝΝΗΣ\tΑΝΤΩΝΙΟΣ",
        "Τέλεσαν γάμο στις 01-09-2012.",
    )
    assert (found["holder_name_el"], found["relative_name_el"], found["relation"]) == ("ΒΙΟΛΕΤΑ", "ΑΝΤΩΝΙΟΣ", "spouse")


def test_a_couple_may_stand_side_by_side() -> None:
    found = values_of(
        KINSHIP,
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΑΜΟΥ",
        "ΝΥΜΦΙΟΣ\t\tΝΥΜΦΗ",
        "Επώνυμο: ΙΚΜΠΑΛ\t\tΕπώνυμο: ΣΑΜΑΡΑ",
        "Όνομα: ΣΑΚΙΛ\t\tΌνομα: ΕΛΕΝΗ",
        "Γεννήθηκε: 02/03/1980\t\tΓεννήθηκε: 04/05/1982",
        "Υπηκοότητα: ΠΑΚΙΣΤΑΝΙΚΗ\t\tΥπηκοότητα: ΕΛΛΗΝΙΚΗ",
    )
    assert (found["holder_surname_el"], found["birth_date"]) == ("ΙΚΜΠΑΛ", "1980-03-02")
    assert (found["relative_surname_el"], found["relative_birth_date"]) == ("ΣΑΜΑΡΑ", "1982-05-04")
