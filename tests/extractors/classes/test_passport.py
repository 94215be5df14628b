from fakelos.extractors.documents import read_document
from fakelos.extractors.mrz import check_digit
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import MrzReading
from tests.extractors.classes.values_of import values_of
from tests.extractors.page_of import page_of

PRINT = (
    "REPUBLIKA E SHQIPERISE\tREPUBLIC OF ALBANIA",
    "Mbiemri / Surname",
    "HOXHA",
    "Emri / Given names",
    "ARBEN",
    "Shtetesia / Nationality\tGjinia / Sex",
    "SHQIPTARE/ALBANIAN\tM",
    "Datelindja / Date of birth\tNr. i pasaportes / Passport No.",
    "01 JUL 1974\tBA1234567",
    "Data e leshimit / Date of issue\tData e skadimit / Date of expiry",
    "28 MAJ/MAY 2010\t27 MAJ/MAY 2020",
)
FIRST = "P<ALBHOXHA<<ARBEN".ljust(44, "<")
NUMBER, BIRTH, EXPIRY = ("BA1234567", "740701", "200527")
SECOND = f"{NUMBER}{check_digit(NUMBER)}ALB{BIRTH}{check_digit(BIRTH)}M{EXPIRY}{check_digit(EXPIRY)}".ljust(44, "<")
LINES = (FIRST, SECOND)


def test_the_printed_page_alone_gives_the_holder() -> None:
    found = values_of(DocumentClass.PASSPORT, *PRINT)
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("HOXHA", "ARBEN")
    assert (found["nationality"], found["sex"], found["passport_no"]) == ("ALB", "M", "BA1234567")
    assert (found["birth_date"], found["issue_date"], found["expiry_date"]) == (
        "1974-07-01",
        "2010-05-28",
        "2020-05-27",
    )


def test_the_zone_goes_first_and_a_difference_is_stated() -> None:
    zone = MrzReading(
        kind="TD3", lines=LINES, verified=True, names_agreed=True, confidence=0.97, box=(0.1, 0.8, 0.9, 0.9)
    )
    page = page_of(*(line.replace("BA1234567", "BA1234568") for line in PRINT), mrz=(zone,))
    number = read_document(DocumentClass.PASSPORT, 1.0, "p.tif", [page]).fields["passport_no"]
    assert (number.value, number.problem) == ("BA1234567", "disagrees")


def test_stamps_of_border_posts_are_no_names() -> None:
    found = values_of(
        DocumentClass.PASSPORT, "VISAS\t19", "GR ΕΞΟΔΟΣ\tGR ΕΙΣΟΔΟΣ", "15 02 15\t25 02 15", "ΕΥΖΩΝΟΙ\tΕΥΖΩΝΟΙ"
    )
    assert found == {}


def test_a_number_may_stand_behind_its_series_and_names_behind_the_state_s_own_letters() -> None:
    found = values_of(
        DocumentClass.PASSPORT,
        "Passport no.",
        "51 1234567",
        "Country code",
        "RUS",
        "Surname",
        "ИВАНОВА / IVANOVA",
        "Given names",
        "ОЛЬГА / OLGA",
    )
    assert (found["passport_no"], found["nationality"]) == ("511234567", "RUS")
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("IVANOVA", "OLGA")


def test_captions_in_the_state_s_language_and_english_are_read() -> None:
    found = values_of(
        DocumentClass.PASSPORT,
        "Numele / Surname",
        "RUSU",
        "Prenumele / Given names",
        "ION",
        "Data nașterii / Date of birth",
        "01 IUL/JUL 1974",
    )
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("RUSU", "ION")
    assert found["birth_date"] == "1974-07-01"
