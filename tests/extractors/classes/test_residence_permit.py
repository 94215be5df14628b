from fakelos.extractors.documents import read_document
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of
from tests.extractors.page_of import page_of

PERMIT = DocumentClass.RESIDENCE_PERMIT


def test_a_decision_tells_everything_in_a_sentence() -> None:
    found = values_of(
        PERMIT,
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\t\tΛάρισα, 7 Φεβρουαρίου 2010",
        "ΠΕΡΙΦΕΡΕΙΑ ΘΕΣΣΑΛΙΑΣ\t\tΑριθ. Απόφ.: 6968/2010",
        "Έχοντας υπόψη τις διατάξεις του ν. 3386/2005 και την αριθ. πρωτ. 1234/2009 αίτηση",
        "Χορηγούμε άδεια διαμονής για «Παροχή υπηρεσιών ή έργου» στον ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ",
        "και της ΛΙΡΙ, γεννηθέντα στις 01/07/1974, κάτοχο του υπ' αριθ. Α0408172 διαβατηρίου.",
        "Η ισχύς της αρχίζει από 27/12/2009 και λήγει στις 26/12/2011.",
    )
    assert (found["permit_no"], found["decision_date"]) == ("6968/2010", "2010-02-07")
    assert found["permit_type"] == "ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ"
    assert (found["valid_from"], found["valid_to"]) == ("2009-12-27", "2011-12-26")
    assert found["years_covered"] == ("2009", "2010", "2011")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert (found["father_name_el"], found["mother_name_el"]) == ("ΦΑΤΜΙΡ", "ΛΙΡΙ")
    assert (found["passport_no"], found["birth_date"]) == ("A0408172", "1974-07-01")


def test_a_police_permit_of_the_nineties_is_a_form() -> None:
    found = values_of(
        PERMIT,
        "ΥΠΟΥΡΓΕΙΟ ΔΗΜΟΣΙΑΣ ΤΑΞΗΣ\t\tΑριθ. 48669/1999",
        "ΑΔΕΙΑ ΠΑΡΑΜΟΝΗΣ ΑΛΛΟΔΑΠΟΥ",
        "ΕΠΩΝΥΜΟΝ\tΧΟΤΖΑ",
        "ΟΝΟΜΑ\tΑΡΜΠΕΝ",
        "ΗΜΕΡΟΜΗΝΙΑ ΓΕΝΝΗΣΕΩΣ\t01-07-1974",
        "ΣΚΟΠΟΣ ΠΑΡΑΜΟΝΗΣ\tΕΡΓΑΣΙΑ",
        "ΙΣΧΥΕΙ ΑΠΟ\t06-04-1999",
        "ΜΕΧΡΙ\t05-04-2000",
    )
    assert (found["permit_no"], found["permit_type"]) == ("48669/1999", "ΕΡΓΑΣΙΑ")
    assert (found["valid_from"], found["valid_to"]) == ("1999-04-06", "2000-04-05")
    assert "decision_date" not in found


def test_a_card_is_bilingual_and_its_holder_latin() -> None:
    found = values_of(
        PERMIT,
        "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT\tPR4689977",
        "ΕΠΩΝΥΜΟ ΟΝΟΜΑ / NAME",
        "GRIGORYAN GAGIK",
        "ΙΣΧΥΕΙ ΕΩΣ / VALID UNTIL",
        "22/05/2015",
        "ΤΟΠΟΣ ΚΑΙ ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ / PLACE AND DATE OF ISSUE",
        "ΗΡΑΚΛΕΙΟ 23/05/2014",
        "ΤΥΠΟΣ ΑΔΕΙΑΣ / TYPE OF PERMIT",
        "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ",
    )
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("GRIGORYAN", "GAGIK")
    assert (found["valid_from"], found["valid_to"]) == ("2014-05-23", "2015-05-22")
    assert (found["permit_no"], found["permit_type"]) == ("PR4689977", "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ")


