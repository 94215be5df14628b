from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

FORM = DocumentClass.APPLICATION_FORM
OPTIONS = {
    "Γ1.3": "Γ1.3 - Εξαιρετικοί λόγοι (κάτοχος οριστικού τίτλου που έληξε την τελευταία δεκαετία)",
    "Γ1.4": "Γ1.4 - Εξαιρετικοί λόγοι (κάτοχος οριστικών τίτλων συνολικής διάρκειας πέντε ετών)",
    "ΣΤ.1": "ΣΤ.1 - Μέλος οικογένειας πολίτη τρίτης χώρας",
}


def test_number_day_and_applicant_stand_at_their_labels() -> None:
    found = values_of(
        FORM,
        "ΑΙΤΗΣΗ\t\tΑριθ. αίτησης: 077196/2016",
        "\t\tΗμ/νία υποβολής: 06/07/2016",
        "ΕΠΩΝΥΜΟ (Ελληνικά)\tΧ Ο Τ Ζ Α",
        "ΟΝΟΜΑ (Ελληνικά)\tΑ Ρ Μ Π Ε Ν",
        "ΗΜΕΡ. ΓΕΝΝΗΣΗΣ\t0 1 0 7 1 9 7 4",
        "Α.Φ.Μ.\t0 0 6 1 9 7 8 6 0",
    )
    assert (found["application_no"], found["application_date"]) == ("077196/2016", "2016-07-06")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert (found["birth_date"], found["afm"]) == ("1974-07-01", "006197860")


def test_the_ticked_category_is_claimed() -> None:
    for chosen in OPTIONS:
        rows = [f"{'X' if code == chosen else ''}\t{text}" for code, text in OPTIONS.items()]
        assert values_of(FORM, "ΚΑΤΗΓΟΡΙΑ ΑΔΕΙΑΣ", *rows)["category_claimed"] == chosen


def test_several_categories_without_a_tick_are_no_answer() -> None:
    assert "category_claimed" not in values_of(FORM, "ΚΑΤΗΓΟΡΙΑ ΑΔΕΙΑΣ", *OPTIONS.values())


def test_a_letter_names_its_category() -> None:
    assert values_of(FORM, "Παρακαλώ να μου χορηγηθεί άδεια της κατηγορίας Γ1.4")["category_claimed"] == "Γ1.4"


def test_the_day_of_birth_is_not_that_of_the_application() -> None:
    found = values_of(
        DocumentClass.APPLICATION_FORM,
        "Ημερομηνία 09/07/1986",
        "ΕΙΣΕΡΧΟΜΕΝΟ Αρ. Πρωτ. 4418/2017 Ημερ. 11/04/2017",
        "γεννηθείς στις 09/07/1986",
    )
    assert found["application_date"] == "2017-04-11"


def test_a_number_needs_no_year_and_no_passport_s_day_is_the_application_s() -> None:
    lines = ("Αριθμός αίτησης: 7340971", "Υποβλήθηκε: 23/05/2024", "Διαβατήριο: FB259224", "Εκδόθηκε 22/05/2021")
    found = values_of(FORM, *lines)
    assert (found["application_no"], found["application_date"]) == ("7340971", "2024-05-23")
    assert "application_date" not in values_of(FORM, lines[0], *lines[2:])


def test_family_and_given_name_may_share_a_label_in_another_language() -> None:
    found = values_of(FORM, "Surname / Given names\t\tKUMAR KAMALJIT")
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("KUMAR", "KAMALJIT")


def test_a_passport_s_number_that_passes_as_a_tax_number_is_none() -> None:
    found = values_of(FORM, "ΔΙΑΒΑΤΗΡΙΟ: 230397249")
    assert found["passport_no"] == "230397249"
    assert "afm" not in found
