from fakelos.extractors.fields.validity import read_validity
from tests.extractors.page_of import paper_of


def test_one_label_asks_for_beginning_and_end() -> None:
    begin, end = read_validity(paper_of("Διάρκεια ισχύος: 16.10.2015-15.10.2016"))
    assert begin is not None
    assert end is not None
    assert (begin.value, end.value) == ("2015-10-16", "2016-10-15")


def test_dates_that_only_stand_side_by_side_give_way_to_a_label() -> None:
    begin, end = read_validity(paper_of("Ημ. Κατάθεσης\tΗμ. Έκδοσης\tΙσχύς έως", "04/05/2019\t09/05/2019\t04/05/2020"))
    assert end is not None
    assert end.value == "2020-05-04"
    assert begin is None or str(begin.value) < str(end.value)
