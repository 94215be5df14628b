"""The queue in Chromium: what an officer takes, keeps, gives back and searches for."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from fakelos.storage.models import Dossier, Office, Role, Station
from fakelos.storage.queues.claims import take_next
from tests.review.browser import NARROW, PASSWORD, WIDE, Shoot, overflow, press
from tests.review.conftest import MakeUser
from tests.review.sample import PAPERS, Case, store_dossier

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]

NAMES = (
    ("ΧΟΤΖΑ ΑΡΤΑΝ", "HOXHA ARTAN"),
    ("ΣΙΝΓΚ ΧΑΡΠΡΙΤ", "SINGH HARPREET"),
    ("ΣΕΧΟΥ ΕΛΙΡΑ", "SHEHU ELIRA"),
    ("ΜΠΕΓΚΟΥΜ ΜΑΡΙΑΜ", "BEGUM MARIAM"),
    ("ΠΕΤΡΟΣΙΑΝ ΑΝΙ", "PETROSYAN ANI"),
    ("ΚΟΥΡΕΣΙ ΙΜΡΑΝ", "QURESHI IMRAN"),
)


@pytest.fixture
def office_at_work(station: Station, office: Office, make_user: MakeUser) -> list[Dossier]:
    """Six dossiers, two of them new, one of these in a colleague's hands, others waiting."""
    for number, (greek, latin) in enumerate(NAMES):
        case = replace(
            Case(), application_no=f"2017/00012{number}", name_el=greek, name_lat=latin, file=f"{number}.tif"
        )
        store_dossier(station, replace(case, papers=PAPERS[: 3 + number % 2]))
    dossiers = list(Dossier.objects.order_by("application_no"))
    Dossier.objects.update(deadline=None, routing_reason_el="Χωρίς προθεσμία σε εξέλιξη.")
    Dossier.objects.filter(pk__in=[one.pk for one in dossiers[3:5]]).update(doubtful=True)
    Dossier.objects.filter(pk=dossiers[1].pk).update(
        deadline=timezone.localdate() + timedelta(days=5), deadline_kind="certificate", priority=90
    )
    Dossier.objects.filter(pk=dossiers[5].pk).update(state=Dossier.State.WAITING_PAPERS)
    take_next(make_user(Role.SUPERVISOR, office), "new")
    return dossiers


