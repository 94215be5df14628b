"""The desk in Debian's Chromium: what an officer and a clerk do, with every page checked by axe and photographed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fakelos.storage.models import Batch, Office, Role, Station
from tests.review.browser import NARROW, PASSWORD, WIDE, Shoot, overflow, press
from tests.review.conftest import MakeUser
from tests.review.sample import PAPERS, Case, sample_vault, store_dossier, store_quarantined

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def queue(station: Station) -> UUID:
    """A queue of three; gives the dossier with a doubtful line."""
    store_dossier(station, replace(Case(), application_no="2017/000124", papers=PAPERS[:3]))
    store_dossier(station, replace(Case(), application_no="2017/000125", name_el="", papers=PAPERS[3:]))
    return store_dossier(station)


def test_an_officer_takes_a_dossier_and_sees_where_a_finding_stands(
    page: Page, log_in_as: Callable[[Role], None], queue: UUID, shoot: Shoot
) -> None:
    page.goto("/")
    shoot(page, "login")
    log_in_as(Role.REVIEWER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Φάκελοι προς εξέταση")
    shoot(page, "queue")
    page.goto(f"/dossiers/{queue}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("ΧΟΤΖΑ ΑΡΤΑΝ")
    page.locator(".evidence a").nth(1).click()
    expect(page.locator("#viewer .mark")).to_be_in_viewport()
    shoot(page, "dossier")
    evidence = page.locator(".evidence a").nth(5)
    evidence.click()
    expect(page.locator("#viewer h2")).to_contain_text("Παράβολο")
    expect(page.locator("#viewer .mark")).to_be_in_viewport()
    expect(evidence).to_have_attribute("aria-current", "true")
    expect(page.locator(".strip [aria-current]")).to_contain_text("Παράβολο")
    expect(page).to_have_url(re.compile(rf"/dossiers/{queue}\?show=evidence-"))


def test_the_box_lies_where_the_value_is_printed(
    page: Page,
    log_in_as: Callable[[Role], None],
    queue: UUID,
) -> None:
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{queue}")
    page.locator("summary", has_text="Φορολογική δήλωση").click()
    page.get_by_role("link", name="123456789", exact=True).click()
    box, sheet = page.locator(".mark").bounding_box(), page.locator(".sheet svg").bounding_box()
    assert box
    assert sheet
    x0, y0, x1, y1 = PAPERS[3].box(3)
    assert (box["x"] - sheet["x"]) / sheet["width"] == pytest.approx(x0, abs=0.01)
    assert (box["y"] - sheet["y"]) / sheet["height"] == pytest.approx(y0, abs=0.01)
    assert box["width"] / sheet["width"] == pytest.approx(x1 - x0, abs=0.02)
    assert box["height"] / sheet["height"] == pytest.approx(y1 - y0, abs=0.02)


def test_an_enlarged_page_keeps_the_marked_place_in_view(
    page: Page, log_in_as: Callable[[Role], None], queue: UUID, shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{queue}")
    page.locator(".evidence a").nth(5).click()
    expect(page.locator(".mark")).to_be_visible()
    page.get_by_role("link", name="Μεγέθυνση").click()
    expect(page.locator(".zoom-1 .mark")).to_be_in_viewport()
    shoot(page, "dossier-enlarged")
    page.go_back()
    expect(page.locator(".zoom-0 .mark")).to_be_in_viewport()


def test_everything_works_without_scripts(
    chromium: Browser, live_server: LiveServer, make_user: MakeUser, office: Office, queue: UUID
) -> None:
    user = make_user(Role.REVIEWER, office)
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/dossiers/{queue}")
    page.get_by_label("Όνομα χρήστη").fill(user.username)
    page.get_by_label("Κωδικός").fill(PASSWORD)
    page.get_by_role("button", name="Σύνδεση").click()
    page.locator(".evidence a").nth(5).click()
    expect(page.locator("#viewer .mark")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Checklist")).to_be_visible()
    context.close()


def test_the_desk_fits_the_narrowest_screen(
    page: Page, log_in_as: Callable[[Role], None], queue: UUID, shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    page.set_viewport_size(NARROW)
    assert overflow(page) == 0
    shoot(page, "queue-narrow")
    page.goto(f"/dossiers/{queue}")
    page.locator(".evidence a").nth(0).click()
    expect(page.locator("#viewer .mark")).to_be_in_viewport()
    assert overflow(page) == 0
    shoot(page, "dossier-narrow")


def test_the_keyboard_reaches_evidence_from_the_top(page: Page, log_in_as: Callable[[Role], None], queue: UUID) -> None:
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{queue}")
    press(page, "Tab")
    expect(page.locator(":focus")).to_have_text("Μετάβαση στο περιεχόμενο")
    press(page, "Enter")
    page.locator(".evidence a").nth(0).focus()
    press(page, "Enter")
    expect(page.locator("#viewer .mark")).to_be_visible()
    expect(page.locator(".evidence a").nth(0)).to_be_focused()


def test_a_clerk_sends_papers_and_learns_what_to_scan_again(
    page: Page, log_in_as: Callable[[Role], None], station: Station, tmp_path: Path, shoot: Shoot
) -> None:
    sample_vault()
    finished = store_quarantined(station)
    log_in_as(Role.STATION)
    shoot(page, "station")
    scan = tmp_path / "scan.tif"
    scan.write_bytes(b"SPECIMEN scan")
    page.get_by_label("Αρχεία").set_input_files(scan)
    page.get_by_label("Ημερομηνία αίτησης").fill("1/3/2017")
    page.get_by_role("button", name="Αποστολή", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Απόδειξη παραλαβής")
    expect(page.locator("#state")).to_contain_text("Παραλήφθηκε, περιμένει ανάγνωση")
    shoot(page, "receipt-waiting")
    page.goto(f"/station/batches/{finished}")
    expect(page.locator("#state")).to_contain_text("Σαρώστε ξανά")
    shoot(page, "receipt")


def test_a_receipt_renews_itself_until_the_batch_is_read(
    page: Page, log_in_as: Callable[[Role], None], station: Station
) -> None:
    batch = store_quarantined(station)
    Batch.objects.update(state=Batch.State.PROCESSING)
    log_in_as(Role.STATION)
    page.goto(f"/station/batches/{batch}")
    expect(page.locator("#state")).to_contain_text("Διαβάζεται")
    Batch.objects.update(state=Batch.State.DONE)
    expect(page.locator("#state")).to_contain_text("Ολοκληρώθηκε", timeout=20_000)
    expect(page.locator("#state")).not_to_have_attribute("hx-trigger", re.compile("every"))


def test_the_sources_are_readable_and_a_line_leads_to_its_own(
    page: Page, log_in_as: Callable[[Role], None], queue: UUID, shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{queue}")
    page.locator(".asked summary").first.click()
    page.get_by_role("link", name="Ολόκληρη η πηγή").first.click()
    expect(page.locator(".quotation:has(.anchor:target)")).to_be_in_viewport()
    shoot(page, "source")
