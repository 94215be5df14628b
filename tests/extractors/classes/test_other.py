from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_any_paper_says_whose_it_is_and_when_it_was_issued() -> None:
    lines = ("ΓΕΝΙΚΟ ΝΟΣΟΚΟΜΕΙΟ ΠΑΤΡΩΝ", "Πάτρα, 14/12/2009", "Η ΓΙΛΜΑΖΕΡ ΦΑΤΜΑ προσήλθε στα εξωτερικά ιατρεία")
    found = values_of(DocumentClass.OTHER, *lines)
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΓΙΛΜΑΖΕΡ", "ΦΑΤΜΑ")
    assert found["issue_date"] == "2009-12-14"


def test_a_photograph_may_carry_a_name() -> None:
    assert values_of(DocumentClass.PHOTO, "ΧΟΤΖΑ ΑΡΜΠΕΝ") == {"holder_surname_el": "ΧΟΤΖΑ", "holder_name_el": "ΑΡΜΠΕΝ"}


def test_a_cover_sheet_has_no_fields() -> None:
    assert values_of(DocumentClass.SEPARATOR, "Αριθμός αίτησης 029443/2017") == {}


def test_any_paper_says_for_what_time_it_speaks() -> None:
    stay = "Ο ΧΟΤΖΑ ΑΡΜΠΕΝ νοσηλεύθηκε από 28/12/2009 έως και 04/01/2010"
    found = values_of(DocumentClass.OTHER, "ΒΕΒΑΙΩΣΗ ΝΟΣΗΛΕΙΑΣ", stay, "Αθήνα, 11/01/2010")
    assert (found["period_from"], found["period_to"]) == ("2009-12-28", "2010-01-04")
    assert found["years_covered"] == ("2009", "2010")
    assert found["issue_date"] == "2010-01-11"


def test_two_days_that_nothing_joins_are_no_stretch_of_time() -> None:
    found = values_of(DocumentClass.OTHER, "Υποβλήθηκε 03/02/2011", "Πληρώθηκε 05/03/2012")
    assert not {"period_from", "years_covered"} & found.keys()
