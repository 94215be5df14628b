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
