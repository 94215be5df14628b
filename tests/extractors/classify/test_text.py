from fakelos.extractors.classify.text import fold, text_of
from tests.extractors.page_of import page_of
from tests.extractors.sheets import page_of_text


def test_accents_case_script_and_the_micro_sign_do_not_matter() -> None:
    spellings = ["Ληξιαρχική πράξη", "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ", "ΛHΞIAPXIKH ΠPAΞH", "λῃξιαρχικὴ πρᾶξη"]
    assert len({fold(spelling) for spelling in spellings}) == 1
    assert fold("µε") == fold("με")


def test_side_by_side_columns_are_read_one_after_the_other() -> None:
    page = page_of("ΔΗΜΟΣ\t\t\tΒόλος", "ΒΟΛΟΥ\t\t\t1/2/2015")
    assert fold("ΔΗΜΟΣ ΒΟΛΟΥ") in text_of(page).blocks.letters
    assert fold("ΔΗΜΟΣ Βόλος") in text_of(page).rows.letters


def test_capitals_and_subjects_are_headings_and_running_text_is_not() -> None:
    text = text_of(
        page_of_text("^ΑΠΟΦΑΣΗ\nΘΕΜΑ: Χορήγηση άδειας\nΣας γνωρίζουμε με το παρόν έγγραφο ότι θα πρέπει να έρθετε")
    )
    assert [segment.letters for segment in text.headings.segments] == [fold("ΑΠΟΦΑΣΗ"), fold("ΘΕΜΑ Χορήγηση άδειας")]


def test_a_page_without_words_has_empty_streams() -> None:
    text = text_of(page_of())
    assert (text.rows.letters, text.blocks.letters, text.headings.letters) == ("", "", "")
