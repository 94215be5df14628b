"""What a later batch of the same application may change: it brings papers, and takes nothing back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.rules.assembly import assemble, joined
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.dossier import Application, CaseFile
from tests.rules.dossiers import APPLICATIONS, BATCHES, PEOPLE, worsened
from tests.rules.papers import GOOD_G13, Held, changed, day, paper

NUMBER = "000111/2016"


def brought(*held: Held | Document, **known: object) -> CaseFile:
    """The case file of one batch; `known` is what its manifest says."""
    documents = [one.document if isinstance(one, Held) else one for one in held]
    application = Application.model_validate({"application_no": NUMBER, **known})
    return assemble(documents, applications=[application])[0]


def test_a_silent_manifest_takes_back_neither_the_waiver_of_the_fee_nor_the_lawyer() -> None:
    """C2015 A, note 2: who applied to the Ministry before is not asked for the fee again, whatever is brought later."""
    papers = changed(GOOD_G13, {"fee": None, "insurance": None})
    first = brought(*papers, application_date="2016-07-06", prior_ministry_application=True, represented_by_lawyer=True)
    both = joined(brought(changed(GOOD_G13, {})[-1]), first)
    assert both.application == first.application
    assert {f.code: f.status.value for f in evaluate(both).examinations[0].formal}["fee"] == "not_required"


def test_what_a_later_manifest_states_is_learnt() -> None:
    """C2015 A, note 2; SVC, papers: a lawyer brings an authority."""
    later = brought(
        prior_ministry_application=True, represented_by_lawyer=True, category="Γ1.4", as_of_date="2017-01-01"
    )
    both = joined(later, brought(application_date="2016-07-06")).application
    assert both == later.application.model_copy(update={"application_date": day("2016-07-06")})


FORM = {"application_no": NUMBER, "application_date": "2016-01-01"}


def test_no_form_of_a_later_batch_moves_the_date_that_was_known() -> None:
    """Every time limit counts from the application date; the register knows it, and a form may be misread."""
    registered = brought(application_date="2016-07-06")
    form = brought(paper("application_form", **FORM))
    assert form.application.dated_by == "form"
    both = joined(form, registered).application
    assert (both.application_date, both.dated_by) == (day("2016-07-06"), None)


def test_the_register_of_a_later_batch_corrects_the_date_that_a_form_gave() -> None:
    both = joined(brought(application_date="2016-07-06"), brought(paper("application_form", **FORM))).application
    assert (both.application_date, both.dated_by) == (day("2016-07-06"), None)


def test_a_later_cover_dates_an_application_of_which_no_date_was_known() -> None:
    cover = Cover(application_no=NUMBER, file="SPECIMEN.tif", page=1, application_date="2016-02-02")
    (covered,) = assemble([], [cover])
    both = joined(covered, brought()).application
    assert (both.application_date, both.dated_by) == (day("2016-02-02"), "cover")


@settings(max_examples=300, deadline=None)
@given(APPLICATIONS, BATCHES, st.integers(0, 8))
def test_a_later_batch_never_makes_anything_worse(application: Application, papers: list[Document], cut: int) -> None:
    """The first batch holds the application; what was read later may leave open whose a paper is, and no more."""
    known = application.model_dump(exclude_none=True, exclude={"application_no"})
    before = brought(paper("application_form", application_no=NUMBER, **PEOPLE["applicant"]), *papers[:cut], **known)
    assert worsened(before, joined(brought(*papers[cut:]), before)) == []
