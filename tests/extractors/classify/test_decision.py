from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.classify.decision import decide, probabilities
from fakelos.extractors.classify.evidence import Points
from fakelos.extractors.classify.model import NOTHING, Model, Opinion, model
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

CLASSES = list(DocumentClass)
POINTS = st.fixed_dictionaries({c: st.builds(Points, st.floats(0, 60), st.floats(0, 60)) for c in CLASSES})
SHARES = st.dictionaries(st.sampled_from([*CLASSES, NOTHING]), st.floats(0, 1))


def trained() -> Model:
    return model()


def points(**given_points: Points) -> dict[DocumentClass, Points]:
    return {c: given_points.get(c.value, Points()) for c in CLASSES}


def guess(said: dict[DocumentClass, Points], leaning: dict[str, float] | None = None, **shares: float) -> ClassGuess:
    return decide(probabilities(said, Opinion(shares, {}), trained(), leaning or {}), trained())


@given(POINTS, SHARES)
def test_probabilities_add_up_to_one(found: dict[DocumentClass, Points], shares: dict[str, float]) -> None:
    chances = probabilities(found, Opinion(shares, {}), trained())
    assert all(value >= 0.0 for value in chances.values())
    assert abs(sum(chances.values()) - 1) < 1e-9


@given(POINTS, SHARES)
def test_what_is_answered_is_likely_enough(found: dict[DocumentClass, Points], shares: dict[str, float]) -> None:
    answer = decide(probabilities(found, Opinion(shares, {}), trained()), trained())
    assert answer.doc_class is None or answer.confidence >= trained().accepted


def test_nothing_said_gives_no_answer_and_no_candidates() -> None:
    answer = guess(points())
    assert (answer.doc_class, answer.candidates) == (None, ())


def test_phrases_and_model_together_are_surer_than_either() -> None:
    said = points(insurance=Points(12.0))
    both = guess(said, insurance=0.8, social_insurance=0.2).confidence
    assert both > guess(said).confidence
    assert both > guess(points(), insurance=0.8, social_insurance=0.2).confidence


def test_a_page_like_a_known_one_is_surer_than_a_strange_one() -> None:
    shares = {"insurance": 0.6, "social_insurance": 0.4}
    alike = probabilities(points(), Opinion(shares, {"insurance": 4.0, "social_insurance": 1.0}), trained())
    strange = probabilities(points(), Opinion(shares, {}), trained())
    assert alike["insurance"] > strange["insurance"]


def test_a_model_that_contradicts_the_phrases_leaves_the_choice_to_a_person() -> None:
    assert guess(points(insurance=Points(12.0)), insurance=0.05, other=0.9).doc_class is None


def test_what_is_like_no_paper_gets_no_class() -> None:
    chances = probabilities(points(), Opinion({NOTHING: 0.99}, {}), trained())
    assert decide(chances, trained()).doc_class is None


def test_pages_before_it_may_tip_the_balance() -> None:
    alone = guess(points(), notarial_deed=0.4, other=0.3, kinship=0.3)
    assert alone.doc_class is None
    assert guess(points(), {"notarial_deed": 5.0}, notarial_deed=0.4, other=0.3, kinship=0.3).doc_class is not None


def test_two_look_alikes_are_named_as_the_candidates() -> None:
    said = points(notarial_deed=Points(18.0), power_of_attorney=Points(18.0))
    answer = guess(said, notarial_deed=0.5, power_of_attorney=0.5)
    assert answer.doc_class is None
    assert set(answer.candidates) == {DocumentClass.NOTARIAL_DEED, DocumentClass.POWER_OF_ATTORNEY}


def test_something_else_is_never_among_candidates() -> None:
    said = points(notarial_deed=Points(14.0), other=Points(14.0))
    assert guess(said, notarial_deed=0.5, other=0.5).candidates == ()
