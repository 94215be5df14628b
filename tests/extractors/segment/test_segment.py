from itertools import accumulate, chain
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.classify import classify_all
from fakelos.extractors.segment import Span, segment
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Barcode, ClassGuess, MrzReading, Page
from tests import specimens
from tests.extractors.page_of import page_of
from tests.extractors.sheets import pages_of
from tests.extractors.wordings import wording

BODY = "Οι συμβαλλόμενοι δήλωσαν ότι συμφωνούν σε όσα αναφέρονται πιο πάνω και ότι παραιτούνται από κάθε"
TAX = "tax_return"


def guesses(*classes: str | None) -> list[ClassGuess]:
    return [
        ClassGuess(doc_class=None if c is None else DocumentClass[c.upper()], confidence=0.9 if c else 0.1)
        for c in classes
    ]


def numbered(pages: list[Page]) -> list[Page]:
    return [page.model_copy(update={"number": number}) for number, page in enumerate(pages, 1)]


def spans(pages: list[Page], *classes: str | None) -> list[Span]:
    return segment(numbered(pages), guesses(*classes))


def numbers(found: list[Span]) -> list[tuple[int, ...]]:
    return [span.pages for span in found]


def blank() -> Page:
    return Page(number=1, width=1654, height=2339, blank=True)


def cover(text: str = "", *words: str) -> Page:
    codes = (Barcode(kind="QRCode", text=text, box=(0.4, 0.4, 0.6, 0.6)),) if text else ()
    return page_of(*words).model_copy(update={"barcodes": codes})


def passport(number: str) -> Page:
    zone = MrzReading(
        kind="TD3",
        lines=("P<ALBSPECIMENI<<ARTAN<<<<<<<<<<<<<<<<<<<<<<<", f"{number}4ALB8001014M2501017<<<<<<<<<<<<<<04"),
        verified=True,
        names_agreed=True,
        confidence=0.99,
        box=(0.1, 0.8, 0.9, 0.9),
    )
    return page_of("Passport No", number, "Date of birth", "Date of expiry", "Nationality", mrz=(zone,))


def test_another_class_begins_another_paper() -> None:
    assert numbers(spans([page_of("Α"), page_of("Β")], TAX, "insurance")) == [(1,), (2,)]


def test_page_numbers_join_and_part() -> None:
    pages = [page_of(BODY, foot) for foot in ("1/3", "2/3", "3/3", "1/2", "2/2")]
    found = spans(pages, *["notarial_deed"] * 5)
    assert numbers(found) == [(1, 2, 3), (4, 5)]
    assert [span.problems for span in found] == [(), ()]


def test_a_page_that_the_numbers_miss_is_stated() -> None:
    found = spans([page_of(BODY, "1/3"), page_of(BODY, "3/3")], "notarial_deed", "notarial_deed")
    assert numbers(found) == [(1, 2)]
    assert found[0].problems == ("incomplete_document",)


def test_a_paper_whose_first_page_is_missing_is_incomplete() -> None:
    assert spans([page_of(BODY, "Σελίδα 2 από 2")], "notarial_deed")[0].problems == ("incomplete_document",)


def test_a_title_of_the_same_class_begins_another_paper() -> None:
    pages = [wording("tax_return drachma").page(), wording("tax_return taxisnet_2023").page()]
    assert numbers(spans(pages, TAX, TAX)) == [(1,), (2,)]


def test_a_page_that_begins_as_the_first_did_begins_another_paper() -> None:
    slip = ("ΔΕΙΓΜΑ ΤΡΑΠΕΖΑ", "Κατάστημα 012", "Συναλλαγή")
    found = spans([page_of(*slip, "100,00"), page_of(*slip, "250,00")], "bank_transaction", "bank_transaction")
    assert numbers(found) == [(1,), (2,)]


def test_a_page_of_another_holder_begins_another_paper() -> None:
    pages = [page_of(f"{number} κινήσεις", "Α.Φ.Μ. " + number) for number in ("094014201", "090165560")]
    same = [page_of("κινήσεις του μηνός", "Α.Φ.Μ. 094014201"), page_of("και άλλες κινήσεις", "Α.Φ.Μ. 094014201")]
    assert numbers(spans(pages, "bank_transaction", "bank_transaction")) == [(1,), (2,)]
    assert numbers(spans(same, "bank_transaction", "bank_transaction")) == [(1, 2)]


