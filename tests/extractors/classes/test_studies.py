from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_student_s_certificate_names_institution_department_and_years() -> None:
    found = values_of(
        DocumentClass.STUDIES,
        "ΠΑΝΕΠΙΣΤΗΜΙΟ ΠΑΤΡΩΝ\t\tΠάτρα, 1 Ιουλίου 2016",
        "ΒΕΒΑΙΩΣΗ ΣΠΟΥΔΩΝ",
        "Βεβαιώνεται ότι ο φοιτητής ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, με αριθμό μητρώου 273438,",
        "είναι εγγεγραμμένος στο Τμήμα Νοσηλευτικής και παρακολούθησε τα μαθήματα",
        "του ακαδημαϊκού έτους 2015-2016.",
    )
    assert (found["institution"], found["department"]) == ("ΠΑΝΕΠΙΣΤΗΜΙΟ ΠΑΤΡΩΝ", "Νοσηλευτικής")
    assert (found["registration_no"], found["academic_years"]) == ("273438", ("2015-2016",))
    assert found["years_covered"] == ("2015", "2016")
