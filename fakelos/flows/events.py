"""Sends what the outbox holds to a webhook or an SQS queue, at least once.

The webhook gets a JSON body and the headers `Fakelos-Event` (the event's id, the same however often it comes) and
`Fakelos-Signature: t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<seconds>.<body>` under FAKELOS_EVENTS_SECRET.
"""

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.settings import Settings
from fakelos.storage.models import OutgoingEvent
from fakelos.storage.outbox import forget_sent, mark_failed, mark_sent, take_due
from fakelos.storage.setup import database_work

SECONDS = 10
SHORTEST_SECRET = 32
OURSELVES = frozenset({"localhost", "127.0.0.1", "::1"})
Deliver = Callable[[OutgoingEvent], None]


def send_due(deliver: Deliver) -> int:
    """Send whatever is due; gives how many events arrived. A failure delays its event and those after it alone."""
    arrived = 0
    with database_work():
        while event := take_due():
            try:
                deliver(event)
            except ToolFailure as error:
                mark_failed(event, error.code)
            else:
                mark_sent(event)
                arrived += 1
    return arrived


def tidy() -> None:
    """Drop events that arrived long ago; once a day will do."""
    with database_work():
        forget_sent()


def deliverer(settings: Settings) -> Deliver:
    """How this installation delivers events: to its webhook, else to its queue.

    Raises:
        ConfigurationError: `bad_webhook` for an address without https outside this machine, or a short secret.
    """
    if not settings.events_webhook:
        return _to_queue(settings.events_sqs_queue)
    address, secret = urlsplit(settings.events_webhook), settings.events_secret.get_secret_value()
    safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in OURSELVES)
    if not (safe and address.hostname) or len(secret) < SHORTEST_SECRET:
        raise ConfigurationError("bad_webhook")
    return _to_webhook(address, secret)


def body_of(event: OutgoingEvent) -> bytes:
    """The event as it is sent: ids and codes, nothing personal."""
    told = {
        "id": str(event.pk),
        "seq": event.seq,
        "at": event.at.isoformat(),
        "kind": event.kind,
        "office": event.office,
        "subject": event.subject,
        "data": event.data,
    }
    return json.dumps(told, separators=(",", ":"), sort_keys=True).encode()


def signature(secret: str, body: bytes, at: int) -> str:
    """The header by which the receiver knows that the event is ours and fresh.

    >>> signature("SPECIMEN", b"{}", 0)[:16]
    't=0,v1=c9054776e'
    """
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def _to_webhook(address: SplitResult, secret: str) -> Deliver:
    target = address._replace(scheme="", netloc="", fragment="").geturl() or "/"

    def deliver(event: OutgoingEvent) -> None:
        body = body_of(event)
        headers = {
            "Content-Type": "application/json",
            "Fakelos-Event": str(event.pk),
            "Fakelos-Signature": signature(secret, body, int(time.time())),
        }
        status = _post(address, target, body, headers)
        if status // 100 != 2:  # noqa: PLR2004 - the family of answers that say yes; a redirect is none
            raise ToolFailure("receiver_refused", str(status))

    return deliver


def _post(address: SplitResult, target: str, body: bytes, headers: dict[str, str]) -> int:
    """The receiver's answer. Redirects are not followed, proxies of the environment not asked, bodies not read."""
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.hostname or "", address.port, timeout=SECONDS)
    try:
        connection.request("POST", target, body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise ToolFailure("receiver_unavailable", type(error).__name__) from error
    finally:
        connection.close()


def _to_queue(url: str) -> Deliver:
    client = boto3.client("sqs")
    in_order = url.endswith(".fifo")

    def deliver(event: OutgoingEvent) -> None:
        order = {"MessageGroupId": event.subject, "MessageDeduplicationId": str(event.pk)} if in_order else {}
        try:
            client.send_message(QueueUrl=url, MessageBody=body_of(event).decode(), **order)
        except (BotoCoreError, ClientError) as error:
            raise ToolFailure("receiver_unavailable", type(error).__name__) from error

    return deliver
