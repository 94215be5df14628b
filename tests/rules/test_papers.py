"""What of a paper can be relied on."""

import pytest

from fakelos.rules.papers import Day, Paper
from fakelos.schemas.dossier import Category
from tests.rules.papers import Held, day, fee, g13, insurance, line, paper, passport, permit, status


def seen(held: Held) -> Paper:
    return Paper(held.document, held.role)


def confident(held: Held, code: str, confidence: float) -> Held:
    field = held.document.fields[code].model_copy(update={"confidence": confidence})
    return Held(held.document.model_copy(update={"fields": {**held.document.fields, code: field}}), held.role)


@pytest.mark.parametrize(("confidence", "expected"), [(0.5, "met"), (0.49, "doubtful")])
def test_a_value_or_a_class_that_is_as_likely_right_as_wrong_is_believed(confidence: float, expected: str) -> None:
    """C2015, Γ1.3, 5th line; below a half it is a guess."""
    held = insurance("2017-02-28")
    document = held.document.model_copy(update={"confidence": confidence})
    assert status(g13(insurance=confident(held, "valid_to", confidence)), "insurance") == expected
    assert status(g13(insurance=Held(document, held.role)), "insurance") == expected


def test_a_date_is_said_as_the_day_or_as_the_days_between_which_it_lies() -> None:
    """C2015, Γ1.3, 5th line."""
    assert "έως 28/02/2017." in line(g13(insurance=insurance("2017-02-28")), "insurance").reason_el
    assert "έως 01/02/2017–28/02/2017." in line(g13(insurance=insurance("2017-02")), "insurance").reason_el


def test_a_date_that_cannot_be_read_may_be_any_day() -> None:
    held = seen(insurance("κενό"))
    assert not held.day("valid_to").bounded
    assert held.day("valid_to").value is None
    assert seen(insurance("2017-02-28")).day("valid_to") == Day(*[day("2017-02-28")] * 3)


def test_it_is_said_whether_the_kind_of_a_paper_or_its_holder_is_uncertain() -> None:
    """C2015 A, note 3: the reviewer is told what to look at."""
    held = insurance("2017-02-28")
    kind, holder = (line(g13(insurance=one), "insurance").reason_en for one in (held.unclear(), held.of("unknown")))
    assert kind.endswith("What kind of paper it is is not certain.")
    assert holder.endswith("Whom the paper speaks of is not certain.")


def test_a_paper_of_uncertain_kind_may_be_what_it_seems_and_what_else_it_could_be() -> None:
    """C2015 A, note 3: a fee of 100 euros on a paper that may be no receipt refutes nothing."""
    poor = fee("100.00")
    assert status(g13(fee=poor), "fee") == "missing"
    assert status(g13(fee=poor.unclear().only_one_of("tax_return")), "fee") == "doubtful"
    other = paper("tax_return").unclear()
    assert status(g13(fee=None, other=other.only_one_of("fee_receipt")), "fee") == "doubtful"
    assert status(g13(fee=None, other=other.only_one_of("photo")), "fee") == "missing"


def test_several_amounts_in_one_place_are_no_amount() -> None:
    """C2015, Γ1.3, 3rd line."""
    receipt = paper("fee_receipt", amount=("300.00", "150.00"), fee_type_code="2403", fee_status="paid")
    assert seen(receipt).readings("amount") == ()
    assert status(g13(fee=receipt), "fee") == "doubtful"


def test_dates_contradict_only_where_no_reading_of_them_agrees() -> None:
    """Expiry before the issue, unless the print allows a later expiry."""
    held = passport("2004-05-01")
    assert seen(held).contradiction
    assert not seen(held.or_else("expiry_date", "2014-05-01")).contradiction
    assert not seen(held.or_else("issue_date", "2003-05-01")).contradiction


def test_an_illegible_date_contradicts_no_other() -> None:
    assert seen(permit("κενό", "2012-07-06")).contradiction is None
    assert seen(permit("2010-07-07", "κενό")).contradiction is None


def test_a_title_that_ended_before_titles_were_counted_is_none() -> None:
    """C2015, Γ1.3, 2nd line: a definitive title is a permit since 2001, if its start is legible or not."""
    for old in (permit("1998-01-01", "1999-12-31"), permit(None, "1999-12-31")):
        said = line(g13(permit=old), "definitive_title", Category.G13).reason_en
        assert said.startswith("No definitive residence title was found. A permit granted before 01/01/2001")
    assert "more than ten years" in line(g13(permit=permit(None, "2002-12-31")), "definitive_title").reason_en


def test_a_value_that_fails_its_own_check_is_not_believed_for_having_several_readings() -> None:
    """C2015, Γ1.3, 5th line: two places that disagree leave a choice, an impossible value does not."""
    either = insurance("2017-02-28").or_else("valid_to", "2017-03-31")
    for twofold in ("disagrees", "read_two_ways"):
        assert status(g13(insurance=either.with_problem("valid_to", twofold)), "insurance") == "met"
    assert status(g13(insurance=either.with_problem("valid_to", "implausible_date")), "insurance") == "doubtful"
