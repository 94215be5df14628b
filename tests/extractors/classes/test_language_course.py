from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_course_has_level_hours_and_dates() -> None:
    found = values_of(
        DocumentClass.LANGUAGE_COURSE,
        "ΔΗΜΟΣ ΛΑΡΙΣΑΙΩΝ\t\tΛάρισα, 14 Δεκεμβρίου 2012",
        "Ο ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ παρακολούθησε τμήμα ελληνικής γλώσσας επιπέδου B1,",
        "διάρκειας 150 διδακτικών ωρών, από 13/11/2011 έως 20/11/2012.",
    )
    assert (found["level"], found["hours"]) == ("Β1", "150")
    assert (found["course_from"], found["course_to"]) == ("2011-11-13", "2012-11-20")
    assert (found["years_covered"], found["issue_date"]) == (("2011", "2012"), "2012-12-14")
