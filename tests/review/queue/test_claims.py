from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fakelos.storage.models import AuditEntry, Dossier, Office, Role, User
from tests.review.conftest import LogIn, MakeUser, logged_in

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
KEEP = {"keep": "1"}


@pytest.fixture
def colleague(make_user: MakeUser, office: Office) -> Client:
    return logged_in(make_user(Role.SUPERVISOR, office))


def act(client: Client, name: str, dossier: UUID, **form: str) -> int:
    return client.post(reverse(name, args=[dossier]), form).status_code


def page_of(client: Client, dossier: UUID) -> str:
    return client.get(reverse("dossier", args=[dossier])).content.decode()


def test_taking_a_dossier_opens_it_in_ones_own_hands(reviewer: Client, dossier: UUID) -> None:
    assert "Κανείς δεν εργάζεται σε αυτόν τον φάκελο." in page_of(reviewer, dossier)
    answer = reviewer.post(reverse("take", args=[dossier]))
    assert answer.headers["Location"] == reverse("dossier", args=[dossier])
    page = page_of(reviewer, dossier)
    assert "Εργάζεστε σε αυτόν τον φάκελο" in page
    assert "data-left=" in page


def test_what_a_colleague_holds_is_refused_to_everybody_else(
    reviewer: Client, colleague: Client, dossier: UUID
) -> None:
    act(reviewer, "take", dossier)
    for name in ("take", "renew", "release"):
        assert act(colleague, name, dossier) == 409
    assert Dossier.objects.get(pk=dossier).claimed_by == User.objects.get(role=Role.REVIEWER)


def test_a_refusal_says_what_to_do(reviewer: Client, colleague: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    page = colleague.post(reverse("take", args=[dossier])).content.decode()
    assert "Τίποτα δεν άλλαξε." in page
    assert "Ο φάκελος είναι δεσμευμένος από συνάδελφο." in page


def test_a_refusal_by_htmx_is_a_message_above_the_content(reviewer: Client, colleague: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    answer = colleague.post(reverse("renew", args=[dossier]), headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#conflict")
    assert "<html" not in answer.content.decode()


def test_a_colleague_reads_who_works_on_it(reviewer: Client, colleague: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    page = page_of(colleague, dossier)
    assert "Ο χρήστης reviewer-thessaloniki εργάζεται σε αυτόν τον φάκελο" in page
    assert reverse("free", args=[dossier]) in page
    assert "data-left=" not in page


def test_keeping_a_dossier_begins_the_lease_anew(reviewer: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    Dossier.objects.update(claimed_until=Now() + timedelta(seconds=9))
    answer = reviewer.post(reverse("renew", args=[dossier]), headers=HTMX)
    assert answer.content.decode().startswith('<div id="lease" class="lease mine" data-left="1800"')
    assert act(reviewer, "renew", dossier) == 302


def test_a_lease_that_ended_can_be_kept_while_nobody_has_taken_it(
    reviewer: Client, colleague: Client, dossier: UUID
) -> None:
    act(reviewer, "take", dossier)
    Dossier.objects.update(claimed_until=Now() - timedelta(seconds=9))
    assert act(reviewer, "renew", dossier, **KEEP) == 302
    Dossier.objects.update(claimed_until=Now() - timedelta(seconds=9))
    assert act(colleague, "take", dossier) == 302
    assert act(reviewer, "renew", dossier, **KEEP) == 409


def test_work_in_a_page_left_open_takes_nothing_back(reviewer: Client, colleague: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    assert 'name="keep"' in page_of(reviewer, dossier)
    act(colleague, "free", dossier)
    answer = reviewer.post(reverse("renew", args=[dossier]), headers=HTMX)
    assert (answer.status_code, Dossier.objects.get(pk=dossier).claimed_by) == (409, None)
    assert act(reviewer, "renew", dossier, **KEEP) == 302
    assert Dossier.objects.get(pk=dossier).claimed_by is not None


def test_giving_back_leads_to_the_queue(reviewer: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    answer = reviewer.post(reverse("release", args=[dossier]), follow=True)
    assert "Ο φάκελος επέστρεψε στην ουρά του." in answer.content.decode()
    assert Dossier.objects.get(pk=dossier).claimed_by is None


def test_supervisors_free_what_others_hold(reviewer: Client, colleague: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    assert act(reviewer, "free", dossier) == 404
    assert act(colleague, "free", dossier) == 302
    assert act(colleague, "free", dossier) == 409
    assert Dossier.objects.get(pk=dossier).claimed_by is None


@pytest.mark.parametrize("name", ["take", "renew", "release", "free"])
def test_claims_change_by_post_only(reviewer: Client, dossier: UUID, name: str) -> None:
    assert reviewer.get(reverse(name, args=[dossier])).status_code == 405


@pytest.mark.parametrize("name", ["take", "renew", "release", "free"])
def test_another_offices_dossier_is_not_found(log_in: LogIn, other_office: Office, dossier: UUID, name: str) -> None:
    assert act(log_in(Role.SUPERVISOR, other_office), name, dossier) == 404


def test_leave_gives_back_what_one_holds_and_keeps_one_from_taking(reviewer: Client, dossier: UUID) -> None:
    act(reviewer, "take", dossier)
    me = User.objects.get(role=Role.REVIEWER)
    answer = reviewer.post(reverse("leave"), {"person": me.pk, "until": f"{timezone.localdate():%d/%m/%Y}"})
    assert answer.status_code == 302
    assert Dossier.objects.get(pk=dossier).claimed_by is None
    refused = reviewer.post(reverse("take_next", args=["doubtful"]))
    assert refused.status_code == 409
    assert "Ο λογαριασμός σας δηλώνει απουσία." in refused.content.decode()
    reviewer.post(reverse("leave"), {"person": me.pk, "until": ""})
    assert act(reviewer, "take", dossier) == 302
    entry = AuditEntry.objects.get(action="leave.set")
    assert entry.details["dossiers"] == [str(dossier)]


def test_supervisors_record_the_leave_of_a_colleague_and_reviewers_do_not(
    reviewer: Client, colleague: Client, dossier: UUID
) -> None:
    act(reviewer, "take", dossier)
    people = {user.role: user.pk for user in User.objects.all()}
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"
    refused = reviewer.post(reverse("leave"), {"person": people[Role.SUPERVISOR], "until": tomorrow})
    assert refused.status_code == 404
    answer = colleague.post(reverse("leave"), {"person": people[Role.REVIEWER], "until": tomorrow}, follow=True)
    assert "reviewer-thessaloniki" in answer.content.decode()
    assert Dossier.objects.get(pk=dossier).claimed_by is None


@pytest.mark.parametrize("until", ["01/01/2016", "tomorrow", "31/02/2030"])
def test_a_leave_that_cannot_be_is_refused(reviewer: Client, until: str) -> None:
    me = User.objects.get(role=Role.REVIEWER)
    answer = reviewer.post(reverse("leave"), {"person": me.pk, "until": until})
    assert answer.status_code == 422
    assert User.objects.get(pk=me.pk).away_until is None


def test_people_of_another_office_are_not_sent_on_leave(colleague: Client, log_in: LogIn, other_office: Office) -> None:
    log_in(Role.REVIEWER, other_office)
    stranger = User.objects.get(office=other_office)
    assert colleague.post(reverse("leave"), {"person": stranger.pk, "until": "01/01/2100"}).status_code == 404
