from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.classify.decision import ACCEPTED, decide, probabilities
from fakelos.extractors.classify.evidence import Points
from fakelos.schemas.document_class import DocumentClass

CLASSES = list(DocumentClass)
POINTS = st.fixed_dictionaries({c: st.builds(Points, st.floats(0, 60), st.floats(0, 60)) for c in CLASSES})


def points(**given_points: Points) -> dict[DocumentClass, Points]:
    return {c: given_points.get(c.value, Points()) for c in CLASSES}


@given(POINTS)
def test_probabilities_are_probabilities(found: dict[DocumentClass, Points]) -> None:
    assert all(0.0 <= value <= 1.0 for value in probabilities(found).values())


@given(POINTS)
def test_what_is_answered_is_likely_enough(found: dict[DocumentClass, Points]) -> None:
    guess = decide(found)
    assert guess.doc_class is None or guess.confidence >= ACCEPTED


def test_nothing_said_gives_no_answer_and_no_hint() -> None:
    guess = decide(points())
    assert (guess.doc_class, guess.confidence, guess.runner_up) == (None, 0.0, None)


def test_a_near_rival_leaves_the_choice_to_a_person() -> None:
    assert decide(points(insurance=Points(14.0))).doc_class is DocumentClass.INSURANCE
    assert decide(points(insurance=Points(14.0), social_insurance=Points(12.0))).doc_class is None


def test_what_speaks_against_a_rival_does_not_silence_it() -> None:
    sure = decide(points(insurance=Points(14.0))).confidence
    doubted = decide(points(insurance=Points(14.0), social_insurance=Points(12.0, 30.0))).confidence
    assert doubted < sure


def test_little_is_not_enough_however_alone_it_stands() -> None:
    assert decide(points(other=Points(4.0))).doc_class is None