def test_two_passports_are_two_papers_and_visas_belong_to_the_one_before() -> None:
    visas = page_of("VISAS", "12", "GR ΕΙΣΟΔΟΣ", "10 10 23")
    pages = [passport("BA1234567"), visas, passport("BB7654321"), visas]
    assert numbers(spans(pages, *["passport"] * 4)) == [(1, 2), (3, 4)]


def test_an_unclassified_page_of_stamps_belongs_to_the_passport_before() -> None:
    assert numbers(spans([passport("BA1234567"), page_of("10 10 23", "7")], "passport", None)) == [(1, 2)]


def test_a_name_alone_is_no_page_of_the_passport_before() -> None:
    assert numbers(spans([passport("BA1234567"), page_of("ΔΕΙΓΜΑ ΑΡΤΑΝ")], "passport", None)) == [(1,), (2,)]


def test_the_back_of_a_card_belongs_to_its_front() -> None:
    front = wording("residence_permit card_front").page()
    zone = passport("BA1234567").mrz[0].model_copy(update={"kind": "TD1"})
    back = wording("residence_permit card_back").page().model_copy(update={"mrz": (zone,)})
    assert numbers(spans([front, back], "residence_permit", "residence_permit")) == [(1, 2)]


def test_a_card_copied_on_one_page_is_no_back_of_the_decision_before() -> None:
    decision = page_of("ΑΠΟΦΑΣΗ", "Χορηγούμε άδεια διαμονής, η οποία ισχύει από 01/04/2012 έως 31/03/2014.")
    zone = passport("BA1234567").mrz[0]
    lines = ("IRGRCRF10100237" + "<" * 15, "7505191F1603316RUS<<<<<<<<<<<0", "IVANOVA<<NATALIA" + "<" * 14)
    card = page_of("RESIDENCE PERMIT", "VALID UNTIL 31-3-2016").model_copy(
        update={"mrz": (zone.model_copy(update={"kind": "TD1", "lines": lines}),)}
    )
    assert numbers(spans([decision, card], *["residence_permit"] * 2)) == [(1,), (2,)]
    front = page_of("RESIDENCE PERMIT", "VALID UNTIL 31-3-2016")
    assert numbers(spans([front, card], *["residence_permit"] * 2)) == [(1, 2)]


def test_an_unclassified_page_stays_alone_and_says_so() -> None:
    found = spans([wording("tax_return drachma").page(), page_of("Άγνωστο χαρτί", BODY)], TAX, None)
    assert numbers(found) == [(1,), (2,)]
    assert found[1].doc_class is None
    assert "class_unknown" in found[1].problems


def test_an_unclassified_page_that_goes_on_takes_the_class_of_its_paper() -> None:
    found = spans([page_of(BODY, "1/2"), page_of("και λοιπά", "2/2")], "notarial_deed", None)
    assert numbers(found) == [(1, 2)]
    assert found[0].doc_class is DocumentClass.NOTARIAL_DEED


def test_an_unclassified_first_page_takes_the_class_of_the_page_that_goes_on_from_it() -> None:
    found = spans([page_of(BODY, "1/2"), page_of("και λοιπά", "2/2")], None, "notarial_deed")
    assert [(span.pages, span.doc_class) for span in found] == [((1, 2), "notarial_deed")]


def test_a_blank_page_is_a_span_of_its_own_and_does_not_part_numbered_pages() -> None:
    pages = [page_of(BODY, "1/2"), blank(), page_of(BODY, "2/2")]
    assert numbers(spans(pages, "notarial_deed", "blank", "notarial_deed")) == [(1, 3), (2,)]


def test_a_blank_page_parts_pages_that_nothing_joins() -> None:
    pages = [page_of("κινήσεις"), blank(), page_of("άλλες κινήσεις")]
    found = spans(pages, "bank_transaction", "blank", "bank_transaction")
    assert numbers(found) == [(1,), (2,), (3,)]


