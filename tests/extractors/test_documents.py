from fakelos.extractors.documents import document_id, read_document
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.page_of import page_of


def test_a_paper_of_unknown_class_is_still_read_for_its_holder() -> None:
    document = read_document(None, 0.0, "a.tif", [page_of("Επώνυμο: ΧΟΤΖΑ", "Όνομα: ΑΡΜΠΕΝ")])
    assert document.doc_class is None
    assert document.text_of("holder_surname_el") == "ΧΟΤΖΑ"


def test_fields_that_the_class_does_not_hold_are_left_out() -> None:
    page = page_of("Επώνυμο: ΧΟΤΖΑ", "Όνομα: ΑΡΜΠΕΝ", "ΑΦΜ: 006197860")
    assert "afm" in read_document(DocumentClass.TAX_RETURN, 1.0, "a.tif", [page]).fields
    assert "afm" not in read_document(DocumentClass.SCHOOL_RECORD, 1.0, "a.tif", [page]).fields


def test_evidence_stands_on_the_page_that_it_was_read_from() -> None:
    pages = [page_of("ΑΡΙΘΜΟΣ 16.992", number=4), page_of("Α.Φ.Μ. 006197860", number=5)]
    document = read_document(DocumentClass.NOTARIAL_DEED, 1.0, "a.tif", pages)
    assert (document.pages, document.fields["deed_no"].page, document.fields["afm"].page) == ((4, 5), 4, 5)


def test_poorly_recognised_words_give_poorly_trusted_values() -> None:
    clear, poor = (
        read_document(DocumentClass.TAX_RETURN, 1.0, "a.tif", [page_of("ΑΦΜ: 006197860", confidence=sure)]).fields[
            "afm"
        ]
        for sure in (0.95, 0.4)
    )
    assert clear.confidence > 0.85
    assert poor.confidence < 0.45
    assert clear.value == poor.value


def test_problems_of_pages_and_paper_are_kept_once() -> None:
    page = page_of("x").model_copy(update={"problems": ("low_quality",)})
    document = read_document(DocumentClass.OTHER, 1.0, "a.tif", [page, page], ("incomplete_document", "low_quality"))
    assert document.problems == ("incomplete_document", "low_quality")


def test_an_id_is_opaque_and_the_same_on_every_run() -> None:
    assert document_id("ΧΟΤΖΑ.tif", [1, 2]) == document_id("ΧΟΤΖΑ.tif", [1, 2])
    assert document_id("ΧΟΤΖΑ.tif", [1]) != document_id("ΧΟΤΖΑ.tif", [1, 2])
    assert "ΧΟΤΖΑ" not in document_id("ΧΟΤΖΑ.tif", [1])
