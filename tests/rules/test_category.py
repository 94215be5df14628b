"""Which category a dossier is examined under."""

import pytest

from fakelos.rules.category import read_category
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import Held, g13, paper, permit, st1, status


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


def test_a_form_that_claims_nothing_leaves_it_to_the_next() -> None:
    forms = [paper("application_form"), paper("application_form", category_claimed="Γ1.4")]
    assert evaluate(g13(form=forms)).category_claimed is Category.G14


def test_somebody_elses_permit_alone_makes_no_family_application() -> None:
    examined = evaluate(g13(sponsor=permit("2015-01-01", "2016-12-31").of("other"))).examinations
    assert [one.category for one in examined] == [Category.G13, Category.G14]


def test_a_family_claim_beside_the_sponsors_permit_is_followed() -> None:
    claim = paper("application_form", category_claimed="ΣΤ.1")
    sponsor = permit("2015-01-01", "2016-12-31").of("sponsor")
    assert evaluate(g13(form=claim, sponsor=sponsor)).category is Category.ST1


@pytest.mark.parametrize(("last_day", "category"), [("2011-12-30", Category.G14), ("2011-12-29", Category.G13)])
def test_a_claim_of_five_years_gives_way_to_titles_that_surely_fall_short(last_day: str, category: Category) -> None:
    """C2015 A, notes 3.α and 3.β: 1,825 days, claimed or not."""
    titles = permit("2007-01-01", last_day)
    assert evaluate(g13(permit=titles, known={"category": "Γ1.4"})).category is category
    assert evaluate(g13(permit=titles)).category is category


@pytest.mark.parametrize(("other", "category"), [("2011-12-30", Category.G14), ("2011-12-28", Category.G13)])
def test_a_claim_of_five_years_holds_where_a_reading_reaches_just_that(other: str, category: Category) -> None:
    """C2015 A, note 3: 1,825 days in the better of two readings."""
    either = permit("2007-01-01", "2011-12-29").or_else("valid_to", other)
    assert evaluate(g13(permit=either, known={"category": "Γ1.4"})).category is category


def test_a_family_without_own_titles_is_examined_for_that_alone() -> None:
    """C2015 B: the exceptional categories all ask for an own title."""
    assert [e.category for e in evaluate(st1()).examinations] == [Category.ST1]


@pytest.mark.parametrize(("last_day", "category"), [("2011-12-30", Category.G14), ("2011-12-29", Category.G13)])
def test_five_years_of_titles_whose_holder_is_not_known_are_proposed_as_such_without_ties(
    last_day: str, category: Category
) -> None:
    """C2015 A, note 3: 1,825 days; not to know whose a permit is takes nothing away that Γ1.4 does not ask."""
    titles = permit("2007-01-01", last_day).of("unknown")
    found = evaluate(g13(permit=titles, tie=None))
    assert found.category is category
    assert found.outcome == ("type_a_complete" if category is Category.G14 else "incomplete")


@pytest.mark.parametrize(
    "titles",
    [
        permit(None, "2011-12-30"),
        permit("2007-01-01", "2011-12-29").or_else("valid_to", "2011-12-30"),
        permit("2011-12-30", "2007-01-01"),
    ],
    ids=["illegible", "read_in_two_ways", "contradictory"],
)
def test_five_years_that_hang_on_a_date_nobody_could_read_are_proposed_without_ties(titles: Held) -> None:
    """C2015 A, note 3: whether they are reached is not known, and Γ1.4 asks for no tie; no procedure ends by it."""
    found = evaluate(g13(permit=titles, tie=None))
    assert (found.category, found.outcome) == (Category.G14, "type_a_complete")
    assert status(g13(permit=titles, tie=None), "definitive_titles_5y") == "doubtful"
    assert evaluate(g13(permit=titles)).category is Category.G13


def test_a_date_that_was_not_read_and_cannot_make_five_years_leaves_it_at_one_title() -> None:
    """C2015 A, note 3.α: in the best reading the title covers 1,824 days."""
    short = permit("2007-01-01", "2011-12-28").or_else("valid_to", "2011-12-29")
    found = evaluate(g13(permit=short, tie=None))
    assert (found.category, found.outcome) == (Category.G13, "incomplete")


def test_with_ties_it_stays_one_title_until_it_is_known_whose_the_titles_are() -> None:
    """C2015 A, notes 3.α and 3.β: Γ1.3 proposes as much."""
    titles = permit("2007-01-01", "2011-12-30")
    assert evaluate(g13(permit=titles)).category is Category.G14
    assert evaluate(g13(permit=titles.of("unknown"))).category is Category.G13


def test_a_claim_of_five_years_is_followed_whoever_holds_the_titles() -> None:
    """C2015 A, note 3.β: Γ1.3, which has its tie, proposes as much and is examined beside it."""
    known: dict[str, object] = {"category": "Γ1.4"}
    titles = [permit("2007-01-01", "2011-12-30").of("unknown")]
    examined = evaluate(g13(permit=titles, known=known)).examinations
    assert [one.category for one in examined] == [Category.G14, Category.G13]


def test_a_family_application_keeps_its_place_beside_titles_whose_holder_is_not_known() -> None:
    """C2015 B."""
    titles = permit("2007-01-01", "2011-12-30").of("unknown")
    examined = evaluate(st1(permit=titles, stay=None)).examinations
    first, *exceptional = [one.category for one in examined]
    assert (first, sorted(exceptional)) == (Category.ST1, [Category.G13, Category.G14])
