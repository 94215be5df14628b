"""Taking corrections back gives exactly what was before; nothing corrected is exactly what the machine found."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakelos.review.corrections.reexamination import correct, examine_anew, make_again, take_back, turned
from fakelos.review.dossier.contents import contents_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evaluation
from fakelos.schemas.errors import BadInput
from fakelos.storage.case_files import load_case
from fakelos.storage.evaluations import load_evaluation, load_persons
from fakelos.storage.models import (
    Correction,
    Document,
    Dossier,
    FindingRow,
    Office,
    Page,
    Role,
    SearchKey,
    Station,
    User,
)
from fakelos.storage.queues.claims import take
from tests.review.conftest import MakeUser
from tests.review.sample import PAPERS, Case, store_dossier

pytestmark = pytest.mark.django_db

DAYS = ["1/1/2016", "2/3/2024"]
NUMBERS = st.integers(min_value=0, max_value=5)
FORMS = st.one_of(
    st.fixed_dictionaries({"kind": st.just("class"), "paper": NUMBERS, "doc_class": st.sampled_from([*DocumentClass])}),
    st.fixed_dictionaries({"kind": st.just("person"), "paper": NUMBERS, "role": st.sampled_from(["other", "unknown"])}),
    st.fixed_dictionaries({"kind": st.just("merge"), "paper": NUMBERS, "into": NUMBERS}),
    st.fixed_dictionaries({"kind": st.just("move"), "paper": NUMBERS, "into": NUMBERS, "page": NUMBERS}),
    st.fixed_dictionaries({"kind": st.just("split"), "paper": NUMBERS, "page": NUMBERS}),
    st.fixed_dictionaries({"kind": st.just("tie"), "paper": NUMBERS}),
    st.fixed_dictionaries(
        {"kind": st.just("field"), "paper": NUMBERS, "code": st.just("valid_to"), "value": st.just("1/2/2016")}
    ),
    st.fixed_dictionaries({"kind": st.just("field"), "paper": NUMBERS, "code": st.just("afm"), "gone": st.just("1")}),
    st.fixed_dictionaries(
        {"kind": st.just("application"), "application_date": st.sampled_from(["1/1/2016", "2/3/2024"])}
    ),
)


@pytest.fixture
def dossier(station: Station) -> UUID:
    """Papers of two files."""
    return store_dossier(station, Case(papers=PAPERS, apart=PAPERS[1:3]))


@pytest.fixture
def holder(make_user: MakeUser, office: Office, dossier: UUID) -> User:
    user = make_user(Role.REVIEWER, office)
    take(user, dossier)
    return user


def stored(dossier: UUID) -> tuple[Evaluation, Any]:
    """The evaluation and the persons as they are stored."""
    row = Dossier.objects.get(pk=dossier)
    return load_evaluation(row), load_persons(row)


def ask(user: User, dossier: UUID, form: dict[str, Any]) -> bool:
    """Correct as a form says; whether it was possible. Papers and pages are named by their place."""
    ids = [paper.id for paper in load_case(dossier).documents]
    texts = {name: str(value) for name, value in form.items()}
    texts["document"] = ids[form.get("paper", 0) % len(ids)]
    texts["into"] = ids[form.get("into", 0) % len(ids)]
    if "page" in form:
        pages = list(contents_of(Dossier.objects.get(pk=dossier)).pages.values())
        texts["page"] = str(pages[form["page"] % len(pages)].pk)
    before = Correction.objects.count()
    try:
        correct(user, dossier, texts)
    except BadInput:
        return Correction.objects.count() != before
    return True


def test_examining_what_nobody_corrected_changes_nothing(dossier: UUID) -> None:
    before = stored(dossier)
    found = examine_anew(Dossier.objects.get(pk=dossier))
    assert found.lines == ()
    assert stored(dossier)[0] == before[0]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FORMS, min_size=1, max_size=5))
def test_undo_gives_back_exactly_the_evaluation_before(
    holder: User, dossier: UUID, forms: list[dict[str, Any]]
) -> None:
    examine_anew(Dossier.objects.get(pk=dossier))
    seen = [stored(dossier)]
    seen += [stored(dossier) for form in forms if ask(holder, dossier, form)]
    for before in reversed(seen[:-1]):
        take_back(holder, dossier)
        assert stored(dossier) == before
    for after in seen[1:]:
        make_again(holder, dossier)
        assert stored(dossier) == after
    Correction.objects.all().delete()


def test_what_turned_is_told_line_by_line(holder: User, dossier: UUID) -> None:
    tax = Document.objects.get(doc_class=DocumentClass.TAX_RETURN)
    before = stored(dossier)[0]
    told = correct(holder, dossier, {"kind": "class", "document": str(tax.pk), "doc_class": "other"})
    assert [(line.examination, line.code, line.before, line.after) for line in told.lines] == [
        ("formal", "ties", "met", "doubtful")
    ]
    assert turned(before, stored(dossier)[0]) == told


def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    holder: User, dossier: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, findings = stored(dossier), list(FindingRow.objects.order_by("pk").values())
    tax = Document.objects.get(doc_class=DocumentClass.TAX_RETURN)

    def fail(*_: object) -> None:
        raise OSError("SPECIMEN fault")

    monkeypatch.setattr("fakelos.review.corrections.reexamination.save_examined", fail)
    with pytest.raises(OSError, match="SPECIMEN fault"):
        correct(holder, dossier, {"kind": "class", "document": str(tax.pk), "doc_class": "other"})
    assert not Correction.objects.exists()
    assert stored(dossier) == before
    assert list(FindingRow.objects.order_by("pk").values()) == findings
    assert Page.objects.exists()


def test_a_corrected_number_finds_the_dossier_and_a_corrected_amount_or_name_is_no_number(
    holder: User, dossier: UUID
) -> None:
    fee = Document.objects.filter(doc_class=DocumentClass.FEE_RECEIPT)[0]
    for code, value in (("fee_code", "77412"), ("amount", "301"), ("holder_surname_el", "ΝΕΟΠΟΥΛΟΥ")):
        correct(holder, dossier, {"kind": "field", "document": str(fee.pk), "code": code, "value": value})
    numbers = set(SearchKey.objects.filter(dossier=dossier, kind="number").values_list("key", flat=True))
    assert "77412" in numbers
    assert not {key for key in numbers if "30100" in key or key.isalpha()}
