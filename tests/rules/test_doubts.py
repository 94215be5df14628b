"""Worked examples of papers behind which another may lie (C2015 A, note 3: doubt works for the applicant)."""

import pytest

from tests.rules.papers import Held, fee, g13, insurance, line, paper, permit, st1, status, tax_return

EXPIRED = insurance("2016-07-05")


def with_problem(held: Held, problem: str, pages: tuple[int, ...] = (1, 2)) -> Held:
    """The paper as reading left it: with this problem, on these pages."""
    return Held(held.document.model_copy(update={"problems": (problem,), "pages": pages}), held.role)


@pytest.mark.parametrize(
    ("problem", "pages", "expected"),
    [
        ("boundary_doubtful", (1, 2), "doubtful"),
        ("cover_missing", (1, 2), "doubtful"),
        ("incomplete_document", (1, 2), "doubtful"),
        ("incomplete_document", (1,), "doubtful"),
        ("partly_read", (1,), "doubtful"),
        ("text_not_recognised", (1,), "doubtful"),
        ("boundary_doubtful", (1,), "missing"),
        ("cover_missing", (1,), "missing"),
        ("low_quality", (1, 2), "missing"),
    ],
)
def test_a_line_is_not_missing_while_the_paper_that_lacks_may_lie_behind_one_of_its_kind(
    problem: str, pages: tuple[int, ...], expected: str
) -> None:
    """Two certificates of insurance may have been taken for one: an expired one in front, one in force behind."""
    assert status(g13(insurance=with_problem(EXPIRED, problem, pages)), "insurance") == expected


def test_the_reason_counts_such_papers_and_shows_them() -> None:
    glued = with_problem(EXPIRED, "boundary_doubtful")
    found = line(g13(insurance=glued), "insurance")
    assert found.reason_el.endswith("Έγγραφα που ίσως περιέχουν και άλλο ή δεν διαβάστηκαν ολόκληρα: 1.")
    assert found.evidence[-1].document == glued.document.id


def test_a_paper_of_another_kind_hides_nothing() -> None:
    """Pages are joined to a paper of their own kind only, so a tax return hides no fee."""
    dossier = g13(fee=None, more=with_problem(tax_return(2014), "boundary_doubtful"))
    assert status(dossier, "fee") == "missing"


def test_a_year_may_be_covered_by_a_tax_return_that_was_taken_for_part_of_another() -> None:
    """SVC, papers, 6."""
    one = tax_return(2013)
    assert status(g13(tie=one), "ties_each_year", examination="substantive") == "missing"
    glued = with_problem(one, "boundary_doubtful")
    assert status(g13(tie=glued), "ties_each_year", examination="substantive") == "doubtful"


def test_somebody_elses_paper_may_hide_the_applicants_and_its_lost_pages_are_the_other_persons() -> None:
    """Where nothing on a page names its holder, two people's papers may be taken for one."""
    assert status(g13(fee=with_problem(fee().of("other"), "boundary_doubtful")), "fee") == "doubtful"
    assert status(g13(fee=with_problem(fee().of("other"), "incomplete_document", (1,))), "fee") == "missing"


def test_a_relatives_paper_that_nobody_recognised_may_be_the_sponsors_permit_or_the_familys_booklet() -> None:
    """C2015 B, ΣΤ.1, 4th line; C2015, Γ1.3, 5th line."""
    unknown = paper(None).of("other")
    assert status(st1(sponsor=None, unknown=unknown, own=permit("2010-01-01", "2011-12-31")), "sponsor_permit") == (
        "doubtful"
    )
    assert status(g13(insurance=None, unknown=unknown), "insurance") == "doubtful"
    assert status(g13(fee=None, unknown=unknown), "fee") == "missing"


def test_an_unrecognised_paper_of_somebody_else_may_have_the_applicants_behind_it() -> None:
    """Where nothing on a page names its holder, two people's papers may be taken for one."""
    unknown = paper(None).of("other")
    assert status(g13(fee=None, unknown=with_problem(unknown, "boundary_doubtful")), "fee") == "doubtful"
    assert status(g13(fee=None, unknown=with_problem(unknown, "boundary_doubtful", (1,))), "fee") == "missing"
