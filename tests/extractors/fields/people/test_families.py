from fakelos.extractors.fields.people.families import members_of, members_told
from tests.extractors.page_of import paper_of, strip_of


def test_a_row_under_a_heading_is_a_person() -> None:
    paper = paper_of("Επώνυμο\tΌνομα\tΌν. πατέρα", "ΣΤΑΜΑΤΙΟΥ\tΗΛΙΑΣ\tΠΕΤΡΟΣ", "ΝΤΕΛΑ ΚΡΟΥΖ\tΤΖΟΣΕΛΙΝ\tΕΡΝΕΣΤΟ")
    members = members_of(paper.labelled[0])
    assert [(m.parts["surname"].value, m.parts["name"].value, m.parts["father"].value) for m in members] == [
        ("ΣΤΑΜΑΤΙΟΥ", "ΗΛΙΑΣ", "ΠΕΤΡΟΣ"),
        ("ΝΤΕΛΑ ΚΡΟΥΖ", "ΤΖΟΣΕΛΙΝ", "ΕΡΝΕΣΤΟ"),
    ]


def test_a_column_beside_the_labels_is_a_person() -> None:
    paper = paper_of("Επώνυμο\tΚΑΡΑΒΕΛΑΣ\tΣΕΧΟΥ", "Όνομα\tΣΠΥΡΟΣ\tΜΙΡΑ", "Ημερομηνία γέννησης\t15-07-1960\t16-08-1965")
    members = members_of(paper.labelled[0])
    assert [(m.parts["name"].value, m.parts["birth_date"].value) for m in members] == [
        ("ΣΠΥΡΟΣ", "1960-07-15"),
        ("ΜΙΡΑ", "1965-08-16"),
    ]


def test_people_in_sentences_keep_what_is_said_of_them() -> None:
    members = members_told(
        strip_of("ότι ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ είναι σύζυγος της", "ΚΑΡΑΒΕΛΑ ΕΛΕΝΗ του ΓΕΩΡΓΙΟΥ, ελληνικής ιθαγένειας")
    )
    assert [m.parts["surname"].value for m in members] == ["ΧΟΤΖΑ", "ΚΑΡΑΒΕΛΑ"]
    assert "ΕΛΛΗΝΙΚΗΣ" in members[1].words
    assert "ΕΛΛΗΝΙΚΗΣ" not in members[0].words


def test_a_person_whom_a_text_names_twice_is_one() -> None:
    strip = strip_of(
        "εμφανίστηκε ο ΖΕΡΒΑΣ ΗΛΙΑΣ και δήλωσε ότι τελέστηκε ο γάμος μεταξύ του",
        "ΖΕΡΒΑΣ ΗΛΙΑΣ του ΙΩΑΝΝΗ και της ΧΟΤΖΑ ΛΙΡΙ του ΦΑΤΜΙΡ",
    )
    assert [member.parts["surname"].value for member in members_told(strip)] == ["ΖΕΡΒΑΣ", "ΧΟΤΖΑ"]


def test_the_number_of_a_row_is_no_part_of_a_name() -> None:
    paper = paper_of("ΑΙΑ ΕΠΩΝΥΜΟ\tΟΝΟΜΑ", "1 ΣΤΑΜΑΤΙΟΥ\tΗΛΙΑΣ", "2 ΧΟΤΖΑ\tΛΙΡΙ")
    assert [member.parts["surname"].value for member in members_of(paper.labelled[0])] == ["ΣΤΑΜΑΤΙΟΥ", "ΧΟΤΖΑ"]
