"""The order in which a batch was scanned."""

from fakelos.rules.order import Order
from fakelos.schemas.document import Cover, Document
from tests.rules.papers import paper


def a_document(file: str, page: int) -> Document:
    return paper("other").document.model_copy(update={"file": file, "pages": (page,)})


def test_files_keep_the_order_in_which_they_came() -> None:
    order = Order([a_document("b.pdf", 7), a_document("a.pdf", 1)], [])
    assert order.of_page("b.pdf", 7) < order.of_page("a.pdf", 1)


def test_pages_follow_one_another_within_a_file() -> None:
    document = a_document("a.pdf", 3)
    order = Order([document], [])
    assert order.of_page("a.pdf", 2) < order.of_document(document) < order.of_page("a.pdf", 10)


def test_a_file_of_covers_alone_lies_where_its_number_belongs() -> None:
    documents = [a_document("scan_2.pdf", 1), a_document("scan_10.pdf", 1)]
    order = Order(documents, [Cover(application_no="1", file="scan_9.pdf", page=1)])
    between = order.of_page("scan_9.pdf", 1)
    assert order.of_document(documents[0]) < between < order.of_document(documents[1])


def test_a_whole_unread_file_comes_before_its_pages() -> None:
    assert Order([], []).of_page("lost.pdf", 0) < Order([], []).of_page("lost.pdf", 1)
