"""Worked examples of whose permit is the sponsor's (C2015 B, ΣΤ.1, 4th line)."""

import pytest

from fakelos.rules.assembly import assemble
from fakelos.schemas.dossier import Application, Category
from tests.rules.papers import Held, line, paper, permit, st1, status

GOOD, EXPIRED = permit("2015-01-01", "2016-12-31"), permit("2010-01-01", "2011-12-31")
SHORT = permit("2016-01-01", "2016-12-31")
GUESSED = GOOD.guessing("valid_to")


@pytest.mark.parametrize(
    ("others", "expected"),
    [(GOOD, "doubtful"), (GUESSED, "doubtful"), (EXPIRED, "missing"), (SHORT, "missing"), (None, "missing")],
)
def test_the_permit_of_another_person_may_be_the_sponsors_where_whom_it_was_taken_for_has_none_in_force(
    others: Held | None, expected: str
) -> None:
    """C2015 B: "in force, of at least two years"; a relative whose permit expired does not hide the sponsor."""
    dossier = st1(sponsor=EXPIRED.of("sponsor"), other=others.of("other") if others else None)
    assert status(dossier, "sponsor_permit") == expected


def test_whose_permit_it_is_is_asked_of_a_person_by_name_of_the_paper() -> None:
    """C2015 B."""
    found = line(st1(sponsor=EXPIRED.of("sponsor"), other=GOOD.of("other")), "sponsor_permit")
    assert found.reason_el.endswith("Άδεια άλλου προσώπου του φακέλου: δείτε αν είναι ο συντηρών.")
    assert [one.document for one in found.evidence] == [GOOD.document.id]


def test_a_sponsors_permit_in_force_needs_no_other() -> None:
    """C2015 B."""
    assert status(st1(other=EXPIRED.of("other")), "sponsor_permit") == "met"


def test_the_permit_of_whom_a_reviewer_called_another_is_not_the_sponsors() -> None:
    """What a person said of a paper is not doubted again."""
    dossier = st1(sponsor=EXPIRED.of("sponsor"), other=GOOD.of("other"))
    ruled = dossier.model_copy(update={"whose": {GOOD.document.id: "other"}})
    assert status(ruled, "sponsor_permit") == "missing"


def test_of_two_relatives_with_permits_the_second_may_be_the_sponsor() -> None:
    """Assembly takes the first for the sponsor: here a brother, whose permit has expired."""
    applicant = {"birth_date": "1990-03-03", "afm": "123456783"}
    brother = {"birth_date": "1980-02-01", "afm": "090000045"}
    husband = {"birth_date": "1985-06-06", "afm": "998877665"}
    papers = [
        paper("application_form", application_no="7/2016", category_claimed="ΣΤ.1", **applicant),
        paper("residence_permit", valid_from="2010-01-01", valid_to="2011-12-31", **brother),
        paper("residence_permit", valid_from="2015-01-01", valid_to="2016-12-31", **husband),
    ]
    known = Application.model_validate({"application_no": "7/2016", "application_date": "2016-07-06"})
    (found,) = assemble([one.document for one in papers], applications=[known])
    assert [found.role_of(one.document.id) for one in papers] == ["applicant", "sponsor", "other"]
    assert status(found, "sponsor_permit", Category.ST1) == "doubtful"


def test_a_permit_that_was_granted_for_two_years_by_one_reading_alone_is_doubtful() -> None:
    """C2015 B, ΣΤ.1, 4th line: from 1 January 2015 it is two years, from 1 February it is less."""
    either = GOOD.or_else("valid_from", "2015-02-01").of("sponsor")
    assert status(st1(sponsor=either), "sponsor_permit") == "doubtful"
