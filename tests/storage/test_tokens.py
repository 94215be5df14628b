import pytest

from fakelos.schemas.errors import BadInput
from fakelos.storage.accounts import create_office, create_user, station_of
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import ApiToken, AuditEntry, Office, Role, User
from fakelos.storage.tokens import PREFIX, Scope, make_token, revoke, tokens_of, user_of_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return create_office("thessaloniki")


def test_a_key_acts_as_a_reader_of_its_office_within_its_scope(office: Office) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    user = user_of_token(key, Scope.DOSSIERS)
    assert user is not None
    assert (user.office, user.role) == (office, Role.AUDITOR)
    assert user_of_token(key, Scope.HISTORY) is None
    assert user_of_token(f"{key}x", Scope.DOSSIERS) is None


def test_a_key_is_kept_as_a_hash_and_its_account_has_no_password(office: Office) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    assert key.startswith(PREFIX)
    assert key not in str(ApiToken.objects.values().get())
    assert key not in str(list(AuditEntry.objects.values()))
    assert not User.objects.get().has_usable_password()


def test_one_who_sends_does_not_read(office: Office) -> None:
    counter = station_of(office.code, "counter-1")
    key = make_token("scanner", office, [Scope.BATCHES], counter)
    user = user_of_token(key, Scope.BATCHES)
    assert user is not None
    assert (user.role, user.station) == (Role.STATION, counter)
    for scopes, station in (([Scope.BATCHES], None), ([Scope.DOSSIERS], counter), ([], None), (list(Scope), counter)):
        with pytest.raises(BadInput, match="bad_scope"):
            make_token("other", office, scopes, station)


def test_two_programs_do_not_share_a_name(office: Office) -> None:
    make_token("archive", office, [Scope.DOSSIERS])
    with pytest.raises(BadInput, match="username_taken"):
        make_token("archive", office, [Scope.HISTORY])


def test_a_revoked_key_opens_nothing(office: Office) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    administrator = create_user("maria", "SPECIMEN", Role.ADMINISTRATOR, office)
    revoke(administrator, ApiToken.objects.get().pk)
    assert user_of_token(key, Scope.DOSSIERS) is None
    assert AuditEntry.objects.filter(action="token.revoked", actor=str(administrator.pk)).exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_of_the_office_see_and_revoke_its_keys(role: Role, office: Office) -> None:
    make_token("archive", office, [Scope.DOSSIERS])
    stranger = create_user("maria", "SPECIMEN", Role.ADMINISTRATOR, create_office("larisa"))
    for user in (stranger, create_user("anna", "SPECIMEN", role, office)):
        assert not tokens_of(user)
        with pytest.raises(NotFound):
            revoke(user, ApiToken.objects.get().pk)