def test_a_cover_is_a_span_of_its_own_and_parts_what_it_stands_between() -> None:
    pages = [page_of(BODY, "1/2"), cover("DOSSIER:1/2016"), page_of(BODY, "2/2")]
    found = spans(pages, "notarial_deed", "separator", "notarial_deed")
    assert numbers(found) == [(1,), (2,), (3,)]


def test_both_printed_sides_of_a_cover_are_one_span() -> None:
    sides = [cover("DOSSIER:1/2016"), cover("DOSSIER:1/2016"), cover("", "ΔΙΑΧΩΡΙΣΤΙΚΟ ΦΥΛΛΟ")]
    assert numbers(spans(sides, *["separator"] * 3)) == [(1, 2, 3)]


def test_an_unclassified_back_that_is_most_like_a_cover_belongs_to_the_cover_before_it() -> None:
    pages = numbered([cover("DOSSIER:1/2016"), page_of("Τα έγγραφα ακολουθούν")])
    front = ClassGuess(doc_class=DocumentClass.SEPARATOR, confidence=0.99)
    back = ClassGuess(doc_class=None, confidence=0.7, runner_up=DocumentClass.SEPARATOR)
    assert numbers(segment(pages, [front, back])) == [(1, 2)]
    assert numbers(segment(pages, [front, back.model_copy(update={"runner_up": DocumentClass.OTHER})])) == [(1,), (2,)]


def test_covers_of_two_papers_are_two_spans() -> None:
    covers = [cover('{"dossier": "1/2016", "seq": 1}'), cover('{"dossier": "1/2016", "seq": 2}')]
    assert numbers(spans(covers, "separator", "separator")) == [(1,), (2,)]


def test_photographs_are_papers_of_their_own() -> None:
    assert numbers(spans([page_of("ΔΕΙΓΜΑ"), page_of("ΔΕΙΓΜΑ")], "photo", "photo")) == [(1,), (2,)]


def test_a_paper_is_as_sure_as_its_clearest_page() -> None:
    sure = [
        ClassGuess(doc_class=DocumentClass.NOTARIAL_DEED, confidence=0.99),
        ClassGuess(doc_class=None, confidence=0.2),
    ]
    assert segment(numbered([page_of(BODY, "1/2"), page_of(BODY, "2/2")]), sure)[0].confidence == 0.99


def test_stacks_of_specimens_fall_apart_where_they_should() -> None:
    rng, kept, found, there = Random(11), 0, 0, 0
    layouts = [pair for pair in specimens.all_layouts() if pair[0] not in ("blank", "photo", "separator")]
    for _ in range(12):
        papers = [specimens.single(*pair, seed=rng.randrange(99)).paper.sheets for pair in rng.choices(layouts, k=8)]
        starts = set(accumulate(map(len, papers[:-1]), initial=1))
        sheets = chain.from_iterable(papers)
        pages = pages_of(sheets, misread=0.03, rng=rng)
        first = {span.pages[0] for span in segment(pages, classify_all(pages))}
        kept, found, there = kept + len(first & starts), found + len(first), there + len(starts)
    assert 2 * kept / (found + there) >= 0.97


def test_pages_that_only_their_class_joins_are_flagged() -> None:
    loose = spans([page_of("κινήσεις του μηνός"), page_of("και άλλες κινήσεις")], *["bank_transaction"] * 2)
    assert [(span.pages, span.problems) for span in loose] == [((1, 2), ("boundary_doubtful",))]


def test_pages_that_a_number_or_the_holder_joins_are_not_flagged() -> None:
    counted = spans([page_of(BODY, "1/2"), page_of(BODY, "2/2")], "notarial_deed", "notarial_deed")
    own = [page_of("κινήσεις", "Α.Φ.Μ. 094014201"), page_of("και άλλες κινήσεις", "Α.Φ.Μ. 094014201")]
    assert [span.problems for span in (*counted, *spans(own, *["bank_transaction"] * 2))] == [(), ()]


def test_a_page_that_names_itself_begins_another_paper_even_in_a_run_of_one_class() -> None:
    pages = [page_of("Βεβαιούται ότι κατέβαλε εισφορές"), page_of("ΒΕΒΑΙΩΣΗ ΑΣΦΑΛΙΣΕΩΣ", "Βεβαιούται ότι κατέβαλε")]
    assert numbers(spans(pages, "social_insurance", "social_insurance")) == [(1,), (2,)]


