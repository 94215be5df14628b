"""The dossier's screen in Debian's Chromium: see, correct, see what changed, take it back."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from fakelos.flows.rereading import reread
from fakelos.storage.corrections.rereading import due_dossiers, leave_unread
from fakelos.storage.models import Correction, Document, Dossier, Office, Role, Station, User
from fakelos.storage.queues.claims import take
from tests.review.browser import NARROW, PASSWORD, WIDE, Shoot, overflow, press
from tests.review.conftest import MakeUser
from tests.review.sample import FILE, PAPERS, SECOND_FILE, Case, sample_vault, store_dossier

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]
LogInAs = Callable[[Role], None]


@pytest.fixture
def claimed(page: Page, log_in_as: LogInAs, station: Station) -> UUID:
    """A dossier that the reviewer who is logged in has taken."""
    dossier_id = store_dossier(station)
    log_in_as(Role.REVIEWER)
    take(User.objects.get(role=Role.REVIEWER), dossier_id)
    page.goto(f"/dossiers/{dossier_id}")
    return dossier_id


@pytest.mark.usefixtures("claimed")
def test_a_reviewer_corrects_a_class_sees_the_line_change_and_takes_it_back(page: Page, shoot: Shoot) -> None:
    ties = page.locator("#line-ties .answer").first
    expect(ties).to_contain_text("Πληρούται")
    page.locator("#line-ties .evidence a").first.click()
    expect(page.locator("#viewer h2")).to_contain_text("Φορολογική δήλωση")
    expect(page.locator("#viewer .mark")).to_be_in_viewport()
    shoot(page, "dossier-claimed")
    page.get_by_role("link", name="Διόρθωση εγγράφου").click()
    page.locator("#edit-class").select_option("other")
    page.locator("form:has(#edit-class)").get_by_role("button", name="Αποθήκευση").click()
    expect(page.locator("#turned")).to_contain_text("Δεσμοί με τη χώρα (τυπική): Πληρούται → Αμφίβολο")
    expect(ties).to_contain_text("Αμφίβολο")
    expect(ties).to_contain_text("Η μηχανή μόνη της")
    shoot(page, "dossier-corrected")
    page.get_by_role("button", name="Αναίρεση της τελευταίας").click()
    expect(ties).to_contain_text("Πληρούται")
    expect(page.locator("#corrections")).to_contain_text("αναιρέθηκε")
    assert Correction.objects.get().undone_at


@pytest.mark.usefixtures("claimed")
def test_the_first_look_says_what_to_do_next(page: Page, shoot: Shoot) -> None:
    step = page.locator("#next-step")
    expect(step).to_be_in_viewport()
    expect(step).to_contain_text("Τι έγγραφο είναι;")
    expect(step.get_by_role("button", name="Είναι αυτό")).to_be_in_viewport()
    expect(page.locator(".timeline")).to_be_visible()
    shoot(page, "dossier-first-look")


def test_the_next_doubt_comes_by_itself_once_one_is_answered(page: Page, claimed: UUID) -> None:
    step = page.locator("#next-step")
    step.get_by_label("Είδος").select_option("insurance")
    step.get_by_role("button", name="Είναι αυτό").click()
    expect(step).to_contain_text("Ποιον αφορά το έγγραφο;")
    step.get_by_role("button", name="Του αιτούντος").click()
    expect(step).to_contain_text("Διαβάστηκε σωστά;")
    expect(step).to_contain_text("123456789")
    step.get_by_role("button", name="Σωστό").click()
    expect(step.get_by_role("button", name="Πληρούται")).to_be_visible()
    step.get_by_label("Αιτιολογία").fill("είδα το πρωτότυπο")
    step.get_by_role("button", name="Πληρούται").click()
    expect(page.locator("#turned")).to_contain_text("Αμφίβολο → Πληρούται")
    assert Correction.objects.filter(dossier=claimed, undone_at=None).count() == 4


@pytest.mark.usefixtures("claimed")
def test_every_key_works_on_the_greek_layout_by_its_place(page: Page) -> None:
    step = page.locator("#next-step")

    def press(code: str, sign: str, *, shift: bool = False) -> None:
        page.evaluate(
            "([code, key, shiftKey]) => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {code, key, shiftKey, bubbles: true, cancelable: true}))",
            [code, sign, shift],
        )

    press("Slash", "?", shift=True)
    expect(page.locator("#keys")).to_have_attribute("open", "")
    press("KeyV", "ω")
    expect(page.locator("#viewer h2")).to_contain_text("Σελίδα 6")
    press("KeyN", "ν")
    expect(step).to_contain_text("Ποιον αφορά το έγγραφο;")
    press("KeyA", "α")
    expect(page.locator("#corrections")).to_contain_text("Ποιον αφορά")
    press("KeyZ", "ζ")
    expect(page.locator("#corrections")).to_contain_text("αναιρέθηκε")
    press("Equal", "=")
    expect(page.locator(".sheet.zoom-1")).to_be_visible()
    press("BracketRight", "]")
    expect(page.locator(".scan g").first).to_have_attribute("transform", re.compile(r"rotate\(90\)"))
    press("Digit1", "1")
    expect(page.locator("#checklist")).to_be_focused()


@pytest.mark.usefixtures("claimed")
def test_keys_rest_while_somebody_types_and_when_they_are_switched_off(page: Page) -> None:
    page.locator("#keys summary").click()
    page.get_by_role("button", name="Απενεργοποίηση πλήκτρων").click()
    press(page, "KeyN")
    expect(page.locator("#next-step")).to_contain_text("Τι έγγραφο είναι;")
    page.locator("#keys summary").click()
    page.get_by_role("button", name="Ενεργοποίηση πλήκτρων").click()
    page.locator("#step-class").focus()
    press(page, "KeyN")
    expect(page.locator("#next-step")).to_contain_text("Τι έγγραφο είναι;")
    press(page, "Escape")
    press(page, "KeyN")
    expect(page.locator("#next-step")).not_to_contain_text("Τι έγγραφο είναι;")


@pytest.mark.usefixtures("claimed")
def test_a_page_is_dragged_and_stays_where_it_was_after_a_correction(page: Page) -> None:
    page.get_by_role("link", name="Μεγέθυνση").click()
    expect(page.locator(".sheet.zoom-1")).to_be_visible()
    frame = page.locator(".frame")
    box = frame.bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.up()
    assert frame.evaluate("one => [one.scrollLeft, one.scrollTop]") == [100, 50]
    page.locator("#step-class").select_option("insurance")
    page.locator("#next-step").get_by_role("button", name="Είναι αυτό").click()
    expect(page.locator("#turned .notice.success")).to_be_visible()
    assert frame.evaluate("one => [one.scrollLeft, one.scrollTop]") == [100, 50]
    expect(page.locator(".sheet.zoom-1")).to_be_visible()


@pytest.mark.usefixtures("claimed")
def test_an_answer_that_takes_its_time_shows_that_it_is_awaited(page: Page) -> None:
    held: list[Route] = []
    page.route("**/dossiers/**", lambda request: held.append(request))  # noqa: PLW0108 - it marks what it is given
    page.get_by_role("link", name="Επόμενη", exact=True).click()
    expect(page.locator(".awaited")).to_have_css("opacity", "1")
    for request in held:
        request.continue_()
    expect(page.locator(".awaited")).to_have_css("opacity", "0")


@pytest.mark.usefixtures("claimed")
def test_a_refused_value_says_what_to_do_and_changes_nothing(page: Page) -> None:
    page.locator("summary", has_text="Άδεια διαμονής").click()
    page.locator(".paper[open]", has_text="Άδεια διαμονής").get_by_role("link", name="Διόρθωση").click()
    field = page.locator("#value-valid_to")
    field.fill("31 Απριλίου")
    page.locator("form:has(#value-valid_to)").get_by_role("button", name="Αποθήκευση").click()
    expect(page.locator("#turned")).to_contain_text("Δεν είναι ημερομηνία.")
    expect(field).to_have_value("31 Απριλίου")
    assert not Correction.objects.exists()


def test_corrections_work_without_scripts(
    chromium: Browser, live_server: LiveServer, make_user: MakeUser, office: Office, station: Station
) -> None:
    dossier_id = store_dossier(station)
    user = make_user(Role.REVIEWER, office)
    take(user, dossier_id)
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/dossiers/{dossier_id}")
    page.get_by_label("Όνομα χρήστη").fill(user.username)
    page.get_by_label("Κωδικός").fill(PASSWORD)
    page.get_by_role("button", name="Σύνδεση").click()
    page.locator("#line-ties .evidence a").first.click()
    expect(page.locator("#viewer h2")).to_contain_text("Φορολογική δήλωση")
    page.get_by_role("link", name="Διόρθωση εγγράφου").click()
    page.locator("#edit-class").select_option("other")
    page.locator("form:has(#edit-class)").get_by_role("button", name="Αποθήκευση").click()
    expect(page.locator(".notice.success")).to_contain_text("Δεσμοί με τη χώρα (τυπική): Πληρούται → Αμφίβολο")
    page.get_by_role("button", name="Αναίρεση της τελευταίας").click()
    expect(page.locator(".notice.success")).to_contain_text("Αμφίβολο → Πληρούται")
    context.close()


def test_the_dossier_fits_the_narrowest_screen(page: Page, claimed: UUID, shoot: Shoot) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"/dossiers/{claimed}?edit={Dossier.objects.get(pk=claimed).documents.first().pk}")  # type: ignore[union-attr]
    assert overflow(page) == 0
    shoot(page, "dossier-claimed-narrow")


def test_who_does_not_hold_the_dossier_reads_and_corrects_nothing(
    page: Page, log_in_as: LogInAs, station: Station, shoot: Shoot
) -> None:
    dossier_id = store_dossier(station)
    log_in_as(Role.REVIEWER)
    page.goto(f"/dossiers/{dossier_id}")
    expect(page.locator("#next-step")).to_contain_text("Τι έγγραφο είναι;")
    expect(page.locator("#next-step form")).to_have_count(0)
    expect(page.get_by_role("button", name="Πάρτε αυτόν τον φάκελο")).to_be_visible()
    shoot(page, "dossier-unclaimed")


@pytest.mark.usefixtures("claimed")
def test_the_fields_of_the_paper_in_view_stand_beside_it_and_the_page_view_stays(page: Page) -> None:
    in_view = page.locator(".paper[data-in-view]")
    expect(in_view).to_contain_text("Διαβατήριο")
    expect(in_view.get_by_role("link", name="BA7654321")).to_be_visible()
    press(page, "KeyJ")
    expect(in_view).to_contain_text("Άδεια διαμονής")
    expect(in_view.get_by_role("link", name="1234567", exact=True)).to_be_in_viewport()
    expect(page.locator(".paper[open]")).to_have_count(1)
    expect(page.locator("#viewer h2")).to_contain_text("Σελίδα 2")
    in_view.get_by_role("link", name="Διόρθωση").click()
    page.locator("#value-permit_no").fill("7777777")
    press(page, "Escape")
    page.locator(".strip a").first.click()
    expect(in_view).to_contain_text("Διαβατήριο")
    expect(page.locator("#value-permit_no")).to_have_value("7777777")


def correct_class(page: Page) -> None:
    """Say that the tax return is proof of insurance."""
    page.locator("#line-ties .evidence a").first.click()
    expect(page.locator("#viewer h2")).to_contain_text("Φορολογική δήλωση")
    page.get_by_role("link", name="Διόρθωση εγγράφου").click()
    page.locator("#edit-class").select_option("insurance")
    page.locator("form:has(#edit-class)").get_by_role("button", name="Αποθήκευση").click()
    expect(page.locator("#reread")).to_contain_text("διαβάζονται ξανά")


def test_a_corrected_paper_is_read_again_and_shown_when_asked(page: Page, claimed: UUID, shoot: Shoot) -> None:
    correct_class(page)
    read = page.locator(".paper[data-in-view] .fields")
    expect(read).to_contain_text("2013")
    reread(sample_vault(), claimed, max_attempts=2)
    expect(page.locator("#reread")).to_contain_text("διαβάστηκαν ξανά", timeout=20_000)
    expect(read).to_contain_text("2013")
    shoot(page, "dossier-read-again")
    page.locator("#reread").get_by_role("link", name="Εμφάνιση").click()
    expect(page.locator("#reread")).to_have_count(0)
    expect(page.locator("#papers")).not_to_contain_text("Δεν διαβάστηκε ξανά")


def test_a_paper_that_could_not_be_read_again_says_so_until_it_is_put_right(page: Page, claimed: UUID) -> None:
    correct_class(page)
    leave_unread(claimed)
    expect(page.locator("#reread")).to_contain_text("δεν διαβάστηκαν ξανά", timeout=20_000)
    paper = Document.objects.get(dossier=claimed, doc_class="tax_return").pk
    for _ in range(2):
        page.goto(f"/dossiers/{claimed}?paper={paper}")
        expect(page.locator(f"#paper-{paper}")).to_contain_text("Δεν διαβάστηκε ξανά μετά τη διόρθωση")
    expect(page.locator(".paper .problem", has_text="Δεν διαβάστηκε ξανά")).to_have_count(1)
    page.get_by_role("button", name="Να διαβαστούν ακόμη μία φορά").click()
    expect(page.locator("#reread")).to_contain_text("διαβάζονται ξανά")
    assert due_dossiers() == [claimed]


def test_papers_of_two_files_are_joined_and_parted_again(
    page: Page, log_in_as: LogInAs, station: Station, shoot: Shoot
) -> None:
    *front, until = PAPERS[1].lines
    papers = (PAPERS[0], replace(PAPERS[1], lines=tuple(front)))
    apart = (replace(PAPERS[1], doc_class=None, lines=(until,)),)
    dossier_id = store_dossier(station, Case(papers=papers, apart=apart))
    log_in_as(Role.REVIEWER)
    take(User.objects.get(role=Role.REVIEWER), dossier_id)
    page.goto(f"/dossiers/{dossier_id}")
    title = page.locator("#line-definitive_title .answer").first
    expect(title.locator(".status")).to_have_text("Αμφίβολο")
    page.locator(".strip a").nth(2).click()
    expect(page.locator("#viewer h2")).to_contain_text(SECOND_FILE)
    press(page, "KeyE")
    page.locator("#merge-into").select_option(label=f"Άδεια διαμονής, σελ. 2 ({FILE})")
    page.get_by_role("button", name="Ένωση").click()
    expect(title.locator(".status").first).to_have_text("Πληρούται")
    title.locator(".evidence a").first.click()
    expect(page.locator("#viewer h2")).to_contain_text(SECOND_FILE)
    shoot(page, "dossier-joined")
    press(page, "KeyZ")
    expect(page.locator("#papers h2")).to_contain_text("(3)", timeout=20_000)
    expect(title.locator(".status")).to_have_text("Αμφίβολο")
