"""What a dossier would be without one of its papers."""

from fakelos.rules.evaluate import evaluate
from fakelos.rules.what_if import struck_out, turning_papers
from fakelos.schemas.dossier import Category, Outcome, Status
from tests.rules.papers import g13, g14, paper, permit, tax_return


def test_striking_out_one_permit_turns_five_years_into_one_title() -> None:
    """C2015 A, notes 3.α and 3.β."""
    titles = [permit("2010-07-06", "2013-07-05"), permit("2013-07-06", "2016-06-30")]
    turns = {turn.document: turn for turn in turning_papers(g14(permit=titles, tie=tax_return(2014)))}
    turn = turns[titles[0].document.id]
    assert (turn.category, turn.outcome) == (Category.G13, Outcome.TYPE_A_COMPLETE)
    assert ("definitive_titles_5y", Status.MET, None) in turn.lines


def test_the_only_paper_of_a_line_carries_it() -> None:
    dossier = g13()
    turns = {turn.lines[0][0]: turn for turn in turning_papers(dossier)}
    assert set(turns) == {"passport", "definitive_title", "fee", "ties", "insurance"}
    assert turns["insurance"].lines == (("insurance", Status.MET, Status.MISSING),)
    assert turns["insurance"].outcome is Outcome.TYPE_A_BUYOUT_PENDING


def test_one_of_two_ties_carries_nothing() -> None:
    ties = [tax_return(2013), tax_return(2014)]
    carried = {turn.document for turn in turning_papers(g13(tie=ties))}
    assert not carried & {tie.document.id for tie in ties}


def test_the_case_itself_stays_as_it_is() -> None:
    photo = paper("photo")
    dossier = g13(photo=photo)
    left = struck_out(dossier, {photo.document.id})
    assert evaluate(left).outcome is evaluate(dossier).outcome
    assert photo.document not in left.documents
    assert left.role_of(photo.document.id) == "unknown"
    assert dossier.role_of(photo.document.id) == "applicant"
