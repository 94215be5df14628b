import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

HOLDER = ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "123456783")
SPOUSE = ("ΣΕΧΟΥ", "ΜΙΡΕΛΑ", "094014201")


@pytest.mark.parametrize(
    "lines",
    [
        ("\tΥπόχρεος\tΣύζυγος", "Επώνυμο\tΧΟΤΖΑ\tΣΕΧΟΥ", "Όνομα\tΑΡΜΠΕΝ\tΜΙΡΕΛΑ", "Α.Φ.Μ.\t123456783\t094014201"),
        (
            "Στοιχεία υπόχρεου",
            "Επώνυμο: ΧΟΤΖΑ\tΌνομα: ΑΡΜΠΕΝ\tΑΦΜ: 123456783",
            "Στοιχεία συζύγου",
            "Επώνυμο: ΣΕΧΟΥ\tΌνομα: ΜΙΡΕΛΑ\tΑΦΜ: 094014201",
        ),
        (
            "ΑΦΜ ΥΠΟΧΡΕΟΥ\tΕΠΩΝΥΜΟ\tΟΝΟΜΑ",
            "123456783\tΧΟΤΖΑ\tΑΡΜΠΕΝ",
            "ΑΦΜ ΣΥΖΥΓΟΥ\tΕΠΩΝΥΜΟ\tΟΝΟΜΑ",
            "094014201\tΣΕΧΟΥ\tΜΙΡΕΛΑ",
        ),
        ("ΥΠΟΧΡΕΟΣ: ΧΟΤΖΑ ΑΡΜΠΕΝ\t\tΑΦΜ: 123456783", "ΣΥΖΥΓΟΣ: ΣΕΧΟΥ ΜΙΡΕΛΑ\t\tΑΦΜ: 094014201"),
        (
            "Α.Φ.Μ. υπόχρεου: 123456783",
            "Α.Φ.Μ. συζύγου: 094014201",
            "Ονοματεπώνυμο υπόχρεου: ΧΟΤΖΑ ΑΡΜΠΕΝ",
            "Ονοματεπώνυμο συζύγου: ΣΕΧΟΥ ΜΙΡΕΛΑ",
        ),
    ],
)
def test_the_spouse_stands_beside_the_holder_in_columns_parts_or_captions(lines: tuple[str, ...]) -> None:
    found = values_of(DocumentClass.TAX_RETURN, *lines, "Φορολογικό έτος 2014")
    assert (found["holder_surname_el"], found["holder_name_el"], found["afm"]) == HOLDER
    assert (found["spouse_surname_el"], found["spouse_name_el"], found["spouse_afm"]) == SPOUSE


def test_an_empty_column_for_the_spouse_is_no_spouse() -> None:
    found = values_of(
        DocumentClass.TAX_RETURN,
        "Επώνυμο: ΧΟΤΖΑ",
        "Όνομα: ΑΡΜΠΕΝ",
        "ΚΩΔ.\tΥΠΟΧΡΕΟΥ\tΣΥΖΥΓΟΥ",
        "301\tΕΙΣΟΔΗΜΑ ΑΠΟ ΜΙΣΘΩΤΕΣ ΥΠΗΡΕΣΙΕΣ\t9.378,00",
    )
    assert not [code for code in found if code.startswith("spouse_")]


def test_a_label_without_owner_in_the_spouse_s_column_is_the_spouse_s() -> None:
    found = values_of(
        DocumentClass.TAX_RETURN,
        "Επώνυμο υπόχρεου: ΧΟΤΖΑ\t\tΕπώνυμο συζύγου: ΣΕΧΟΥ",
        "Όνομα υπόχρεου: ΑΡΜΠΕΝ\t\tΌνομα συζύγου: ΜΙΡΕΛΑ",
        "Όνομα πατέρα: ΦΑΤΜΙΡ\t\tΌνομα πατέρα: ΙΛΙΡ",
    )
    assert (found["father_name_el"], found["spouse_father_name_el"]) == ("ΦΑΤΜΙΡ", "ΙΛΙΡ")


def test_the_spouse_s_column_begins_below_its_heading() -> None:
    lines = ("ΕΠΩΝΥΜΟ\tΧΟΤΖΑ\tΠΑΤΡΩΝΥΜΟ\tΦΑΤΜΙΡ", "ΚΩΔ.\tΥΠΟΧΡΕΟΥ\tΚΩΔ.\tΣΥΖΥΓΟΥ")
    assert "spouse_surname_el" not in values_of(DocumentClass.TAX_RETURN, *lines)
