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