def test_one_button_takes_the_next_dossier(
    page: Page, log_in_as: Callable[[Role], None], office_at_work: list[Dossier], shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    expect(page.get_by_role("navigation", name="Ουρές").get_by_role("link", name="Νέοι 2")).to_be_visible()
    expect(page.get_by_role("heading", name="Εργάζονται συνάδελφοι")).to_be_visible()
    shoot(page, "queue-take")
    page.get_by_role("button", name="Πάρτε τον επόμενο φάκελο").click()
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    page.goto("/queue")
    page.get_by_role("link", name="Συνεχίστε με τον 2017").click()
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    page.goto("/queue")
    shoot(page, "queue-working")
    page.get_by_role("button", name="Επιστροφή στην ουρά").click()
    expect(page.locator(".notice.success")).to_have_text("Ο φάκελος επέστρεψε στην ουρά του.")
    held = Dossier.objects.get(claimed_by__isnull=False)
    assert held in office_at_work
    page.set_viewport_size(NARROW)
    assert overflow(page) == 0
    shoot(page, "queue-take-narrow")


@pytest.mark.usefixtures("office_at_work")
def test_the_way_from_queue_to_dossier_and_back_is_done_by_keys(page: Page, log_in_as: Callable[[Role], None]) -> None:
    log_in_as(Role.REVIEWER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Φάκελοι προς εξέταση")
    press(page, "Shift+Slash")
    expect(page.locator("#keys [data-action=take]")).to_be_visible()
    expect(page.locator("#keys [data-action=split]")).to_be_hidden()
    press(page, "KeyC")
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    press(page, "KeyW")
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    press(page, "KeyH")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ιστορικό")
    press(page, "KeyQ")
    expect(page.get_by_role("heading", level=1)).to_have_text("Φάκελοι προς εξέταση")
    press(page, "Shift+KeyC")
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    press(page, "KeyB")
    expect(page.locator(".notice.success")).to_have_text("Ο φάκελος επέστρεψε στην ουρά του.")
    press(page, "KeyS")
    expect(page.get_by_label("Όνομα ή αριθμός")).to_be_focused()


@pytest.mark.usefixtures("office_at_work")
def test_work_renews_the_lease_and_idleness_is_warned_of(page: Page, log_in_as: Callable[[Role], None]) -> None:
    page.clock.install()
    log_in_as(Role.REVIEWER)
    page.get_by_role("button", name="Πάρτε τον επόμενο φάκελο").click()
    warning, ended = page.locator("[data-lease-warning]"), page.locator("[data-lease-ended]")
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε")
    page.clock.fast_forward("26:00")
    expect(warning).to_be_visible()
    mine = Dossier.objects.filter(claimed_by__role=Role.REVIEWER)
    mine.update(claimed_until=Now() + timedelta(minutes=4))
    with page.expect_response(re.compile("/renew$")) as renewed:
        press(page, "Shift")
        page.clock.fast_forward("00:10")
    assert renewed.value.status == 200
    expect(warning).to_be_hidden()
    assert mine.filter(claimed_until__gt=Now() + timedelta(minutes=20)).exists()
    page.clock.fast_forward("31:00")
    expect(ended).to_be_visible()
    expect(warning).to_be_hidden()


@pytest.mark.usefixtures("office_at_work")
def test_what_is_lost_to_a_colleague_is_said_above_the_page(
    context: BrowserContext, log_in_as: Callable[[Role], None]
) -> None:
    log_in_as(Role.REVIEWER)
    page = context.new_page()  # one that may say that it was answered 409
    page.goto("/queue")
    page.get_by_role("button", name="Πάρτε τον επόμενο φάκελο").click()
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε")
    holder = Dossier.objects.get(claimed_by__role=Role.SUPERVISOR).claimed_by
    Dossier.objects.filter(claimed_by__role=Role.REVIEWER).update(claimed_by=holder)
    with page.expect_response(re.compile("/renew$")) as refused:
        page.get_by_role("button", name="Ανανέωση χρόνου").click()
    assert refused.value.status == 409
    expect(page.get_by_role("alert").filter(has_text="Τίποτα δεν άλλαξε.")).to_be_visible()


@pytest.mark.usefixtures("office_at_work")
def test_a_name_typed_in_latin_letters_finds_the_greek_one(
    page: Page, log_in_as: Callable[[Role], None], shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    page.get_by_label("Όνομα ή αριθμός").fill("xotza artan")
    press(page, "Enter")
    expect(page.get_by_role("status")).to_have_text("Ταιριάζει 1 φάκελος.")
    expect(page.get_by_role("link", name="2017/000120")).to_be_visible()
    expect(page).to_have_url(re.compile("/search$"))
    shoot(page, "search")
    page.get_by_label("Όνομα ή αριθμός").fill("ΠΑΠΑΔΟΠΟΥΛΟΣ")
    page.get_by_role("button", name="Αναζήτηση").click()
    shoot(page, "search-nothing")


@pytest.mark.usefixtures("office_at_work")
def test_a_leave_is_recorded_and_ended(page: Page, log_in_as: Callable[[Role], None], shoot: Shoot) -> None:
    log_in_as(Role.REVIEWER)
    page.get_by_role("link", name="Απουσίες").click()
    page.get_by_label("Τελευταία ημέρα απουσίας").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.get_by_role("button", name="Καταχώριση απουσίας").click()
    expect(page.get_by_role("button", name="Επέστρεψε")).to_be_visible()
    shoot(page, "leave")
    page.get_by_role("button", name="Επέστρεψε").click()
    expect(page.get_by_text("Κανείς δεν απουσιάζει.")).to_be_visible()


@pytest.mark.usefixtures("office_at_work")
def test_the_queue_works_without_scripts(
    chromium: Browser, live_server: LiveServer, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/queue")
    page.get_by_label("Όνομα χρήστη").fill(user.username)
    page.get_by_label("Κωδικός").fill(PASSWORD)
    page.get_by_role("button", name="Σύνδεση").click()
    page.get_by_role("button", name="Πάρτε τον επόμενο φάκελο").click()
    page.get_by_role("button", name="Ανανέωση χρόνου").click()
    expect(page.locator("#lease")).to_contain_text("Εργάζεστε σε αυτόν τον φάκελο")
    page.get_by_role("button", name="Επιστροφή στην ουρά").click()
    expect(page.get_by_text("Ο φάκελος επέστρεψε στην ουρά του.")).to_be_visible()
    context.close()
