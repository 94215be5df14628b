from fakelos.extractors.fields.issue import read_issue_date
from tests.extractors.page_of import paper_of


def issued(*lines: str) -> object:
    reading = read_issue_date(paper_of(*lines))
    return reading and reading.value


def test_a_label_names_the_day_of_issue() -> None:
    assert issued("Αθήνα, 1/1/2014", "Ημερομηνία έκδοσης: 5/12/2017") == "2017-12-05"


def test_the_letterhead_gives_it_behind_a_place() -> None:
    assert issued("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\t\tΑθήνα, 14 Δεκεμβρίου 2012", "Βεβαιώνεται ότι") == "2012-12-14"


def test_the_signature_gives_it_after_a_sentence() -> None:
    assert issued("Ακριβής μετάφραση του εγγράφου. Αθήνα, 05/07/2018") == "2018-07-05"


def test_a_birth_date_at_its_label_is_no_day_of_issue() -> None:
    assert issued("Ημερομηνία γέννησης\t05/12/1974") is None


def test_a_date_within_a_sentence_is_none_either() -> None:
    assert issued("που γεννήθηκε στις 05/12/1974 στην πόλη") is None


def test_the_place_is_told_from_a_row_of_a_sentence_that_ends_with_a_date() -> None:
    assert issued("ΜΟΛΔΑΒΙΑ, που γεννήθηκε στις 25/05/1968.", "Κόρινθος 22/02/2018") == "2018-02-22"


def test_a_protocol_number_may_stand_behind_the_letterhead_s_date() -> None:
    assert issued("Κομοτηνή 15-12-2008 2208/2004", "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ") == "2008-12-15"


def test_of_several_dates_at_such_labels_the_latest_is_the_day_of_issue() -> None:
    assert issued("Ημερομηνία έκδοσης\t05/12/1974", "Ημερομηνία έκδοσης: 12/9/2012") == "2012-09-12"


def test_an_office_s_name_and_a_protocol_number_may_share_the_row() -> None:
    assert issued("ΝΟΜΟΣ ΑΤΤΙΚΗΣ Αθήνα, 14/12/2012") == "2012-12-14"
    assert issued("Ημερομηνία : 05/07/2011 Αρ. Πρωτ. : 24610") == "2011-07-05"


def test_the_day_may_stand_behind_the_protocol_number() -> None:
    assert issued("Αριθμ. Πρωτ. 8217 / 2/7/2010", "ΒΕΒΑΙΩΣΗ") == "2010-07-02"


def test_an_earlier_day_behind_other_words_is_not_the_letterhead_s() -> None:
    assert issued("Πάτρα: 25/12/2019", "Πρώτη εγγραφή: 23/9/2017") == "2019-12-25"


def test_a_sentence_may_call_it_today() -> None:
    assert issued("Στην Πάτρα σήμερα 17η Φεβρουαρίου 2016 οι κάτωθι συμφώνησαν από 1/3/2016") == "2016-02-17"


def test_a_town_behind_an_office_in_capitals_needs_no_comma() -> None:
    assert issued("ΤΟΠΙΚΗ Δ/ΝΣΗ ΧΑΛΚΙΔΑΣ Χαλκίδα 14-07-2012", "ΒΕΒΑΙΩΣΗ") == "2012-07-14"
