"""Events on their way to a real receiver, which fails, hangs up, redirects, and comes back."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import pytest
from botocore.stub import Stubber
from django.db.models.functions import Now
from pydantic import SecretStr

from fakelos.flows import events
from fakelos.flows.events import deliverer, send_due
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings
from fakelos.storage import audit
from fakelos.storage.accounts import create_office
from fakelos.storage.models import OutgoingEvent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
SECRET = "SPECIMEN secret of 32 characters."  # noqa: S105 - made up
State = OutgoingEvent.State


class Receiver(ThreadingHTTPServer):
    """Another system. `answer` is the status that it gives; 0 hangs up, -1 never answers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = 200
        self.seen: list[tuple[str, str, bytes]] = []
        self.leave = threading.Event()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/events?from=desk"


class Handler(BaseHTTPRequestHandler):
    """Keeps what comes in and answers as its server was told."""

    server: Receiver

    def do_POST(self) -> None:
        """Take an event."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.headers["Fakelos-Event"], self.headers["Fakelos-Signature"], body))
        if self.server.answer == -1:
            self.server.leave.wait(60)
        if self.server.answer <= 0:
            return
        self.send_response(self.server.answer)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.leave.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("FAKELOS_EVENTS_WEBHOOK", receiver.url)
    monkeypatch.setenv("FAKELOS_EVENTS_SECRET", SECRET)
    return Settings()


def happen(*subjects: str) -> None:
    office = create_office("thessaloniki")
    for subject in subjects:
        audit.append("1", "decision.made", subject, office, {"kind": "grant"})


def states() -> list[str]:
    return list(OutgoingEvent.objects.order_by("seq").values_list("state", flat=True))


def test_an_event_arrives_signed_and_is_not_sent_again(receiver: Receiver, settings: Settings) -> None:
    happen("a")
    assert send_due(deliverer(settings)) == 1
    assert send_due(deliverer(settings)) == 0
    ((event_id, signature, body),) = receiver.seen
    at, digest = (part.split("=", 1)[1] for part in signature.split(","))
    assert hmac.compare_digest(hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest(), digest)
    told = json.loads(body)
    assert (told["id"], told["kind"], told["subject"], told["data"]) == (
        event_id,
        "decision.made",
        "a",
        {"kind": "grant"},
    )


@pytest.mark.parametrize("answer", [500, 403, 302, 0])
def test_a_failed_event_comes_again_under_the_same_id_once_the_receiver_is_back(
    answer: int, receiver: Receiver, settings: Settings
) -> None:
    happen("a", "a", "b")
    receiver.answer = answer
    assert send_due(deliverer(settings)) == 0
    assert states() == [State.WAITING] * 3
    assert len(receiver.seen) == 2
    receiver.answer = 204
    OutgoingEvent.objects.update(due_at=Now())
    assert send_due(deliverer(settings)) == 3
    order = [json.loads(body)["seq"] for _, _, body in receiver.seen[2:] if json.loads(body)["subject"] == "a"]
    assert order == sorted(order)
    assert len({event_id for event_id, _, _ in receiver.seen}) == 3
    assert set(OutgoingEvent.objects.values_list("failure", flat=True)) == {""}


def test_a_receiver_that_never_answers_delays_its_events_alone(
    receiver: Receiver, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "SECONDS", 0.2)
    happen("a")
    receiver.answer = -1
    assert send_due(deliverer(settings)) == 0
    assert OutgoingEvent.objects.get().failure == "receiver_unavailable"


def test_a_receiver_that_is_not_there_is_tried_later(settings: Settings) -> None:
    happen("a")
    nobody = settings.model_copy(update={"events_webhook": "http://127.0.0.1:1/"})
    assert send_due(deliverer(nobody)) == 0
    assert OutgoingEvent.objects.get().failure == "receiver_unavailable"


@pytest.mark.parametrize(
    "address", ["http://archive.example/", "ftp://127.0.0.1/", "file:///etc/passwd", "//127.0.0.1/", "https:///x", "x"]
)
def test_events_leave_the_machine_by_https_only(address: str, settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="bad_webhook"):
        deliverer(settings.model_copy(update={"events_webhook": address}))


def test_a_short_secret_signs_nothing(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="bad_webhook"):
        deliverer(settings.model_copy(update={"events_secret": SecretStr("short")}))


def test_a_queue_gets_the_events_of_a_dossier_as_one_group(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    happen("a")
    event = OutgoingEvent.objects.get()
    url = "https://sqs.eu-south-1.amazonaws.com/1/desk.fifo"
    client = boto3.client(
        "sqs",
        region_name="eu-south-1",
        aws_access_key_id="SPECIMEN",
        aws_secret_access_key="SPECIMEN",  # noqa: S106 - made up
    )
    monkeypatch.setattr(boto3, "client", lambda _: client)
    sent = {
        "QueueUrl": url,
        "MessageBody": events.body_of(event).decode(),
        "MessageGroupId": "a",
        "MessageDeduplicationId": str(event.pk),
    }
    queue = settings.model_copy(update={"events_webhook": "", "events_sqs_queue": url})
    with Stubber(client) as stub:
        stub.add_client_error("send_message", "ServiceUnavailable", expected_params=sent)
        stub.add_response("send_message", {"MessageId": "1"}, sent)
        assert send_due(deliverer(queue)) == 0
        assert OutgoingEvent.objects.get().failure == "receiver_unavailable"
        OutgoingEvent.objects.update(due_at=Now())
        assert send_due(deliverer(queue)) == 1
