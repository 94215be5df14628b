"""Which category a dossier is examined under."""

import pytest

from fakelos.rules.category import read_category
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import g13, paper


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Γ1.3", Category.G13),
        ("Γ 1.4", Category.G14),
        ("G1.4", Category.G14),
        ("γ.1.3.", Category.G13),
        ("ΣΤ.1", Category.ST1),
        ("ST 1", Category.ST1),
        ("στ1", Category.ST1),
        ("", None),
        ("Β2", None),
    ],
)
def test_a_category_is_read_however_it_is_written(text: str, category: Category | None) -> None:
    assert read_category(text) is category


def test_the_register_knows_better_than_the_form() -> None:
    form = paper("application_form", category_claimed="Γ1.4")
    assert evaluate(g13(form=form)).category_claimed is Category.G14
    assert evaluate(g13(form=form, known={"category": "Γ1.3"})).category_claimed is Category.G13


def test_the_form_of_somebody_else_claims_nothing() -> None:
    form = paper("application_form", category_claimed="Γ1.4").of("other")
    assert evaluate(g13(form=form)).category_claimed is None


def test_a_claim_without_a_date_of_application_is_followed() -> None:
    assert evaluate(g13(applied=None, known={"category": "Γ1.4"})).category is Category.G14


def test_a_family_claim_that_only_the_form_makes_is_examined_last_where_the_papers_speak_against_it() -> None:
    """The papers show the applicant's own titles and nobody's birth or permit."""
    claim = paper("application_form", category_claimed="ΣΤ.1")
    examined = [e.category for e in evaluate(g13(form=claim)).examinations]
    assert examined == [Category.G13, Category.G14, Category.ST1]


def test_a_family_claim_of_the_register_is_followed() -> None:
    assert evaluate(g13(known={"category": "ΣΤ.1"})).category is Category.ST1


def test_a_family_claim_of_the_form_is_followed_where_the_papers_do_not_speak_against_it() -> None:
    claim = paper("application_form", category_claimed="ΣΤ.1")
    assert evaluate(g13(form=claim, permit=None)).category is Category.ST1
    assert evaluate(g13(form=claim, birth=paper("birth_act"))).category is Category.ST1
