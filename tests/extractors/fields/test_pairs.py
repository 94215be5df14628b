import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

NAME = ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
OTHER = DocumentClass.OTHER


@pytest.mark.parametrize(
    "lines",
    [
        ("Επώνυμο & Όνομα: ΧΟΤΖΑ ΑΡΜΠΕΝ",),
        ("Όνομα & Επώνυμο: ΑΡΜΠΕΝ ΧΟΤΖΑ",),
        ("Επών/μο: ΧΟΤΖΑ\tΌν.: ΑΡΜΠΕΝ",),
        ("Ο/Η ΧΟΤΖΑ ΑΡΜΠΕΝ, του ΦΑΤΜΙΡ, γεννηθείς στις 2-1-1980",),
        ("ΠΡΟΣ: ΧΟΤΖΑ ΑΡΜΠΕΝ",),
        ("ΑΦΜ / Ονοματεπώνυμο: 123456783 / ΧΟΤΖΑ ΑΡΜΠΕΝ",),
        ("Βεβαιώνεται ότι ο φοιτητής ΧΟΤΖΑ ΑΡΜΠΕΝτου ΦΑΤΜΙΡ, με αριθμό μητρώου 5,",),
        ("για την αίτηση του ΧΟΤΖΑ. ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ",),
    ],
)
def test_a_name_is_found_in_whatever_order_and_company(lines: tuple[str, ...]) -> None:
    found = values_of(OTHER, *lines)
    assert (found["holder_surname_el"], found["holder_name_el"]) == NAME


@pytest.mark.parametrize(
    "lines",
    [
        ("Επώνυμο / Surname:\tΧΟΤΖΑ / HOXHA", "Όνομα / Name:\tΑΡΜΠΕΝ / ARBEN"),
        ("Επώνυμο:\tΧΟΤΖΑ (HOXHA)", "Όνομα:\tΑΡΜΠΕΝ (ARBEN)"),
        ("Επώνυμο\tΧΟΤΖΑ\tΌνομα\tΑΡΜΠΕΝ", "Λατινικά\tHOXHA\tΛατινικά\tARBEN"),
        ("Ονοματεπώνυμο κατόχου (Name of holder): ΧΟΤΖΑ ΑΡΜΠΕΝ (HOXHA ARBEN)",),
        ("Επώνυμο / Surname\tΧΟΤΖΑ\tHOXHA", "Όνομα / Name\tΑΡΜΠΕΝ\tARBEN"),
        ("Επώνυμο\tHOXHA\tΧΟΤΖΑ", "Όνομα\tARBEN\tΑΡΜΠΕΝ"),
    ],
)
def test_a_name_in_both_scripts_is_read_in_both(lines: tuple[str, ...]) -> None:
    found = values_of(OTHER, *lines)
    assert (found["holder_surname_el"], found["holder_name_el"]) == NAME
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("HOXHA", "ARBEN")


def test_english_papers_name_the_given_name_first() -> None:
    found = values_of(OTHER, "Name: ARBEN HOXHA", "Date of birth: 02.01.1980")
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("HOXHA", "ARBEN")


@pytest.mark.parametrize(
    "line",
    ["Γονείς: ΦΑΤΜΙΡ - ΛΙΡΙ", "Γονείς: ΦΑΤΜΙΡ και ΛΙΡΙ", "Πατέρας: ΦΑΤΜΙΡ\tΜητέρα: ΛΙΡΙ", "τέκνο των ΦΑΤΜΙΡ και ΛΙΡΙ"],
)
def test_both_parents_stand_in_one_place_or_in_two(line: str) -> None:
    found = values_of(OTHER, "Ονοματεπώνυμο: ΧΟΤΖΑ ΑΡΜΠΕΝ", line)
    assert (found["father_name_el"], found["mother_name_el"]) == ("ΦΑΤΜΙΡ", "ΛΙΡΙ")


def test_a_caption_that_asks_for_the_father_too_gets_him() -> None:
    found = values_of(OTHER, "Επώνυμο, Όνομα, Πατρώνυμο: ΧΟΤΖΑ ΑΡΜΠΕΝ ΦΑΤΜΙΡ")
    assert (found["holder_surname_el"], found["holder_name_el"], found["father_name_el"]) == (*NAME, "ΦΑΤΜΙΡ")


def test_a_name_for_which_nothing_speaks_is_a_guess() -> None:
    lines = [
        "ΑΜΑ: 8897066\tΓΙΟΒΑΝΟΒΣΚΙ ΒΕΣΝΑ\tΣΕΛ. 2",
        *(f"85621100{n:02d}\t02/2008\t105\t18\t622,80" for n in range(9)),
    ]
    found = values_of(DocumentClass.SOCIAL_INSURANCE, *lines)
    assert found["holder_surname_el"] == "ΓΙΟΒΑΝΟΒΣΚΙ"
