from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

BANK = DocumentClass.BANK_TRANSACTION


def test_the_days_of_the_movements_count_not_the_day_of_printing() -> None:
    found = values_of(
        BANK,
        "ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ ΤΗΣ ΕΛΛΑΔΟΣ",
        "Ημερομηνία εκτύπωσης: 15/01/2016",
        "ΧΟΤΖΑ ΑΡΜΠΕΝ",
        "ΠΛΑΤΩΝΟΣ 12",
        "10442 ΑΘΗΝΑ",
        "IBAN GR16 0110 1250 0000 0001 2300 695",
        "Ημ/νία\tΑιτιολογία\tΠοσό",
        "30/12/2014\tΠΛΗΡΩΜΗ ΔΕΗ\t20,00",
        "02/01/2015\tΚΑΤΑΘΕΣΗ\t120,50",
        "02/01/2015\tΑΝΑΛΗΨΗ\t50,00",
    )
    assert (found["bank"], found["iban"]) == ("ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ ΤΗΣ ΕΛΛΑΔΟΣ", "GR1601101250000000012300695")
    assert found["transaction_dates"] == ("2014-12-30", "2015-01-02")
    assert found["years_covered"] == ("2014", "2015")
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")


def test_a_single_receipt_has_one_day() -> None:
    found = values_of(
        BANK, "Alpha Bank", "Αρ. λογαριασμού: 123-00-2101-002345", "Ημερομηνία συναλλαγής: 11/10/2006", "Ποσό: 458,00"
    )
    assert (found["transaction_dates"], found["account_no"]) == (("2006-10-11",), "123-00-2101-002345")


def test_who_gets_the_money_is_not_the_holder() -> None:
    found = values_of(
        BANK,
        "Αποδεικτικό μεταφοράς",
        "Ημερομηνία εκτέλεσης: 06/09/2016",
        "IBAN δικαιούχου: GR36 0110 1251 0000 0000 1234 567",
        "Όνομα δικαιούχου: ΣΑΜΑΡΑ ΕΛΕΝΗ",
        "Λογαριασμός χρέωσης: GR16 0110 1250 0000 0001 2300 695",
        "Όνομα εντολέα: ΧΟΤΖΑ ΑΡΜΠΕΝ",
    )
    assert (found["holder_surname_el"], found["holder_name_el"]) == ("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")
    assert found["iban"] == "GR1601101250000000012300695"


def test_sentences_tell_each_day_with_its_amount() -> None:
    found = values_of(
        BANK,
        "Βόλος 19-08-2013",
        "Στον λογαριασμό του πελάτη μας, ο οποίος γεννήθηκε στις 21/11/1987, έγιναν οι",
        "κινήσεις: στις 02/05/2011 ανάληψη ποσού 100,00 ευρώ, στις 02/09/2011 κατάθεση",
        "ποσού 350,00 ευρώ και στις 21/12/2011 κατάθεση ποσού 90,00 ευρώ.",
    )
    assert found["transaction_dates"] == ("2011-05-02", "2011-09-02", "2011-12-21")
    assert found["years_covered"] == ("2011",)
