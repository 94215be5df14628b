"""Which reading of an uncertain value would settle a doubtful line."""

from dataclasses import replace

from fakelos.rules.circulars import law
from fakelos.rules.readings import Reading, Turning, turning_readings
from fakelos.schemas.dossier import Status
from tests.rules.papers import Held, buyout, fee, g13, g14, insurance, paper, passport, permit, status, tax_return


def reading_again(held: Held, code: str, *others: str) -> Held:
    """The same paper of which a field may be read in other ways too."""
    field = held.document.fields[code].model_copy(update={"alternatives": others})
    return Held(held.document.model_copy(update={"fields": {**held.document.fields, code: field}}), held.role)


def found(turnings: tuple[Turning, ...], code: str, examination: str = "formal") -> dict[str, Status]:
    """The readings that bear on one line, by what they say."""
    return {r.said: r.status for t in turnings if (t.code, t.examination) == (code, examination) for r in t.readings}


def test_a_poorly_read_expiry_is_told_from_which_day_on_it_would_do() -> None:
    """SVC, papers, 2: valid on the day of the application, 6 July 2016."""
    turnings = turning_readings(g13(passport=passport("2016-07-06").guessing("expiry_date")))
    assert [t.field for t in turnings] == ["expiry_date"]
    assert list(found(turnings, "passport", "substantive").items())[-2:] == [
        ("01/01/2005–05/07/2016", Status.MISSING),
        ("06/07/2016–06/07/2019", Status.MET),
    ]


def test_an_expiry_before_the_issue_settles_nothing() -> None:
    """A contradiction stays doubtful, whichever of its dates is believed."""
    turnings = turning_readings(g13(passport=passport("2016-07-06").guessing("expiry_date")))
    assert found(turnings, "passport", "substantive")["06/07/2003–31/12/2004"] is Status.DOUBTFUL


def test_a_month_without_a_day_is_told_by_its_days() -> None:
    """C2015, Γ1.3, 5th line: in force on 6 July 2016."""
    turnings = turning_readings(g13(insurance=insurance("2016-07")))
    assert found(turnings, "insurance") == {
        "01/07/2016–05/07/2016": Status.MISSING,
        "06/07/2016–31/07/2016": Status.MET,
    }


def test_two_readings_are_told_one_by_one() -> None:
    """C2015, Γ1.3, 3rd line: 300 euros."""
    receipt = reading_again(fee("300.00"), "amount", "800.00", "30.00")
    turnings = turning_readings(g13(fee=receipt))
    assert found(turnings, "fee") == {"300.00": Status.MET, "800.00": Status.MET, "30.00": Status.MISSING}
    assert turnings[0].document == receipt.document.id


def test_the_day_from_which_five_years_are_reached_is_found() -> None:
    """C2015, Γ1.4, 2nd line: 1,825 days."""
    known: dict[str, object] = {"category": "Γ1.4"}
    held = permit("2010-07-06", "2016-06-30").guessing("valid_from")
    turnings = turning_readings(g14(permit=held, known=known))
    readings = [r for t in turnings if t.code == "definitive_titles_5y" for r in t.readings]
    assert readings[0] == Reading("06/07/2003–03/07/2011", Status.MET)


def test_a_sure_dossier_has_no_uncertain_reading() -> None:
    assert turning_readings(g13()) == ()


def test_a_doubt_of_another_kind_is_no_matter_of_reading() -> None:
    """Whose paper it is cannot be read off a value."""
    assert turning_readings(g13(insurance=insurance("2017-02-28").of("unknown"))) == ()


def test_without_a_date_of_application_no_reading_settles_what_is_dated() -> None:
    """Dates never come from today's clock."""
    turnings = turning_readings(g13(applied=None, tie=tax_return(2014).guessing("income_year")))
    assert found(turnings, "ties") == {}


def test_two_dates_are_told_one_by_one_and_as_greek_papers_print_them() -> None:
    """C2015, Γ1.3, 5th line: in force on 6 July 2016."""
    turnings = turning_readings(g13(insurance=reading_again(insurance("2016-07-05"), "valid_to", "2017-07-05")))
    assert found(turnings, "insurance") == {"05/07/2016": Status.MISSING, "05/07/2017": Status.MET}


def test_a_value_that_is_no_date_is_told_as_it_stands() -> None:
    """C2015, Γ1.3, 3rd line; SVC, papers, 6."""
    assert found(turning_readings(g13(fee=fee().guessing("amount"))), "fee") == {"300.00": Status.MET}
    turnings = turning_readings(g13(tie=tax_return(2014).guessing("income_year")))
    assert found(turnings, "ties") == {"2014": Status.MET}


def test_without_a_date_of_application_an_inexact_day_settles_nothing() -> None:
    """Dates never come from today's clock."""
    assert turning_readings(g13(applied=None, insurance=insurance("2016-07"))) == ()


def test_stretches_in_which_a_line_has_one_answer_are_told_as_one() -> None:
    """C2015, Γ1.3, 2nd line; from 5 July 2015 on it is Γ1.4, which asks another line."""
    held = permit("2010-07-07", "2012-07-06").guessing("valid_to")
    assert found(turning_readings(g13(permit=held)), "definitive_title") == {
        "06/07/2003–06/07/2010": Status.DOUBTFUL,
        "07/07/2010–04/07/2015": Status.MET,
    }


def test_the_day_of_a_month_on_which_five_years_are_reached_is_found() -> None:
    """C2015, Γ1.4, 2nd line: 1,825 days from 6 July 2010 end on 4 July 2015; on less it is Γ1.3."""
    turnings = turning_readings(g14(permit=permit("2010-07-06", "2015-07"), known={"category": "Γ1.4"}))
    assert found(turnings, "definitive_titles_5y") == {"04/07/2015–31/07/2015": Status.MET}


def test_a_stretch_of_one_day_is_told_as_that_day() -> None:
    """C2015, Γ1.3, 5th line: of July 2016 only the last day is one of insurance in force on the application."""
    turnings = turning_readings(g13(applied="2016-07-31", insurance=insurance("2016-07")))
    assert found(turnings, "insurance") == {"01/07/2016–30/07/2016": Status.MISSING, "31/07/2016": Status.MET}


def test_readings_are_told_by_the_circulars_that_are_asked() -> None:
    """C2015, Γ1.3, 3rd line, if no fee were asked."""
    free = replace(law(), lines=tuple(one for one in law().lines if one.requirement.code != "fee"))
    assert turning_readings(g13(fee=fee().guessing("amount")), free) == ()


def test_several_values_in_one_place_are_not_tried_as_one() -> None:
    """C2015 A, note 2: whether the earlier application was withdrawn is not to be read off "yes" and "no"."""
    earlier = paper("prior_application", submission_date="2014-01-02", withdrawn=("yes", "no"))
    dossier = g13(fee=None, earlier=earlier.guessing("withdrawn"))
    assert status(dossier, "fee") == "doubtful"
    assert found(turning_readings(dossier), "fee") == {}


def test_beyond_what_a_month_may_be_nothing_is_told() -> None:
    """C2015 A, note 1: six months end on Sunday 30 July 2017; brought on Monday it is doubtful, on Tuesday late."""
    turnings = turning_readings(g13(applied="2017-01-30", as_of="2017-09-01", insurance=buyout("2017-07")))
    assert found(turnings, "insurance") == {"01/07/2017–30/07/2017": Status.MET, "31/07/2017": Status.DOUBTFUL}
