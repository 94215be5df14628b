from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.classify import classify, classify_all
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Barcode, MrzReading, Page, Word
from tests import specimens
from tests.extractors.sheets import page_of, page_of_text, pages_of
from tests.extractors.wordings import Wording, wording, wordings

WITHOUT_WORDS = {DocumentClass.BLANK, DocumentClass.PHOTO, DocumentClass.SEPARATOR}
FULL = (0.1, 0.1, 0.9, 0.2)


def a_page(**changes: object) -> Page:
    return Page.model_validate({"number": 1, "width": 1654, "height": 2339, **changes})


def zone(kind: str, *lines: str) -> MrzReading:
    return MrzReading.model_validate(
        {"kind": kind, "lines": lines, "verified": True, "names_agreed": True, "confidence": 0.99, "box": FULL}
    )


@pytest.mark.parametrize("sample", wordings(), ids=lambda sample: f"{sample.doc_class}-{sample.name}")
def test_a_sample_wording_is_known_for_what_it_is_or_left_to_a_person(sample: Wording) -> None:
    assert classify(sample.page()).doc_class in (sample.doc_class, None)


def test_few_sample_wordings_are_left_to_a_person() -> None:
    known = sum(classify(sample.page()).doc_class is sample.doc_class for sample in wordings())
    assert known >= 0.9 * len(wordings())


def test_specimens_with_misread_letters_are_known_or_left_to_a_person() -> None:
    tally: Counter[str] = Counter()
    for doc_class, layout in specimens.all_layouts():
        if doc_class in WITHOUT_WORDS:
            continue
        sheet = specimens.single(doc_class, layout, seed=7).paper.sheets[0]
        guess = classify(page_of(sheet, misread=0.04, rng=Random(layout)))
        tally["right" if guess.doc_class is doc_class else "left" if guess.doc_class is None else "wrong"] += 1
    assert tally["wrong"] <= 0.01 * tally.total()
    assert tally["right"] >= 0.92 * tally.total()


@pytest.mark.parametrize(
    ("sample", "never"),
    [
        ("other tax_clearance", DocumentClass.TAX_RETURN),
        ("other enfia", DocumentClass.TAX_RETURN),
        ("other earnings_certificate", DocumentClass.TAX_RETURN),
        ("other refusal", DocumentClass.RESIDENCE_PERMIT),
        ("other vaccination", DocumentClass.INSURANCE),
        ("other payslip", DocumentClass.SOCIAL_INSURANCE),
        ("other english_school", DocumentClass.SCHOOL_RECORD),
        ("type_a_certificate old_receipt", DocumentClass.RESIDENCE_PERMIT),
        ("application_form exceptional", DocumentClass.RESIDENCE_PERMIT),
        ("fee_receipt bank_slip", DocumentClass.BANK_TRANSACTION),
        ("notarial_deed car_proxy", DocumentClass.POWER_OF_ATTORNEY),
        ("social_insurance stamps_certificate", DocumentClass.INSURANCE),
        ("kinship greek_mother", DocumentClass.BIRTH_ACT),
    ],
)
def test_a_look_alike_is_not_taken_for_what_it_resembles_even_when_badly_read(
    sample: str, never: DocumentClass
) -> None:
    guesses = [classify(misread(wording(sample).page(), seed)) for seed in range(5)]
    assert never not in {guess.doc_class for guess in guesses}


