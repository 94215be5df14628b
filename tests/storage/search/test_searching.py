import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.storage.accounts import create_office
from fakelos.storage.models import Document, Dossier, FieldValue, Item, Person, Role, SearchKey, Station, User
from fakelos.storage.search.keys import add_number, index_dossier
from fakelos.storage.search.searching import find_dossiers, words_of
from tests.storage.dossier_rows import add_dossier

pytestmark = pytest.mark.django_db


def dossier_of(station: Station, greek: str, latin: str = "", **fields: object) -> Dossier:
    """An indexed dossier of this person, with a paper that holds `fields`."""
    dossier = add_dossier(station, application_no=f"2017/{Dossier.objects.count():06}")
    names = {"names_el": [greek] if greek else [], "names_lat": [latin] if latin else []}
    Person.objects.create(
        pk=dossier.pk, dossier=dossier, position=0, role="applicant", birth_date="1984-03-12", **names
    )
    item = Item.objects.create(batch=dossier.batch, position=0, name="scan.tif", data_key=dossier.data_key)
    paper = Document.objects.create(
        pk=dossier.pk, item=item, dossier=dossier, ref="1", position=0, pages=[1], confidence=1
    )
    for code, value in fields.items():
        FieldValue.objects.create(document=paper, code=code, value=value, confidence=1, page=1, box=[0, 0, 1, 1])
    index_dossier(dossier)
    return dossier


@pytest.fixture
def anna(station: Station) -> User:
    return User.objects.create_user("anna", role=Role.REVIEWER, office=station.office)


@pytest.fixture
def hoxha(station: Station) -> Dossier:
    numbers = {"afm": "123456789", "amka": "12038400123", "passport_no": "BA1234567", "permit_no": ["000123456", "77"]}
    return dossier_of(station, "ΧΟΤΖΑ ΑΡΤΑΝ", "HOXHA ARTAN", **numbers)


@pytest.mark.parametrize(
    "typed",
    [
        "ΧΟΤΖΑ", "Χότζα", "χοτζ", "HOXHA", "hoxha", "xotza", "Xotza Artan", "Αρτάν Χότζα", "artan", "ΧΟΤΖΑΣ",
        "2017/000000", "2017/0", "2017000000", "123456789", "123 456 789", "ΑΦΜ 123456789", "ΑΦΜ: 123456789",
        "12038400123", "ΑΜΚΑ 12038400123", "BA1234567", "ba 1234567", "ΒΑ1234567", "ΒΑ 1234567", "000123456",
        "123456", "12/03/1984", "12.3.1984", "12-03-1984", "hoxha 123456789", "ΧΟΤΖΑ, 12/3/1984", "77",
    ],
)  # fmt: skip
def test_a_dossier_is_found_however_it_is_asked_for(anna: User, hoxha: Dossier, typed: str) -> None:
    assert list(find_dossiers(anna, typed)) == [hoxha]


@pytest.mark.parametrize(
    "typed", ["", "   ", ",;", "ΠΑΠΑΔΟΠΟΥΛΟΣ", "hoxha 987654321", "12/04/1984", "%", "_", "h%", "' OR 1=1 --", "7"]
)
def test_what_does_not_fit_finds_nothing(anna: User, hoxha: Dossier, typed: str) -> None:  # noqa: ARG001
    assert list(find_dossiers(anna, typed)) == []


def test_another_office_finds_nothing(hoxha: Dossier) -> None:  # noqa: ARG001
    stranger = User.objects.create_user("stranger", role=Role.REVIEWER, office=create_office("larisa"))
    assert not find_dossiers(stranger, "hoxha").exists()


@pytest.mark.parametrize("role", [Role.STATION, Role.ADMINISTRATOR])
def test_who_reads_no_dossiers_finds_none(station: Station, hoxha: Dossier, role: Role) -> None:  # noqa: ARG001
    assert not find_dossiers(User.objects.create_user("x", role=role, office=station.office), "hoxha").exists()


def test_every_word_must_fit(anna: User, station: Station, hoxha: Dossier) -> None:
    brother = dossier_of(station, "ΧΟΤΖΑ ΜΠΛΕΡΙΜ", "HOXHA BLERIM")
    assert set(find_dossiers(anna, "χοτζα")) == {hoxha, brother}
    assert list(find_dossiers(anna, "χοτζα blerim")) == [brother]


def test_a_dossier_is_found_by_its_protocol_number(anna: User, hoxha: Dossier) -> None:
    add_number(hoxha, "45/2026")
    add_number(hoxha, "45/2026")
    assert list(find_dossiers(anna, "Α.Π. 45/2026")) == [hoxha]


def test_indexing_anew_forgets_what_no_longer_holds(anna: User, hoxha: Dossier) -> None:
    Person.objects.update(names_el=["ΣΕΧΟΥ"], names_lat=[])
    index_dossier(hoxha, numbers=["ΧΧ 9999"])
    assert not find_dossiers(anna, "hoxha").exists()
    assert list(find_dossiers(anna, "shehu xx9999")) == [hoxha]


def test_an_erased_dossier_leaves_no_keys(hoxha: Dossier) -> None:
    Document.objects.all().delete()
    hoxha.delete()
    assert not SearchKey.objects.exists()


def test_labels_alone_are_words() -> None:
    assert words_of("Νο") == ["Νο"]


@given(st.text(max_size=300))
def test_whatever_is_typed_makes_a_bounded_search(typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= 8
    assert sum(map(len, words)) <= 120
    assert all(any(sign.isalnum() or sign == "_" for sign in word) for word in words)
