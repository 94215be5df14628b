from fakelos.extractors.fields.people.sentences import foreigners, names_in_prose, people_in
from tests.extractors.page_of import strip_of


def told(*lines: str) -> list[list[str]]:
    return [
        [" ".join(word.text.strip(",.") for word in words) for words in (p.surname, p.name, p.father, p.mother)]
        for p in people_in(strip_of(*lines))
    ]


def free(*lines: str) -> list[tuple[str, str]]:
    found = names_in_prose(strip_of(*lines))
    return [
        (" ".join(w.text.strip("(),") for w in p.surname), " ".join(w.text.strip("(),") for w in p.name)) for p in found
    ]


def test_a_person_is_named_with_both_parents() -> None:
    text = "Χορηγούμε άδεια στον ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ και της ΛΙΡΙ, που γεννήθηκε"
    assert told(text) == [["ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "ΦΑΤΜΙΡ", "ΛΙΡΙ"]]


def test_a_name_goes_on_in_the_next_line() -> None:
    assert told("εργασία στην ΝΤΕΛΑ", "ΚΡΟΥΖ ΤΖΟΣΕΛΙΝ του ΕΡΝΕΣΤΟ") == [["ΝΤΕΛΑ ΚΡΟΥΖ", "ΤΖΟΣΕΛΙΝ", "ΕΡΝΕΣΤΟ", ""]]


def test_child_of_may_stand_between_a_person_and_the_father() -> None:
    assert told("Ο μαθητής ΑΛ ΧΑΣΑΝΙ ΜΠΑΣΕΛ, τέκνο του ΣΑΜΙ και της ΡΙΜΑ") == [["ΑΛ ΧΑΣΑΝΙ", "ΜΠΑΣΕΛ", "ΣΑΜΙ", "ΡΙΜΑ"]]


def test_everything_in_capitals_is_no_obstacle() -> None:
    assert told("ΒΕΒΑΙΩΝΕΤΑΙ ΟΤΙ Ο ΧΟΤΖΑ ΑΡΜΠΕΝ ΤΟΥ ΦΑΤΜΙΡ") == [["ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "ΦΑΤΜΙΡ", ""]]


def test_offices_and_their_places_are_no_people() -> None:
    assert told("ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΤΟΥ ΔΗΜΟΥ ΑΘΗΝΑΙΩΝ") == []
    assert free("κάτοικος ΔΗΜΟΚΡΑΤΙΑΣ ΠΛΑΤΩΝΟΣ 155, με το παρόν") == []


def test_a_person_without_father_is_named_amid_small_letters() -> None:
    assert free("άδεια στην πολίτη Γεωργίας ΤΣΧΕΙΤΖΕ ΤΑΜΑΡ (CHKHEIDZE TAMAR), με") == [
        ("ΤΣΧΕΙΤΖΕ", "ΤΑΜΑΡ"),
        ("CHKHEIDZE", "TAMAR"),
    ]


def test_english_sentences_put_the_given_name_first() -> None:
    assert free("This is to certify that JOCELYN DELA CRUZ, born at Manila") == [("DELA CRUZ", "JOCELYN")]


def test_latin_letters_in_brackets_stand_between_a_person_and_the_father() -> None:
    assert told("Η ΠΟΠΟΒΣΚΑΓΙΑ ΝΑΤΑΛΙΑ, (POPOVSKAYA NATALIA), του ΣΕΡΓΚΕΪ, με αριθμό") == [
        ["ΠΟΠΟΒΣΚΑΓΙΑ", "ΝΑΤΑΛΙΑ", "ΣΕΡΓΚΕΪ", ""]
    ]


def test_a_known_given_name_before_an_unknown_word_stands_first() -> None:
    assert free("Ο κ. ΑΡΜΠΕΝ ΧΟΤΖΑ παρακολούθησε μαθήματα") == [("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")]
    assert free("Ο κ. ΧΟΤΖΑ ΑΡΜΠΕΝ παρακολούθησε μαθήματα") == [("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")]


def test_the_country_before_a_name_is_no_part_of_it() -> None:
    assert free("την άδεια της υπηκόου ΓΕΩΡΓΙΑΣ ΛΟΜΙΤΖΕ ΝΑΤΕΛΑ, όνομα πατρός") == [("ΛΟΜΙΤΖΕ", "ΝΑΤΕΛΑ")]
    assert told("του υπηκόου ΓΕΩΡΓΙΑΣ ΛΟΜΙΤΖΕ ΓΚΙΒΙ του ΖΑΖΑ") == [["ΛΟΜΙΤΖΕ", "ΓΚΙΒΙ", "ΖΑΖΑ", ""]]


def test_the_bearer_of_a_passport_is_the_last_one_named_before_its_number() -> None:
    strip = strip_of(
        "εμφανίστηκαν ο ΖΕΡΒΑΣ ΗΛΙΑΣ του ΙΩΑΝΝΗ, κάτοχος δελτίου ΑΖ 771204, και ο",
        "ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, κάτοχος του υπ' αριθ. BC0917734 διαβατηρίου",
    )
    people = list(people_in(strip))
    assert foreigners(strip, people) == {people[1].start}


def test_without_a_passport_the_national_of_another_country_is_the_foreigner() -> None:
    strip = strip_of("ο ΖΕΡΒΑΣ ΗΛΙΑΣ του Ιωάννη, Έλληνας, και η ΧΟΤΖΑ ΛΙΡΙ του Φατμίρ, υπήκοος Αλβανίας, κάτοικος")
    people = list(people_in(strip))
    assert foreigners(strip, people) == {people[1].start}


def test_parents_may_stand_in_small_letters_behind_a_name_in_capitals() -> None:
    assert told("Ο μαθητής ΧΟΤΖΑ ΑΡΜΠΕΝ του Φατμίρ και της Λίρι που γεννήθηκε") == [
        ["ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "Φατμίρ", "Λίρι"]
    ]
    assert told("τον ΧΟΤΖΑ ΑΡΜΠΕΝ του Δήμου Αθηναίων") == []


def test_a_greek_sentence_puts_the_family_name_first_in_latin_letters_too() -> None:
    strip = strip_of("στην υπήκοο Γεωργίας KIKNADZE EKA (ΚΙΚΝΑΤΖΕ ΕΚΑ) του ΤΕΝΓΚΙΖ, άδεια διαμονής")
    (fathered,) = people_in(strip)
    assert [word.text for word in fathered.surname] == ["(ΚΙΚΝΑΤΖΕ"]
    latin = next(person for person in names_in_prose(strip) if person.script == "lat")
    assert [word.text for word in latin.surname] == ["KIKNADZE"]
