"""Deciding in Chromium: take, decide, get the PDF; sign as the second; answer a request for a rescan."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import Decision, Dossier, Inquiry, Role, User
from fakelos.storage.models import Page as Sheet
from fakelos.storage.queues.claims import take
from tests.review.browser import NARROW, PASSWORD, Shoot, overflow
from tests.review.conftest import MakeUser, logged_in
from tests.review.printed import text_of

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]


def enter(page: Page, user: User) -> None:
    """Log in as another person."""
    page.context.clear_cookies()
    page.goto("/login")
    page.get_by_label("Όνομα χρήστη").fill(user.username)
    page.get_by_label("Κωδικός").fill(PASSWORD)
    page.get_by_role("button", name="Σύνδεση").click()
    expect(page.get_by_role("button", name="Αποσύνδεση")).to_be_visible()


def test_an_officer_takes_a_dossier_decides_and_gets_the_certificate(
    page: Page, log_in_as: Callable[[Role], None], dossier: UUID, shoot: Shoot, pictures: Path
) -> None:
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{dossier}")
    page.get_by_role("button", name="Πάρτε αυτόν τον φάκελο").click()
    shoot(page, "dossier-held")
    page.locator("#decide a.primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Χορήγηση βεβαίωσης τύπου Α")
    page.get_by_label("Γιατί οι αμφίβολες προϋποθέσεις").fill("Το παράβολο ελέγχθηκε στο πρωτότυπο. SPECIMEN")
    page.get_by_label("Γλώσσα του εγγράφου").select_option("sq")
    shoot(page, "decide")
    with page.expect_popup():
        page.get_by_role("button", name="Προεπισκόπηση").click()
    assert not Decision.objects.exists()
    page.get_by_role("button", name="Οριστική απόφαση: Χορήγηση βεβαίωσης τύπου Α").click()
    expect(page.locator(".notice.success")).to_have_text("Η απόφαση λήφθηκε.")
    shoot(page, "decided")
    address = page.get_by_role("link", name="Βεβαίωση κατάθεσης αίτησης τύπου Α΄ (PDF)").get_attribute("href")
    assert address
    response = page.request.get(address)
    pypdfium2.PdfDocument(response.body())[0].render(scale=1.2).to_pil().save(pictures / "letter.png")
    text = text_of(response.body())
    assert response.headers["content-type"] == "application/pdf"
    for said in ("ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ ΤΥΠΟΥ Α΄", "ΧΟΤΖΑ ΑΡΤΑΝ", "SPECIMEN", "Vlen vetëm teksti në greqisht"):
        assert said in text
    assert Dossier.objects.get().state == Dossier.State.WAITING_AUTHORITIES
    page.goto(f"/dossiers/{dossier}")
    page.get_by_role("link", name="Ιστορικό", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ιστορικό")
    page.get_by_role("link", name="Έλεγχος ολόκληρης της αλυσίδας").click()
    expect(page.locator(".notice.success")).to_contain_text("Η αλυσίδα είναι ακέραιη")
    shoot(page, "history")


def test_a_refusal_waits_for_another_officer_who_reads_and_signs(
    page: Page, make_user: MakeUser, dossier: UUID, shoot: Shoot
) -> None:
    found = Dossier.objects.select_related("office").get()
    anna, berta = make_user(Role.REVIEWER, found.office), make_user(Role.SUPERVISOR, found.office)
    asked = {"dossier": found, "sent_on": date(2024, 1, 8), "due_on": date(2024, 2, 8), "sent_by": anna}
    Inquiry.objects.create(authority="police_order", **asked)
    Inquiry.objects.create(
        authority="insurer", answered_on=date(2024, 1, 31), answer="adverse", note="SPECIMEN", **asked
    )
    take(anna, dossier)
    given = {"reason": "Δεν διατηρήθηκαν δεσμοί. SPECIMEN", "doubts_reason": "SPECIMEN"}
    assert logged_in(anna).post(f"/dossiers/{dossier}/decide/{Kind.REFUSE}", given).status_code == 302
    enter(page, anna)
    page.goto(f"/dossiers/{dossier}")
    expect(page.locator("#decide")).to_contain_text("Ισχύει μόνο αφού συνυπογράψει άλλος υπάλληλος")
    enter(page, berta)
    expect(page.get_by_role("heading", name="Εκπρόθεσμες απαντήσεις")).to_be_visible()
    shoot(page, "queue-overdue")
    page.goto(f"/dossiers/{dossier}")
    page.get_by_role("button", name="Πάρτε αυτόν τον φάκελο").click()
    page.get_by_role("link", name="Έλεγχος και συνυπογραφή ή επιστροφή").click()
    expect(page.locator(".words").first).to_contain_text("Δεν διατηρήθηκαν δεσμοί")
    shoot(page, "countersign")
    page.get_by_role("button", name="Συνυπογράφω").click()
    expect(page.get_by_role("link", name="Απόρριψη (PDF)")).to_be_visible()
    assert Dossier.objects.get().state == Dossier.State.DONE
    page.goto(f"/dossiers/{dossier}#decide")
    page.get_by_role("link", name="Επαναφορά του φακέλου σε εξέταση").click()
    page.get_by_label("Γιατί εξετάζεται ξανά").fill("Η αστυνομία διόρθωσε την απάντησή της. SPECIMEN")
    shoot(page, "reopen")
    page.get_by_role("button", name="Επαναφορά του φακέλου σε εξέταση").click()
    expect(page.locator("#decide")).to_contain_text("Η αστυνομία διόρθωσε την απάντησή της.")
    page.locator("#decide").scroll_into_view_if_needed()
    shoot(page, "reopened")


def test_a_station_sees_what_to_scan_again_and_sends_it(
    page: Page, make_user: MakeUser, dossier: UUID, shoot: Shoot, tmp_path: Path
) -> None:
    found = Dossier.objects.select_related("office").get()
    anna = make_user(Role.REVIEWER, found.office)
    take(anna, dossier)
    given = {"reason": "Η σελίδα είναι θολή. SPECIMEN", "pages": [str(Sheet.objects.all()[0].pk)]}
    assert logged_in(anna).post(f"/dossiers/{dossier}/decide/{Kind.ASK_RESCAN}", given).status_code == 302
    enter(page, make_user(Role.STATION, found.office))
    expect(page.get_by_role("heading", name="Αιτήματα επανασάρωσης")).to_be_visible()
    expect(page.locator(".rescans")).to_contain_text("Η σελίδα είναι θολή. SPECIMEN")
    shoot(page, "station-rescan")
    scan = tmp_path / "again.tif"
    scan.write_bytes(b"SPECIMEN again")
    page.locator(".rescans input[type=file]").set_input_files(scan)
    page.get_by_role("button", name="Αποστολή της νέας σάρωσης").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Απόδειξη παραλαβής")
    page.goto("/station")
    expect(page.locator(".rescans")).to_have_count(0)


def test_deciding_fits_the_narrowest_screen_and_the_keyboard(
    page: Page, log_in_as: Callable[[Role], None], dossier: UUID, shoot: Shoot
) -> None:
    log_in_as(Role.REVIEWER)
    page.set_viewport_size(NARROW)
    take(User.objects.get(role=Role.REVIEWER), dossier)
    page.goto(f"/dossiers/{dossier}/decide/{Kind.TYPE_A_MISSING}")
    assert overflow(page) == 0
    shoot(page, "decide-narrow")
    page.get_by_label("Αιτιολογία").focus()
    page.keyboard.type("Λόγος SPECIMEN")
    page.evaluate("document.addEventListener('submit', (event) => { event.preventDefault(); document.title = 'x'; })")
    page.get_by_label("Αριθμός από το δικό σας πρωτόκολλο").press("Enter")
    assert page.title() != "x"
    page.goto(f"/dossiers/{dossier}/history")
    assert overflow(page) == 0
