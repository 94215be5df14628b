import pytest

from fakelos.extractors.classify.continuation import Relation, relation
from fakelos.extractors.classify.text import text_of
from tests.extractors.page_of import page_of

OPEN = "και ο αγοραστής δήλωσε ενώπιόν μου ότι αποδέχεται την αγορά του ακινήτου που"
CLOSED = "και ο αγοραστής δήλωσε ενώπιόν μου ότι αποδέχεται την αγορά."


@pytest.mark.parametrize(
    ("before", "page", "expected"),
    [
        (("Τίτλος", "1/3"), ("κείμενο", "2/3"), Relation.CONTINUES),
        (("Τίτλος", "-2-"), ("κείμενο", "-3-"), Relation.CONTINUES),
        (("Τίτλος",), ("κείμενο", "-2-"), Relation.LIKELY),
        (("Τίτλος",), ("κείμενο", "-5-"), Relation.UNKNOWN),
        (("Τίτλος", "1/3"), ("κείμενο", "3/3"), Relation.LIKELY),
        (("Τίτλος", "3/3"), ("κείμενο", "2/3"), Relation.UNKNOWN),
        (("Τίτλος", "1/2"), ("κείμενο", "2/5"), Relation.UNKNOWN),
        (("Τίτλος", "3/3"), ("κείμενο", "1/2"), Relation.STARTS),
        ((OPEN,), ("περιγράφηκε πιο πάνω, χωρίς καμία επιφύλαξη.",), Relation.LIKELY),
        ((OPEN, "SPECIMEN", "ΔΕΙΓΜΑ"), ("περιγράφηκε πιο πάνω, χωρίς καμία επιφύλαξη.",), Relation.LIKELY),
        ((CLOSED,), ("περιγράφηκε πιο πάνω, χωρίς καμία επιφύλαξη.",), Relation.UNKNOWN),
        ((OPEN,), ("Περιγράφηκε πιο πάνω, χωρίς καμία επιφύλαξη.",), Relation.UNKNOWN),
        ((OPEN,), ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΔΗΜΟΣ ΒΟΛΟΥ"), Relation.STARTS),
        ((OPEN,), ("ΑΡΙΘΜΟΣ 16.992",), Relation.STARTS),
        ((), (), Relation.UNKNOWN),
    ],
)
def test_numbers_and_sentences_say_whether_a_page_goes_on(
    before: tuple[str, ...], page: tuple[str, ...], expected: Relation
) -> None:
    assert relation(text_of(page_of(*before)), text_of(page_of(*page, number=2))) is expected
