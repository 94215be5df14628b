from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_consular_certificate_names_its_holder_in_english() -> None:
    found = values_of(
        DocumentClass.IDENTITY_OTHER,
        "CERTIFICATE OF IDENTITY",
        "It is hereby certified that LAMIA DARWISHA, born on 26 MAR 1958 in ALEPPO, is a citizen of Syria.",
        "Athens, 06 JUN 2011",
    )
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("DARWISHA", "LAMIA")
    assert (found["birth_date"], found["issue_date"]) == ("1958-03-26", "2011-06-06")


def test_a_driving_licence_numbers_its_entries() -> None:
    found = values_of(
        DocumentClass.IDENTITY_OTHER, "DRIVING LICENCE", "1.\tHOXHA", "2.\tARBEN", "3.\t02.01.1980", "4b.\t01.02.2030"
    )
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("HOXHA", "ARBEN")
    assert (found["birth_date"], found["expiry_date"]) == ("1980-01-02", "2030-02-01")


def test_the_card_s_number_goes_before_the_person_s() -> None:
    found = values_of(DocumentClass.IDENTITY_OTHER, "Personal No", "H40701123A", "Document No", "012345678")
    assert found["card_no"] == "012345678"
