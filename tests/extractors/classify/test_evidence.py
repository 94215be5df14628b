from fakelos.extractors.classify.evidence import announces, points_of
from fakelos.extractors.classify.text import text_of
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.page_of import page_of
from tests.extractors.sheets import page_of_text
from tests.extractors.wordings import wording


def test_a_title_is_worth_more_than_its_mention() -> None:
    title = points_of(text_of(page_of_text("^ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΕΓΓΥΤΕΡΩΝ ΣΥΓΓΕΝΩΝ")))
    mention = points_of(text_of(page_of_text("Να φέρετε και το πιστοποιητικό εγγυτέρων συγγενών του θανόντος πατέρα")))
    assert title[DocumentClass.KINSHIP].net > 2 * mention[DocumentClass.KINSHIP].net > 0


def test_what_speaks_against_takes_half_at_most() -> None:
    found = points_of(text_of(page_of_text("^ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\n^ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ")))[DocumentClass.RESIDENCE_PERMIT]
    assert found.contra > 0
    assert found.net >= found.pro / 2


def test_rows_of_dates_and_amounts_are_those_of_an_account() -> None:
    rows = (f"0{n}/05/2010 ΚΑΤ\t{n}00,00\t1.{n}00,00" for n in range(1, 8))
    assert points_of(text_of(page_of(*rows)))[DocumentClass.BANK_TRANSACTION].net > 6


def test_filler_signs_of_an_unread_zone_hint_at_a_passport() -> None:
    page = page_of("P<ALBSPECIMENI<<ARTAN<<<<<<<<<<<<<<", "BA1234567<4ALB8001014M<<<<<<<<<<<<")
    assert points_of(text_of(page))[DocumentClass.PASSPORT].net > 4


def test_only_the_upper_half_of_a_page_announces_a_paper() -> None:
    title = "^ΕΚΚΑΘΑΡΙΣΤΙΚΟ ΣΗΜΕΙΩΜΑ"
    assert announces(text_of(page_of_text(title)), DocumentClass.TAX_RETURN)
    assert not announces(text_of(page_of_text("κείμενο\n" * 40 + title)), DocumentClass.TAX_RETURN)
    assert not announces(text_of(wording("tax_return e1_page2").page()), DocumentClass.TAX_RETURN)
