import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of


def test_a_decision_tells_days_sum_and_when_it_was_asked_for() -> None:
    found = values_of(
        DocumentClass.BUYOUT_DECISION,
        "ΟΡΓΑΝΙΣΜΟΣ ΓΕΩΡΓΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ\t\tΑθήνα, 11.10.2016",
        "ΑΠΟΦΑΣΗ ΕΞΑΓΟΡΑΣ\t\tΑριθ. απόφ. 7428/2016",
        "Δεχόμαστε το από 03.09.2016 αίτημα του ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ, με Α.Μ.Κ.Α. 01077473898,",
        "και αναγνωρίζουμε με εξαγορά 60 ημέρες ασφάλισης, με καταβολή 642,00 ευρώ.",
    )
    assert (found["insurer"], found["decision_no"], found["decision_date"]) == ("ΟΓΑ", "7428/2016", "2016-10-11")
    assert (found["days_bought"], found["amount"], found["submitted_date"]) == ("60", "642.00", "2016-09-03")


STAMPED = (
    "ΟΡΓΑΝΙΣΜΟΣ ΓΕΩΡΓΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ\t\tΑθήνα, 11.10.2016",
    "ΑΠΟΦΑΣΗ ΕΞΑΓΟΡΑΣ\t\tΑριθ. απόφ. 7428/2016",
    "Δεχόμαστε το από 03.09.2016 αίτημα του ΧΟΤΖΑ ΑΡΜΠΕΝ του ΦΑΤΜΙΡ.",
)


@pytest.mark.parametrize(
    "stamp",
    [
        ("ΠΑΡΑΛΑΒΗ", "ΑΡ. ΠΡΩΤ. 12345", "14-11-2016"),
        ("Προσκομίστηκε στις 14/11/2016",),
        ("ΕΛΗΦΘΗ 14 ΝΟΕ 2016",),
        ("Αρ. εισερχομένου 4455", "14.11.2016"),
    ],
)
def test_a_stamp_of_receipt_says_when_a_decision_was_brought(stamp: tuple[str, ...]) -> None:
    found = values_of(DocumentClass.BUYOUT_DECISION, *STAMPED, *stamp)
    assert (found.get("brought_date"), found["submitted_date"]) == ("2016-11-14", "2016-09-03")


def test_without_a_stamp_or_with_one_from_before_the_decision_it_is_not_known() -> None:
    assert "brought_date" not in values_of(DocumentClass.BUYOUT_DECISION, *STAMPED)
    request = "Η αίτησή σας παραλήφθηκε στις 05/09/2016"
    assert "brought_date" not in values_of(DocumentClass.BUYOUT_DECISION, *STAMPED, request)


def test_the_number_may_stand_behind_the_title() -> None:
    found = values_of(DocumentClass.BUYOUT_DECISION, "Ε.Φ.Κ.Α.\t\tΑΠΟΦΑΣΗ: 1771/2017")
    assert found["decision_no"] == "1771/2017"


def test_a_decision_s_day_may_stand_behind_its_number() -> None:
    found = values_of(DocumentClass.BUYOUT_DECISION, "Απόφαση 889/15-3-2017", "Ημερομηνία αίτησης 1/2/2017")
    assert (found["decision_no"], found["decision_date"]) == ("889", "2017-03-15")


def test_the_application_s_day_in_the_sentence_is_not_the_decision_s() -> None:
    found = values_of(
        DocumentClass.BUYOUT_DECISION,
        "Ημερομηνία: 27/03/2017\t\tΑρ. Απόφασης: 36814",
        "Σε απάντηση της αίτησής σας με ημερομηνία 09/01/2017 σας γνωρίζουμε",
        "Αρ. Μητρώου: 1520885",
    )
    assert (found["decision_date"], found["submitted_date"]) == ("2017-03-27", "2017-01-09")
    assert found["ama"] == "1520885"


def test_a_decision_s_day_may_be_told_behind_its_number() -> None:
    found = values_of(DocumentClass.BUYOUT_DECISION, "Απόφαση αριθ. 889/2017 της 15/03/2017", "από 1/2/2017 αίτηση")
    assert (found["decision_no"], found["decision_date"]) == ("889/2017", "2017-03-15")
