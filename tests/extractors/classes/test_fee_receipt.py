import pytest

from fakelos.extractors.documents import read_document
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of
from tests.extractors.page_of import page_of

FEE = DocumentClass.FEE_RECEIPT


def test_an_e_paravolo_gives_code_type_amount_state_and_day() -> None:
    found = values_of(
        FEE,
        "e-Παράβολο",
        "Κωδικός πληρωμής:\t2738 2576 6694 2138 4158",
        "Τύπος παραβόλου:\t[2403] Άδεια διαμονής για εξαιρετικούς λόγους",
        "Ποσό:\t300,00 €",
        "Επώνυμο / Επωνυμία:\tΧΟΤΖΑ",
        "Όνομα:\tΑΡΜΠΕΝ",
        "ΑΦΜ:\t006197860",
        "Κατάσταση:\tΠΛΗΡΩΜΕΝΟ",
        "Ημ/νία πληρωμής:\t10/06/2016",
        "Ημ/νία λήξης:\t08/10/2016",
    )
    assert (found["fee_code"], found["fee_type_code"]) == ("27382576669421384158", "2403")
    assert (found["amount"], found["fee_status"], found["payment_date"]) == ("300.00", "paid", "2016-06-10")
    assert (found["holder_surname_el"], found["holder_name_el"], found["afm"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "006197860")


def test_an_unpaid_fee_is_not_taken_for_a_paid_one() -> None:
    found = values_of(FEE, "Κατάσταση παραβόλου:\tΜΗ ΠΛΗΡΩΜΕΝΟ", "Ποσό:\t300,00 €")
    assert found["fee_status"] == "unpaid"


def test_a_tax_office_s_receipt_has_no_code_but_is_itself_the_payment() -> None:
    found = values_of(
        FEE,
        "Δ.Ο.Υ. ΠΑΤΡΩΝ",
        "ΔΙΠΛΟΤΥΠΟ ΕΙΣΠΡΑΞΗΣ",
        "Ονοματεπώνυμο ..........\tΧΟΤΖΑ ΑΡΜΠΕΝ",
        "Ποσό (ευρώ) ..........\t300,00",
        "Ημερομηνία ..........\t08-03-2014",
    )
    assert (found["amount"], found["fee_status"], found["payment_date"]) == ("300.00", "paid", "2014-03-08")
    assert "fee_code" not in found


def test_the_state_may_carry_the_day_of_payment() -> None:
    found = values_of(DocumentClass.FEE_RECEIPT, "e-Παράβολο", "Κατάσταση\tΔΕΣΜΕΥΜΕΝΟ (14/09/2022)")
    assert found["payment_date"] == "2022-09-14"


def test_a_word_of_waiting_on_a_paid_receipt_leaves_it_paid() -> None:
    lines = (
        "ΑΠΟΔΕΙΞΗ ΠΛΗΡΩΜΗΣ",
        "Ημερομηνία πληρωμής: 10/06/2016",
        "Η δέσμευση είναι σε αναμονή. Ποσό προς πληρωμή 0,00",
    )
    found = values_of(FEE, *lines)
    assert (found["fee_status"], found["payment_date"]) == ("paid", "2016-06-10")


@pytest.mark.parametrize("said", ["Το παράβολο δεν έχει πληρωθεί.", "Παράβολο προς πληρωμή", "Το παράβολο ακυρώνεται"])
def test_a_state_of_an_unpaid_fee_outside_its_own_cell_is_a_guess(said: str) -> None:
    field = read_document(FEE, 1.0, "paper.tif", [page_of("e-Παράβολο", "Ποσό:\t300,00 €", said)]).fields["fee_status"]
    assert field.value in {"unpaid", "cancelled"}
    assert field.confidence < 0.5


def test_a_state_in_its_own_cell_is_sure() -> None:
    page = page_of("e-Παράβολο", "Κατάσταση:\tΑΝΑΜΟΝΗ ΠΛΗΡΩΜΗΣ")
    field = read_document(FEE, 1.0, "paper.tif", [page]).fields["fee_status"]
    assert (field.value, field.confidence > 0.5) == ("unpaid", True)


def test_the_kind_of_fee_is_not_the_first_figures_of_its_code() -> None:
    found = values_of(
        DocumentClass.FEE_RECEIPT,
        "Κωδικός Παραβόλου\t\tΤύπος",
        "2711 4490 0283 1776 5540\t\t2403",
    )
    assert (found["fee_code"], found["fee_type_code"]) == ("27114490028317765540", "2403")


def test_a_terminal_s_slip_prints_the_day_of_payment_with_the_time() -> None:
    found = values_of(FEE, "WINBANK", "03/02/18 10:21:15", "ΠΛΗΡΩΜΗ ΟΦΕΙΛΗΣ", "27382576669421384158", "EUR 300.00")
    assert found["payment_date"] == "2018-02-03"


def test_the_time_of_printing_is_no_time_of_payment() -> None:
    assert "payment_date" not in values_of(FEE, "27382576669421384158", "Εκτυπώθηκε στις 03/02/2018 10:21")


def test_a_code_in_groups_at_a_bare_label_is_no_number_of_a_receipt() -> None:
    found = values_of(DocumentClass.FEE_RECEIPT, "Αριθμός: 3131 4064 5285 1406 6357")
    assert found["fee_code"] == "31314064528514066357"
    assert "receipt_no" not in found


def test_the_day_of_payment_is_that_of_the_transaction_before_the_value_date() -> None:
    value_date = "Ημ/νία valeur:\t05/02/2018"
    assert values_of(FEE, "Ημ/νία συναλλαγής:\t03/02/2018", value_date)["payment_date"] == "2018-02-03"
    assert values_of(FEE, value_date)["payment_date"] == "2018-02-05"
