import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

HOLDER = {"holder_surname_el": "ΧΟΤΖΑ", "holder_name_el": "ΑΡΜΠΕΝ", "afm": "123456783"}


@pytest.mark.parametrize(
    "lines",
    [
        ("\tΕΡΓΟΔΟΤΗΣ\tΕΡΓΑΖΟΜΕΝΟΣ", "Επώνυμο\tΛΙΑΠΗΣ\tΧΟΤΖΑ", "Όνομα\tΗΛΙΑΣ\tΑΡΜΠΕΝ", "ΑΦΜ\t094014201\t123456783"),
        (
            "ΕΚΜΙΣΘΩΤΗΣ\tΜΙΣΘΩΤΗΣ",
            "ΛΙΑΠΗΣ ΗΛΙΑΣ\tΧΟΤΖΑ ΑΡΜΠΕΝ",
            "του ΠΕΤΡΟΥ\tτου ΦΑΤΜΙΡ",
            "ΑΦΜ: 094014201\tΑΦΜ: 123456783",
        ),
        ("Πωλητής\t\tΑγοραστής", "ΧΟΤΖΑ ΑΡΜΠΕΝ\t\tΛΙΑΠΗΣ ΗΛΙΑΣ", "ΑΦΜ: 123456783\t\tΑΦΜ: 094014201"),
        (
            "Ιδιότητα\tΕπώνυμο\tΌνομα\tΑΦΜ",
            "Πωλητής\tΛΙΑΠΗΣ\tΗΛΙΑΣ\t094014201",
            "Αγοραστής\tΧΟΤΖΑ\tΑΡΜΠΕΝ\t123456783",
        ),
        (
            "1. ΕΡΓΟΔΟΤΗΣ",
            "Επωνυμία: ΛΙΑΠΗΣ ΕΠΕ\tΑΦΜ: 094014201",
            "2. ΜΙΣΘΩΤΟΣ",
            "Επώνυμο: ΧΟΤΖΑ\tΌνομα: ΑΡΜΠΕΝ\tΑΦΜ: 123456783",
        ),
    ],
)
def test_what_is_said_of_another_party_is_not_the_holders(lines: tuple[str, ...]) -> None:
    assert HOLDER.items() <= values_of(DocumentClass.OTHER, *lines).items()


def test_what_the_paper_says_below_the_parties_columns_stays() -> None:
    lines = ("ΕΚΜΙΣΘΩΤΗΣ\tΜΙΣΘΩΤΗΣ", "ΛΙΑΠΗΣ ΗΛΙΑΣ\tΧΟΤΖΑ ΑΡΜΠΕΝ", "Ημ. έκδοσης: 3/4/2015\tΠόλη: Αθήνα")
    assert values_of(DocumentClass.OTHER, *lines)["issue_date"] == "2015-04-03"


def test_who_acts_for_another_is_not_the_holder() -> None:
    found = values_of(
        DocumentClass.NOTARIAL_DEED,
        "Στην Πάτρα σήμερα 3 Μαΐου 2012 εμφανίσθηκε ο ΣΕΧΟΥ ΙΛΙΡ του ΑΓΚΙΜ, ΑΦΜ 094014201, ο οποίος ενεργεί ως",
        "πληρεξούσιος και για λογαριασμό του ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, ΑΦΜ 123456783, και δήλωσε ότι πωλεί.",
    )
    assert HOLDER.items() <= found.items()