def test_what_lies_between_two_numbered_covers_is_one_paper() -> None:
    first, second = (cover(f'{{"dossier": "1/2016", "seq": {seq}}}') for seq in (1, 2))
    pages = [first, page_of("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", BODY), page_of("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", BODY), second]
    assert numbers(spans(pages, "separator", "kinship", "kinship", "separator")) == [(1,), (2, 3), (4,)]


def test_people_between_two_covers_are_parted_all_the_same() -> None:
    first, second = (cover(f'{{"dossier": "1/2016", "seq": {seq}}}') for seq in (1, 2))
    people = [page_of(f"{number} κινήσεις", "Α.Φ.Μ. " + number) for number in ("094014201", "090165560")]
    found = spans([first, *people, second], "separator", "bank_transaction", "bank_transaction", "separator")
    assert numbers(found) == [(1,), (2,), (3,), (4,)]


def test_a_missing_cover_is_stated_on_what_lies_where_it_should() -> None:
    first, third = (cover(f'{{"dossier": "1/2016", "seq": {seq}}}') for seq in (1, 3))
    pages = [first, page_of("Α"), page_of("Β"), third, page_of("Γ")]
    found = spans(pages, "separator", TAX, "insurance", "separator", "kinship")
    assert [span.problems for span in found] == [(), ("cover_missing",), ("cover_missing",), (), ()]


CLASSES = st.sampled_from([None, "tax_return", "notarial_deed", "passport", "blank", "separator", "photo", "other"])
ROWS = st.sampled_from(["1/2", "2/2", "-2-", BODY, "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "Α.Φ.Μ. 094014201", "19", "ΕΠΩΝΥΜΟ ΔΕΙΓΜΑ"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(CLASSES, st.lists(ROWS, max_size=3)), max_size=8))
def test_every_page_is_in_exactly_one_span(stack: list[tuple[str | None, list[str]]]) -> None:
    found = spans([page_of(*rows) for _, rows in stack], *(doc_class for doc_class, _ in stack))
    assert sorted(number for span in found for number in span.pages) == list(range(1, len(stack) + 1))
    assert [span.pages[0] for span in found] == sorted(span.pages[0] for span in found)


def test_a_paper_without_a_class_keeps_what_it_could_only_be() -> None:
    either = (DocumentClass.NOTARIAL_DEED, DocumentClass.POWER_OF_ATTORNEY)
    unsure = ClassGuess(doc_class=None, confidence=0.6, candidates=either)
    assert segment([page_of(BODY)], [unsure])[0].candidates == either


def test_leaves_that_bear_bare_numbers_are_one_deed() -> None:
    leaves = [
        page_of("ΑΡΙΘΜΟΣ 9.218", BODY),
        page_of("2", "εμβαδού πενήντα μέτρων"),
        page_of("3", "Για πίστωση συντάχθηκε"),
    ]
    assert numbers(spans(leaves, *["notarial_deed"] * 3)) == [(1, 2, 3)]


def test_a_title_with_a_protocol_number_of_its_own_begins_a_paper_of_the_same_holder() -> None:
    note = page_of("ΕΚΚΑΘΑΡΙΣΤΙΚΟ ΣΗΜΕΙΩΜΑ", "ΑΦΜ 006197860", BODY)
    certificate = page_of("Δ.Ο.Υ. ΛΑΜΙΑΣ\t\tΑριθ. Πρωτ. 5519", "", "ΒΕΒΑΙΩΣΗ", "με ΑΦΜ 006197860 " + BODY)
    assert numbers(spans([note, certificate], TAX, TAX)) == [(1,), (2,)]


def test_the_closing_words_of_a_deed_belong_to_it_though_the_notary_signs_with_a_title() -> None:
    deed = page_of("ΑΡΙΘΜΟΣ 3.380", "εμφανίσθηκαν ενώπιόν μου", BODY)
    end = page_of("Σε πίστωση των παραπάνω συντάχθηκε το παρόν", "ΟΙ ΣΥΜΒΑΛΛΟΜΕΝΟΙ\tΗ ΣΥΜΒΟΛΑΙΟΓΡΑΦΟΣ")
    assert numbers(spans([deed, end], *["notarial_deed"] * 2)) == [(1, 2)]
