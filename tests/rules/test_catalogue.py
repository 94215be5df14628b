"""What the desk and the command line say of a line."""

import pytest

from fakelos.rules import catalogue
from fakelos.rules.identity import compare, identity_of
from fakelos.schemas.dossier import Category
from tests.rules.papers import g13, line, paper


def test_a_code_has_a_title_in_both_languages() -> None:
    assert catalogue.title_of("ties") == ("Δεσμοί με τη χώρα", "Ties with the country")
    assert catalogue.title_of("passport", Category.ST1).el != catalogue.title_of("passport", Category.G13).el


def test_a_finding_leads_to_the_words_of_the_law() -> None:
    first, note = catalogue.quotations(line(g13(), "ties"), Category.G13)
    assert first.paragraph == "Α, κατηγορία Γ1.3, 4η παύλα"
    assert first.quote.startswith("Έγγραφα που πιστοποιούν την διατήρηση δεσμών")
    assert note.paragraph == "Α, επισήμανση 3.α"


@pytest.mark.parametrize("category", Category)
def test_every_line_leads_to_its_own_words(category: Category) -> None:
    for circular, requirement in catalogue.requirements():
        if category in requirement.categories:
            assert catalogue.title_of(requirement.code, category).el
            assert circular in ("C2015", "SVC")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        catalogue.title_of("visa")


def test_every_reason_of_identity_has_its_sentence() -> None:
    form = paper("application_form", afm="1", amka="2", passport_no="3", holder_surname_el="Α", holder_name_el="Β")
    for one in (form, paper("residence_permit", permit_no="4")):
        reasons = compare(identity_of(one.document), identity_of(one.document)).reasons
        assert reasons
        assert all(catalogue.identity_reason(reason).el for reason in reasons)
