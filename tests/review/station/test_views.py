import json
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fakelos.schemas.errors import ToolFailure
from fakelos.storage.models import AuditEntry, Batch, BatchApplication, Item, Office, Role, Station, User
from tests.review.conftest import MakeUser, logged_in
from tests.review.sample import sample_vault, store_quarantined

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vault(_home: None) -> None:
    sample_vault()


def scan(name: str = "scan.tif", content: bytes = b"SPECIMEN scan") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def manifest(station: Station, *files: SimpleUploadedFile) -> SimpleUploadedFile:
    content = {
        "batch_id": "B-77",
        "station": station.code,
        "office": station.office.code,
        "scanned_at": "2017-03-01T09:00:00+02:00",
        "files": [{"name": file.name, "sha256": sha256(file.read()).hexdigest()} for file in files],
    }
    for file in files:
        file.seek(0)
    return SimpleUploadedFile("batch.json", json.dumps(content).encode())


def test_a_batch_is_taken_in_and_acknowledged(clerk: Client, station: Station) -> None:
    form = {
        "files": [scan(), scan("second.pdf", b"SPECIMEN second")],
        "application_no": "2017/000123",
        "application_date": "1/3/2017",
        "batch_no": "A-1",
    }
    response = clerk.post(reverse("station"), form, follow=True)
    batch = Batch.objects.get()
    assert response.redirect_chain == [(reverse("receipt", args=[batch.pk]), 302)]
    assert "Η παρτίδα παραλήφθηκε." in response.content.decode()
    assert (batch.station, batch.external_id, batch.state) == (station, "A-1", Batch.State.RECEIVED)
    application = BatchApplication.objects.get(batch=batch)
    assert (application.application_no, str(application.application_date)) == ("2017/000123", "2017-03-01")


def test_what_was_sent_is_sealed(clerk: Client) -> None:
    clerk.post(reverse("station"), {"files": [scan()]})
    item = Item.objects.select_related("data_key").get()
    with sample_vault().open_item(item) as stream:
        assert stream.read() == b"SPECIMEN scan"


def test_the_sender_is_in_the_audit_log(clerk: Client) -> None:
    clerk.post(reverse("station"), {"files": [scan()]})
    assert AuditEntry.objects.get(action="batch.received").actor == str(User.objects.get().pk)


def test_the_same_files_sent_twice_are_one_batch(clerk: Client) -> None:
    for _ in range(2):
        response = clerk.post(reverse("station"), {"files": [scan()]}, follow=True)
    assert Batch.objects.count() == 1
    assert "Η παρτίδα είχε σταλεί και παλαιότερα" in response.content.decode()


def test_a_manifest_among_the_files_is_followed(clerk: Client, station: Station) -> None:
    file = scan()
    clerk.post(reverse("station"), {"files": [file, manifest(station, file)]})
    assert Batch.objects.get().external_id == "B-77"
    assert [item.name for item in Item.objects.all()] == ["scan.tif"]


def test_a_manifest_of_another_station_is_refused_in_words(clerk: Client, station: Station) -> None:
    station.code = "somebody else's"
    file = scan()
    response = clerk.post(reverse("station"), {"files": [file, manifest(station, file)]})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not Batch.objects.exists()


def test_a_broken_manifest_is_refused_in_words(clerk: Client) -> None:
    response = clerk.post(reverse("station"), {"files": [scan(), SimpleUploadedFile("batch.json", b"{")]})
    assert response.status_code == 422
    assert "batch.json" in response.content.decode()


def test_sending_nothing_is_answered_with_what_to_do(clerk: Client) -> None:
    response = clerk.post(reverse("station"), {"application_no": "2017/000123"})
    assert response.status_code == 422
    assert "Επιλέξτε τουλάχιστον ένα αρχείο." in response.content.decode()
    assert 'value="2017/000123"' in response.content.decode()


@pytest.mark.parametrize("day", ["31/2/2017", "2017", "1/1/2999", "<b>"])
def test_a_day_that_cannot_be_is_sent_back(clerk: Client, day: str) -> None:
    response = clerk.post(reverse("station"), {"files": [scan()], "application_date": day})
    assert response.status_code == 422
    assert not Batch.objects.exists()


def test_a_clerk_without_a_station_is_told_whom_to_ask(make_user: MakeUser, office: Office) -> None:
    user = make_user(Role.STATION, office)
    User.objects.update(station=None)
    user.refresh_from_db()
    response = logged_in(user).post(reverse("station"), {"files": [scan()]})
    assert "Ο λογαριασμός σας δεν έχει σταθμό σάρωσης." in response.content.decode()


def test_a_store_that_fails_acknowledges_nothing(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ToolFailure("store_failed")

    monkeypatch.setattr("fakelos.review.station.sending.receive", fail)
    response = clerk.post(reverse("station"), {"files": [scan()]})
    assert response.status_code == 422
    assert not Batch.objects.exists()


def test_an_empty_file_is_named_with_its_reason(clerk: Client) -> None:
    response = clerk.post(reverse("station"), {"files": [scan(), scan("empty.tif", b"")]}, follow=True)
    assert "Το αρχείο είναι κενό. Σαρώστε ξανά το έγγραφο." in response.content.decode()


def test_the_receipt_says_what_to_scan_again_and_why(clerk: Client, station: Station) -> None:
    batch = store_quarantined(station)
    html = clerk.get(reverse("receipt", args=[batch])).content.decode()
    assert "Το PDF είναι κλειδωμένο με κωδικό." in html
    assert "Η σελίδα διαβάζεται δύσκολα." in html
    assert "Σαρώστε ξανά τις παρακάτω σελίδες" in html


def test_a_batch_in_work_renews_itself_and_a_finished_one_stops(clerk: Client, station: Station) -> None:
    batch = store_quarantined(station)
    assert "hx-trigger" not in clerk.get(reverse("receipt", args=[batch])).content.decode()
    Batch.objects.update(state=Batch.State.PROCESSING)
    Item.objects.update(state=Item.State.RECEIVED, reason="")
    html = clerk.get(reverse("receipt", args=[batch])).content.decode()
    assert 'hx-trigger="every 3s"' in html
    assert "ανανέωση τώρα" in html
    assert "Διαβάζεται" in html


def test_htmx_gets_the_changing_part_alone(clerk: Client, station: Station) -> None:
    url = reverse("receipt", args=[store_quarantined(station)])
    html = clerk.get(url, headers={"HX-Request": "true"}).content.decode()
    assert html.startswith('<div id="state"')


def test_a_batch_that_could_not_be_read_says_why(clerk: Client, station: Station) -> None:
    batch = store_quarantined(station)
    Batch.objects.update(state=Batch.State.FAILED, reason="no_readable_file")
    html = clerk.get(reverse("receipt", args=[batch])).content.decode()
    assert "Η παρτίδα δεν έχει κανένα αναγνώσιμο αρχείο." in html


def test_the_last_batches_of_the_station_are_listed(clerk: Client, station: Station) -> None:
    batch = store_quarantined(station)
    html = clerk.get(reverse("station")).content.decode()
    assert reverse("receipt", args=[batch]) in html
    assert "Ολοκληρώθηκε" in html
