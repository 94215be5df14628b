"""In Debian's Chromium: a session that ends in the middle of a form, a network that fails, a hand that clicks twice."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fakelos.storage.models import Correction, Decision, Role, User
from fakelos.storage.queues.claims import take
from tests.review.browser import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]
WHY = "Το είδα στο πρωτότυπο. SPECIMEN"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab that may complain: of answers that refuse, the browser says so."""
    return context.new_page()


@pytest.fixture
def held(page: Page, log_in_as: Callable[[Role], None], dossier: UUID) -> UUID:
    """The dossier, taken by the reviewer who is logged in, on the screen."""
    log_in_as(Role.REVIEWER)
    take(User.objects.get(role=Role.REVIEWER), dossier)
    page.goto(f"/dossiers/{dossier}")
    return dossier


def log_in_beside(page: Page, link: str) -> None:
    """Log in anew, in the tab that a link opens."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name=link).click()
    beside = opened.value
    beside.get_by_label("Όνομα χρήστη").fill(User.objects.get(role=Role.REVIEWER).username)
    beside.get_by_label("Κωδικός").fill(PASSWORD)
    beside.get_by_role("button", name="Σύνδεση").click()
    expect(beside.get_by_role("button", name="Αποσύνδεση")).to_be_visible()


@pytest.mark.usefixtures("held")
def test_a_doubt_that_is_resolved_after_the_session_has_ended_keeps_its_reason(page: Page) -> None:
    line = page.locator("#checklist details.fix").first
    line.locator("summary").click()
    line.get_by_label("Αιτιολογία").fill(WHY)
    page.context.clear_cookies(name="sessionid")
    line.get_by_role("button", name="Πληρούται").click()
    expect(page.locator("#conflict")).to_contain_text("Έχετε αποσυνδεθεί")
    expect(line.get_by_label("Αιτιολογία")).to_have_value(WHY)
    log_in_beside(page, "Σύνδεση σε νέα καρτέλα")
    page.locator("#conflict").get_by_role("button", name="Αποστολή ξανά").click()
    page.locator("main").get_by_role("button", name="Αποστολή ξανά").click()
    expect(page.locator(".notice.success")).to_be_visible()
    assert Correction.objects.get().reason == WHY


@pytest.mark.usefixtures("held")
def test_a_decision_that_is_sent_after_the_session_has_ended_is_made_after_logging_in(page: Page) -> None:
    page.locator("#decide summary").first.click()
    page.locator("#decide .offers a[href*=ask_authorities]").click()
    page.get_by_label("Αιτιολογία").fill(WHY)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Οριστική απόφαση").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Η φόρμα έληξε")
    log_in_beside(page, "Σύνδεση σε νέα καρτέλα")
    for _ in range(2):  # the first is from before the login
        page.locator("main").get_by_role("button", name="Αποστολή ξανά").click()
    expect(page.locator(".notice.success")).to_be_visible()
    assert Decision.objects.get().reason == WHY


@pytest.mark.usefixtures("held")
def test_a_double_click_answers_one_question(page: Page) -> None:
    step = page.locator("#next-step")
    step.get_by_label("Είδος").select_option("insurance")
    step.get_by_role("button", name="Είναι αυτό").click()
    expect(step).to_contain_text("Ποιον αφορά το έγγραφο;")
    step.get_by_role("button", name="Του αιτούντος").dblclick()
    expect(step).to_contain_text("Διαβάστηκε σωστά;")
    assert Correction.objects.count() == 2


@pytest.mark.usefixtures("held")
def test_a_network_that_fails_is_said_and_leaves_what_was_typed(page: Page) -> None:
    line = page.locator("#checklist details.fix").first
    line.locator("summary").click()
    line.get_by_label("Αιτιολογία").fill(WHY)
    page.context.set_offline(True)
    line.get_by_role("button", name="Πληρούται").click()
    expect(page.locator("#conflict")).to_contain_text("Ο διακομιστής δεν απάντησε")
    expect(line.get_by_label("Αιτιολογία")).to_have_value(WHY)
    page.context.set_offline(False)
    line.get_by_role("button", name="Πληρούται").click()
    expect(page.locator("#turned")).to_contain_text("Καταχωρίστηκε")
    assert Correction.objects.get().reason == WHY