def misread(page: Page, seed: int) -> Page:
    rng = Random(seed)
    spoilt = {rng.randrange(len(page.words)) for _ in range(len(page.words) // 6)}
    return page.model_copy(
        update={
            "words": tuple(
                word.model_copy(update={"text": word.text[1:] or "i"}) if place in spoilt else word
                for place, word in enumerate(page.words)
            )
        }
    )


def test_greek_read_as_latin_letters_is_understood() -> None:
    text = (
        "EAAHNIKH AHMOKPATIA\n^EKKAΘAPIΣTIKO ΣHMEIΩMA\n^ΦOPOΛOΓIAΣ EIΣOΔHMATOΣ ΦYΣIKΩN ΠPOΣΩΠΩN\nOIKONOMIKOY ETOYΣ 2009"
    )
    assert classify(page_of_text(text)).doc_class is DocumentClass.TAX_RETURN


def test_a_letter_spaced_title_is_a_title() -> None:
    text = "^Β Ε Β Α Ι Ω Σ Η   Κ Α Τ Α Θ Ε Σ Η Σ   Α Ι Τ Η Σ Η Σ\nΟ κάτοχος διαμένει νόμιμα στη χώρα."
    assert classify(page_of_text(text)).doc_class is DocumentClass.TYPE_A_CERTIFICATE


def test_a_zone_of_three_lines_by_greece_for_a_foreigner_is_a_residence_permit() -> None:
    permit = zone(
        "TD1", "IRGRCAA12345674<<<<<<<<<<<<<<<", "8001014M2501017ALB<<<<<<<<<<<4", "SPECIMENI<<ARTAN<<<<<<<<<<<<<<"
    )
    assert classify(a_page(mrz=(permit,))).doc_class is DocumentClass.RESIDENCE_PERMIT


def test_a_zone_of_three_lines_by_another_state_is_an_identity_paper() -> None:
    card = zone(
        "TD1", "IDALBAA12345674<<<<<<<<<<<<<<<", "8001014M2501017ALB<<<<<<<<<<<4", "SPECIMENI<<ARTAN<<<<<<<<<<<<<<"
    )
    assert classify(a_page(mrz=(card,))).doc_class is DocumentClass.IDENTITY_OTHER


def test_a_greek_citizen_s_card_is_an_identity_paper_and_no_permit() -> None:
    card = zone(
        "TD1", "IDGRCAA12345674<<<<<<<<<<<<<<<", "8001014M2501017GRC<<<<<<<<<<<4", "DEIGMA<<MARIA<<<<<<<<<<<<<<<<<"
    )
    assert classify(a_page(mrz=(card,))).doc_class is DocumentClass.IDENTITY_OTHER


def test_a_passport_s_zone_alone_is_enough() -> None:
    data = zone("TD3", "P<ALBSPECIMENI<<ARTAN<<<<<<<<<<<<<<<<<<<<<<<", "BA12345674ALB8001014M2501017<<<<<<<<<<<<<<04")
    assert classify(a_page(mrz=(data,))).doc_class is DocumentClass.PASSPORT


@pytest.mark.parametrize("text", ["DOSSIER:000123/2016", '{"dossier": "000123/2016", "seq": 2}'])
def test_a_page_with_a_cover_s_code_is_a_separator_whatever_else_it_says(text: str) -> None:
    code = Barcode(kind="QRCode", text=text, box=(0.4, 0.4, 0.6, 0.6))
    page = wording("tax_return drachma").page().model_copy(update={"barcodes": (code,)})
    assert classify(page).doc_class is DocumentClass.SEPARATOR


def test_another_code_makes_no_separator() -> None:
    code = Barcode(kind="QRCode", text="https://www.example.org/check/1", box=(0.4, 0.4, 0.6, 0.6))
    page = wording("tax_return drachma").page().model_copy(update={"barcodes": (code,)})
    assert classify(page).doc_class is DocumentClass.TAX_RETURN


def test_an_empty_page_is_blank_and_a_picture_alone_is_a_photograph() -> None:
    assert classify(a_page(blank=True)).doc_class is DocumentClass.BLANK
    assert classify(a_page(picture=True)).doc_class is DocumentClass.PHOTO


def test_a_picture_with_a_caption_and_a_name_is_a_photograph() -> None:
    caption = page_of_text("Πρόσφατη έγχρωμη φωτογραφία αιτούντος\nΔΕΙΓΜΑ ΑΓΚΙΜ του ΙΛΙΡ")
    assert classify(caption.model_copy(update={"picture": True})).doc_class is DocumentClass.PHOTO
    assert classify(caption).doc_class is not DocumentClass.PHOTO


def test_a_picture_beside_what_a_paper_calls_itself_is_no_photograph() -> None:
    card = page_of_text("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\nRESIDENCE PERMIT\nSPECIMEN")
    assert classify(card.model_copy(update={"picture": True})).doc_class is not DocumentClass.PHOTO


def test_a_page_that_could_not_be_read_is_nothing_not_blank() -> None:
    failed = classify(a_page(source="none", problems=("ocr_failed",)))
    assert (failed.doc_class, failed.confidence) == (None, 0.0)
    assert classify(a_page(blank=True, problems=("ocr_timeout",))).doc_class is None


def test_a_page_of_letters_that_mean_nothing_to_us_is_something_else_only_if_it_was_read_well() -> None:
    text = "\n".join(["ეძლევა მოქალაქეს იმის შესახებ რომ იგი"] * 5)
    assert classify(page_of_text(text)).doc_class is DocumentClass.OTHER
    assert classify(page_of_text(text).model_copy(update={"problems": ("low_quality",)})).doc_class is None


def test_one_stray_word_is_no_ground_for_a_class() -> None:
    assert classify(page_of_text("Υπόλοιπο της ΕΥΔΑΠ και του ΙΚΑ")).doc_class is None


@pytest.mark.parametrize("specks", ["ΛΙΣΤ", "HOIAV", "·· ,: ΦΑΚ", "ΑΦΕΤΗ ΤΟ"])
def test_specks_that_read_as_a_word_or_two_are_no_ground_for_a_class(specks: str) -> None:
    guess = classify(page_of_text(specks))
    assert (guess.doc_class, guess.confidence) == (None, 0.0)


def test_a_slip_of_few_words_is_something_else_and_a_scrap_of_it_is_left_to_a_person() -> None:
    slip = "ΑΠΟΔΕΙΞΗ ΛΙΑΝΙΚΗΣ ΠΩΛΗΣΗΣ\nΣΟΥΠΕΡ ΜΑΡΚΕΤ ΔΕΙΓΜΑ\nΓΑΛΑ 1,20 ΨΩΜΙ 0,80\nΣΥΝΟΛΟ 2,00 ΜΕΤΡΗΤΑ"
    assert classify(page_of_text(slip)).doc_class is DocumentClass.OTHER
    assert classify(page_of_text("ΓΑΛΑ 1,20 ΨΩΜΙ 0,80")).doc_class is None


def test_two_words_that_a_paper_calls_itself_are_enough() -> None:
    assert classify(page_of_text("ΔΙΑΒΑΤΗΡΙΟ\nPASSPORT")).confidence > 0.0


def test_two_wordings_on_one_page_leave_the_choice_to_a_person() -> None:
    both = wording("tax_return drachma").text + wording("birth_act municipal").text + wording("kinship marriage").text
    assert classify(page_of_text(both)).doc_class is None


def test_the_runner_up_of_an_undecided_page_says_where_to_look() -> None:
    guess = classify(page_of_text("^ΒΕΒΑΙΩΣΗ ΦΟΙΤΗΣΗΣ"))
    assert guess.doc_class is None
    assert guess.runner_up in (DocumentClass.SCHOOL_RECORD, DocumentClass.STUDIES, DocumentClass.LANGUAGE_COURSE)


def test_a_second_page_is_of_the_class_of_the_page_that_it_goes_on_from() -> None:
    first = page_of_text(wording("notarial_deed purchase").text + "του οποίου η αξία ανέρχεται κατά δήλωσή τους στο\n")
    second = page_of_text("-2-\nποσό που αναφέρεται πιο πάνω και το οποίο έχει ήδη δοθεί σε μετρητά.", number=2)
    assert classify(second).doc_class is None
    assert classify_all([first, second])[1].doc_class is DocumentClass.NOTARIAL_DEED


def test_a_blank_page_between_does_not_hide_what_a_page_goes_on_from() -> None:
    first = page_of_text(wording("notarial_deed purchase").text + "-1-")
    second = page_of_text("-2-\nποσό που αναφέρεται πιο πάνω και το οποίο έχει ήδη δοθεί σε μετρητά.", number=3)
    guesses = classify_all([first, a_page(number=2, blank=True), second])
    assert [guess.doc_class for guess in guesses] == ["notarial_deed", "blank", "notarial_deed"]


def test_a_page_with_its_own_title_keeps_its_class_after_any_other() -> None:
    pages = [sample.page(number) for number, sample in enumerate(wordings(), 1)]
    wrong = [
        (sample.doc_class, sample.name, guess.doc_class)
        for sample, guess in zip(wordings(), classify_all(pages), strict=True)
        if guess.doc_class not in (sample.doc_class, None)
    ]
    assert wrong == []


def test_further_sheets_of_specimens_are_known_or_left_to_a_person() -> None:
    wrong = []
    for doc_class, layout in specimens.all_layouts():
        sheets = specimens.single(doc_class, layout, seed=3).paper.sheets
        if len(sheets) > 1 and doc_class not in WITHOUT_WORDS:
            guesses = classify_all(pages_of(sheets))
            wrong += [(layout, g.doc_class) for g in guesses if g.doc_class not in (doc_class, None)]
    assert set(wrong) <= {("notarial_two_pages", DocumentClass.NOTARIAL_DEED)}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.floats(0, 0.9), st.floats(0, 0.95)), max_size=40))
def test_any_words_anywhere_give_a_probability(found: list[tuple[str, float, float]]) -> None:
    words = tuple(Word(text=t, box=(x, y, x + 0.1, y + 0.02), confidence=0.9, line=int(y * 40)) for t, x, y in found)
    guess = classify(a_page(words=words))
    assert 0.0 <= guess.confidence <= 1.0


def test_no_page_goes_on_from_a_cover() -> None:
    code = Barcode(kind="QRCode", text="DOSSIER:000123/2016", box=(0.4, 0.4, 0.6, 0.6))
    second = page_of_text("Σελίδα 2 από 2\nμε τους όρους που αναφέρονται πιο πάνω", number=2)
    assert classify_all([a_page(barcodes=(code,)), second])[1].doc_class is None


def test_a_zone_that_was_hardly_read_does_not_outweigh_a_title() -> None:
    doubtful = zone("MRVB", "VKOKO<<<<", "<<<<").model_copy(update={"verified": False, "confidence": 0.3})
    page = wording("prior_application ypes").page().model_copy(update={"mrz": (doubtful,)})
    assert classify(page).doc_class is DocumentClass.PRIOR_APPLICATION