def test_an_end_before_the_beginning_is_implausible() -> None:
    page = page_of("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "Ισχύει από: 27/12/2011", "Ισχύει έως: 26/12/2009")
    fields = read_document(PERMIT, 1.0, "p.tif", [page]).fields
    assert fields["valid_to"].problem == "implausible_date"
    assert "years_covered" not in fields


def test_the_number_of_an_application_is_not_that_of_the_permit() -> None:
    found = values_of(
        DocumentClass.RESIDENCE_PERMIT,
        "ΑΠΟΦΑΣΗ\t\tΑριθμ. Πρωτ.: 5512/2009",
        "Έχοντας υπόψη την με αρ. 88213/2008 αίτηση και το αριθ. AB604418 διαβατήριο,",
        "χορηγούμε άδεια διαμονής στον υπήκοο ΑΛΒΑΝΙΑΣ ΧΟΤΖΑ ΑΡΜΠΕΝ, όνομα πατρός ΦΑΤΜΙΡ.",
    )
    assert (found["permit_no"], found["holder_surname_el"]) == ("5512/2009", "ΧΟΤΖΑ")


def test_the_number_of_the_passport_is_not_that_of_the_permit() -> None:
    found = values_of(
        DocumentClass.RESIDENCE_PERMIT,
        "Έχοντας υπόψη το αριθ. AB604418 διαβατήριο, χορηγούμε άδεια διαμονής.",
    )
    assert found["passport_no"] == "AB604418"
    assert "permit_no" not in found


STICKER = (
    "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\tRESIDENCE PERMIT\tGR B8943492",
    "ΕΠΩΝΥΜΟ-ΟΝΟΜΑ / NAME",
    "ADEYEMI FUNMILAYO",
    "ΙΣΧΥΕΙ ΜΕΧΡΙ / VALID UNTIL",
    "13-09-2010",
    "ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS",
    "ΑΡ. ΔΙΑΒΑΤΗΡΙΟΥ A05591749",
    "ΑΡ. ΑΠΟΦ. 99377/2008",
)


def test_a_sticker_s_number_is_not_the_passport_s() -> None:
    found = values_of(PERMIT, *STICKER)
    assert (found["sticker_no"], found["passport_no"], found["permit_no"]) == ("B8943492", "A05591749", "99377/2008")


def test_a_sticker_begins_on_the_day_behind_the_place_though_its_caption_is_unread() -> None:
    found = values_of(PERMIT, *STICKER[:5], "ΛΑΜΙΑ 14-09-2008", *STICKER[5:])
    assert (found["valid_from"], found["valid_to"]) == ("2008-09-14", "2010-09-13")
    assert "decision_date" not in found


def test_a_sticker_s_caption_may_ask_for_the_place_first() -> None:
    captions = "ΙΣΧΥΕΙ ΜΕΧΡΙ / VALID UNTIL\t\tΤΟΠΟΣ ΕΚΔΟΣΗΣ - ΕΝΑΡΞΗ ΙΣΧΥΟΣ"
    found = values_of(PERMIT, *STICKER[:3], captions, "13-09-2010\t\tΛΑΜΙΑ 14-09-2008", *STICKER[5:])
    assert (found["valid_from"], found["valid_to"]) == ("2008-09-14", "2010-09-13")


def test_the_sponsor_s_numbers_are_not_the_holder_s() -> None:
    sponsor = (
        "Στοιχεία συντηρούντος",
        "Αριθμός διαβατηρίου: BA1111111",
        "Αριθμός άδειας διαμονής: 777/2008",
    )
    holder = (
        "Στοιχεία μέλους οικογένειας",
        "Αριθμός διαβατηρίου: BA2222222",
        "Αριθμός άδειας διαμονής: 888/2010",
    )
    for lines in ((*sponsor, *holder), (*holder, *sponsor)):
        found = values_of(PERMIT, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", *lines)
        assert (found["passport_no"], found["permit_no"]) == ("BA2222222", "888/2010")


def test_the_permit_before_lends_neither_its_number_nor_its_end() -> None:
    found = values_of(
        PERMIT,
        "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ",
        "Στοιχεία προηγούμενης άδειας",
        "Αριθμός άδειας: 1234/2008",
        "Λήξη: 09/05/2010",
        "Στοιχεία νέας άδειας",
        "Αριθμός άδειας: 777/2010",
        "Λήξη: 09/05/2012",
        "Λήξη διαβατηρίου: 03/04/2020",
    )
    assert (found["permit_no"], found["valid_to"]) == ("777/2010", "2012-05-09")


def test_the_end_joined_with_the_beginning_goes_before_the_passport_s() -> None:
    found = values_of(
        PERMIT,
        "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ",
        "Διαβατήριο: UN240554 που λήγει: 30/09/2011",
        "Ισχύς: από 02/10/2007 έως 01/10/2009",
        "ΑΠΟΦΑΣΗ\t50229/2007 / 08/10/2007",
    )
    assert (found["valid_from"], found["valid_to"]) == ("2007-10-02", "2009-10-01")
    assert (found["permit_no"], found["decision_date"]) == ("50229/2007", "2007-10-08")


def test_the_passport_s_end_right_behind_its_number_is_not_the_permit_s() -> None:
    found = values_of(
        PERMIT, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "κάτοχο διαβατηρίου BA1234567 (λήξη 3/4/2015), ισχύος 2 ετών έως 09/05/2012"
    )
    assert found["valid_to"] == "2012-05-09"


def test_a_decision_s_number_ends_where_its_day_begins() -> None:
    found = values_of(PERMIT, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "Αριθμ. απόφ. 777/10-5-2010")
    assert (found["permit_no"], found["decision_date"]) == ("777", "2010-05-10")


def test_a_card_s_document_number_is_its_own() -> None:
    found = values_of(PERMIT, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ RESIDENCE PERMIT", "Αριθμός εγγράφου / Document number", "T12345678")
    assert found["permit_no"] == "T12345678"


def test_the_permit_s_day_may_stand_behind_its_number() -> None:
    found = values_of(PERMIT, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ - Αριθ. 83223/2013 - 09.07.2013", "Ισχύει από 28.05.2013 έως 27.05.2015")
    assert (found["permit_no"], found["decision_date"]) == ("83223/2013", "2013-07-09")


def test_the_holder_may_stand_in_latin_letters_between_his_name_and_the_father_s() -> None:
    found = values_of(
        PERMIT,
        "Την από 27/11/2014 αίτηση του ενδιαφερομένου.",
        "ΑΠΟΦΑΣΙΖΟΥΜΕ",
        "Ανανεώνουμε την άδεια διαμονής του ΧΟΤΖΑ ΑΡΜΠΕΝ (HOXHA ARBEN) του ΦΑΤΜΙΡ και της ΛΙΡΙ,",
        "υπηκόου ΑΛΒΑΝΙΑΣ, κατόχου του υπ' αριθ. BA5610556 διαβατηρίου, από 06-01-2015 μέχρι 05-01-2017.",
    )
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert (found["holder_surname_lat"], found["holder_name_lat"]) == ("HOXHA", "ARBEN")
    assert (found["father_name_el"], found["mother_name_el"]) == ("ΦΑΤΜΙΡ", "ΛΙΡΙ")
