import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

INSURANCE = DocumentClass.INSURANCE


def test_a_certificate_tells_from_when_to_when() -> None:
    found = values_of(
        INSURANCE,
        "ΟΡΓΑΝΙΣΜΟΣ ΓΕΩΡΓΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ\t\tΑθήνα, 05/12/2017",
        "ΒΕΒΑΙΩΣΗ ΑΣΦΑΛΙΣΤΙΚΗΣ ΙΚΑΝΟΤΗΤΑΣ",
        "Βεβαιώνεται ότι η ασφαλισμένη ΝΤΕΛΑ ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ του ΕΡΝΕΣΤΟ, με Α.Μ.Κ.Α.",
        "19126247428 και Α.Μ.Α. 8731300, δικαιούται παροχές ασθένειας",
        "από 25/10/2017 έως 28/02/2018.",
    )
    assert (found["insurer"], found["ama"]) == ("ΟΓΑ", "8731300")
    assert (found["valid_from"], found["valid_to"], found["issue_date"]) == ("2017-10-25", "2018-02-28", "2017-12-05")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΝΤΕΛΑ ΚΡΟΥΖ", "ΤΖΟΣΕΛΙΝ")
    assert (found["amka"], found["birth_date"]) == ("19126247428", "1962-12-19")


def test_the_last_endorsement_of_a_booklet_counts() -> None:
    found = values_of(
        INSURANCE,
        "Ι.Κ.Α. - Ε.Τ.Α.Μ.",
        "ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ",
        "ΘΕΩΡΗΣΕΙΣ",
        "ΑΠΟ\tΕΩΣ",
        "17-09-14\t16-09-2015",
        "17-09-15\t28-02-2016",
    )
    assert (found["insurer"], found["valid_to"]) == ("ΙΚΑ-ΕΤΑΜ", "2016-02-28")
    assert "issue_date" not in found


def test_a_booklet_is_in_force_until_its_last_endorsement() -> None:
    found = values_of(
        DocumentClass.INSURANCE, "ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ", *(f"ΘΕΩΡΗΘΗΚΕ ΜΕΧΡΙ 28/2/{year}" for year in (2015, 2017, 2016))
    )
    assert found["valid_to"] == "2017-02-28"


def test_a_booklet_is_in_force_until_the_last_day_of_its_column() -> None:
    days = ("28/02/2011\tΙΚΑ", "28/02/2013\tΙΚΑ", "28/02/2012\tΙΚΑ")
    found = values_of(DocumentClass.INSURANCE, "ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ", "ΙΣΧΥΕΙ ΜΕΧΡΙ\tΣΦΡΑΓΙΔΑ", *days)
    assert found["valid_to"] == "2013-02-28"


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("ΟΙΚΟΓΕΝΕΙΑΚΟ ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ", "yes"),
        ("ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ ΑΣΦΑΛΙΣΜΕΝΟΥ - ΠΡΟΣΤΑΤΕΥΟΜΕΝΑ ΜΕΛΗ", "yes"),
        ("ΑΤΟΜΙΚΟ ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ", None),
        ("ΒΕΒΑΙΩΣΗ ΕΜΜΕΣΗΣ ΑΣΦΑΛΙΣΗΣ προστατευόμενο μέλος της ασφαλισμένης", None),
    ],
)
def test_a_booklet_says_whether_it_covers_a_family(title: str, family: str | None) -> None:
    found = values_of(DocumentClass.INSURANCE, "Ι.Κ.Α.", title, "Επώνυμο: ΧΟΤΖΑ", "Όνομα: ΑΡΜΠΕΝ")
    assert found.get("covers_family") == family


def test_a_policy_names_its_company_and_its_days() -> None:
    found = values_of(
        DocumentClass.INSURANCE,
        "ΑΙΓΙΣ ΑΣΦΑΛΙΣΤΙΚΗ Α.Ε.",
        "Έναρξη κάλυψης: 20/03/2019\t\tΛήξη κάλυψης: 20/03/2020",
    )
    assert found["insurer"] == "ΑΙΓΙΣ ΑΣΦΑΛΙΣΤΙΚΗ Α.Ε."
    assert (found["valid_from"], found["valid_to"]) == ("2019-03-20", "2020-03-20")


def test_a_certificate_that_speaks_of_the_booklet_has_its_own_day() -> None:
    found = values_of(INSURANCE, "έχει θεωρήσει το βιβλιάριο υγείας του μέχρι 28/2/2014", "Αθήνα 10/9/2013")
    assert (found["valid_to"], found["issue_date"]) == ("2014-02-28", "2013-09-10")
