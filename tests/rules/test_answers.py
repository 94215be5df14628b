"""How the answers of several papers become the answer of a line."""

from collections.abc import Callable
from itertools import combinations

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing, not_required
from fakelos.rules.papers import Paper
from tests.rules.papers import paper

RISING = (missing, doubtful, not_required, met)
NONE = missing("κανένα", "none")


def an(answer: Callable[..., Answer], number: int) -> Answer:
    document = paper("fee_receipt").document.model_copy(update={"id": f"D{number}"})
    return answer("λόγος", f"reason {number}", Paper(document, "applicant").evidence())


def test_the_better_answer_wins_in_whatever_order_the_papers_lie() -> None:
    for worse, better in combinations(RISING, 2):
        pair = an(worse, 1), an(better, 2)
        assert best(pair, NONE) == best(pair[::-1], NONE) == pair[1]


def test_a_line_rests_on_every_paper_that_gives_the_best_answer_and_on_no_other() -> None:
    found = best((an(met, 1), an(missing, 2), an(met, 3)), NONE)
    assert [evidence.document for evidence in found.evidence] == ["D1", "D3"]
    assert found.sentence.en == "reason 1"


def test_without_papers_the_line_says_so() -> None:
    assert best((), NONE) is NONE


def test_two_sentences_follow_one_another_in_both_languages() -> None:
    assert Sentence("Ένα.", "One.").then(Sentence("Δύο.", "Two.")) == ("Ένα. Δύο.", "One. Two.")
