import pytest

from fakelos.extractors.documents import read_document
from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of
from tests.extractors.page_of import page_of

TAX = DocumentClass.TAX_RETURN


@pytest.mark.parametrize("label", ["ΟΙΚΟΝΟΜΙΚΟΥ ΕΤΟΥΣ 2014", "Οικ. έτος: 2014", "ΟΙΚΟΝΟΜΙΚΟ ΕΤΟΣ 2014"])
def test_a_fiscal_year_taxes_the_income_of_the_year_before(label: str) -> None:
    found = values_of(TAX, "ΕΚΚΑΘΑΡΙΣΤΙΚΟ ΣΗΜΕΙΩΜΑ", label, "Ημ. έκδοσης: 08/06/2015")
    assert (found["tax_year_label"], found["tax_year_kind"], found["income_year"]) == ("2014", "oikonomiko", "2013")
    assert found["years_covered"] == ("2013",)


@pytest.mark.parametrize("label", ["ΦΟΡΟΛΟΓΙΚΟΥ ΕΤΟΥΣ 2015", "Φορολ. έτος 2015", "Φορολογικό έτος: 2015"])
def test_a_tax_year_taxes_its_own_income_whenever_it_is_filed(label: str) -> None:
    found = values_of(TAX, label, "Ημ. υποβολής: 19/05/2017")
    assert (found["tax_year_label"], found["tax_year_kind"], found["income_year"]) == ("2015", "forologiko", "2015")
    assert found["years_covered"] == ("2015",)


def test_income_dates_that_contradict_the_label_are_stated() -> None:
    page = page_of("ΟΙΚΟΝΟΜΙΚΟΥ ΕΤΟΥΣ 2014", "(εισοδήματα 1/1/2012 - 31/12/2012)")
    assert read_document(TAX, 1.0, "t.tif", [page]).fields["income_year"].problem == "disagrees"


def test_the_tax_office_is_named_at_its_label() -> None:
    assert values_of(TAX, "Δ.Ο.Υ.: Α΄ ΘΕΣΣΑΛΟΝΙΚΗΣ", "ΟΙΚΟΝΟΜΙΚΟΥ ΕΤΟΥΣ 2014")["doy"] == "Α΄ ΘΕΣΣΑΛΟΝΙΚΗΣ"
    assert "doy" not in values_of(TAX, "ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ")


def test_the_year_may_stand_below_its_caption() -> None:
    found = values_of(TAX, "ΟΙΚΟΝΟΜΙΚΟ ΕΤΟΣ\tΑΡΙΘΜΟΣ ΔΗΛΩΣΗΣ", "2011\t190733")
    assert (found["tax_year_label"], found["income_year"]) == ("2011", "2010")


def test_the_year_of_the_incomes_is_told_without_any_label() -> None:
    assert values_of(TAX, "δήλωση φορολογίας εισοδήματος (εισοδήματα 2016)")["income_year"] == "2016"


@pytest.mark.parametrize(
    ("listed", "years"),
    [
        ("για τα οικονομικά έτη 2012, 2013 και 2014", ("2011", "2012", "2013")),
        ("των οικονομικών ετών 2012 έως 2014", ("2011", "2012", "2013")),
        ("για τα φορολογικά έτη 2015 και 2017", ("2015", "2017")),
    ],
)
def test_a_certificate_of_several_returns_covers_the_income_of_each(listed: str, years: tuple[str, ...]) -> None:
    assert values_of(TAX, f"έχει υποβάλει δηλώσεις {listed}.")["years_covered"] == years


def test_a_year_that_was_not_read_follows_from_the_income_s_dates() -> None:
    found = values_of(TAX, "ΟΙΚΟΝΟΜΙΚΟ ΕΤΟΣ\tΒΟΟ", "Για εισοδήματα από 1/1/2008 έως 31/12/2008")
    assert (found["tax_year_label"], found["tax_year_kind"], found["income_year"]) == ("2009", "oikonomiko", "2008")


def test_the_tax_office_ends_with_its_seat() -> None:
    assert values_of(TAX, "Προς τη Δ.Ο.Υ. ΚΑΛΛΙΘΕΑΣ Για εισοδήματα του έτους")["doy"] == "ΚΑΛΛΙΘΕΑΣ"


def test_the_tax_office_s_code_is_no_part_of_its_name() -> None:
    assert values_of(TAX, "ΔΟΥ ΥΠΟΒΟΛΗΣ\t1101 ΚΑΛΛΙΘΕΑΣ")["doy"] == "ΚΑΛΛΙΘΕΑΣ"
