"""The history of a dossier: complete, in words, proven, and harmless as a table."""

import csv
import io
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from fakelos.review.history.views import A_PAGE, Event, harmless, table_of
from fakelos.review.history.wording import ACTIONS
from fakelos.storage import audit
from fakelos.storage.decisions.table import Kind
from fakelos.storage.dossiers import get_page
from fakelos.storage.models import AuditEntry, Dossier, Office, Page, Role, Station, User
from fakelos.storage.queues.claims import take
from tests.review.conftest import MakeUser, logged_in
from tests.review.markup import Reader
from tests.review.sample import Case, store_dossier

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


@pytest.fixture
def anna(make_user: MakeUser, office: Office, dossier: UUID) -> User:
    user = make_user(Role.REVIEWER, office)
    take(user, dossier)
    return user


def rows_of(client: Client, dossier: UUID) -> list[list[str]]:
    content = client.get(reverse("history_export", args=[dossier])).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_newest_first_with_who_when_what_before_and_after(anna: User, dossier: UUID) -> None:
    client = logged_in(anna)
    get_page(anna, Page.objects.all()[0].pk)
    client.post(reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES]), {"reason": "S", "authorities": ["insurer"]})
    page = client.get(reverse("history", args=[dossier]))
    html = page.content.decode()
    assert Reader(html).faults == []
    order = [
        html.index(str(ACTIONS[action]))
        for action in ("decision.made", "page.read", "dossier.claimed", "batch.results", "batch.received")
    ]
    assert order == sorted(order)
    made = html[html.index(str(ACTIONS["decision.made"])) :]
    assert made.index("Ερωτήματα σε άλλες αρχές") < made.index("Προς εξέταση") < made.index("Περιμένει άλλες")
    assert anna.username in html
    assert "Οι εγγραφές της σελίδας είναι όπως γράφτηκαν" in html


def test_readings_can_be_left_out_and_are_themselves_written_down(anna: User, dossier: UUID) -> None:
    client = logged_in(anna)
    client.get(reverse("history", args=[dossier]))
    html = client.get(reverse("history", args=[dossier])).content.decode()
    assert str(ACTIONS["history.read"]) in html
    acts = client.get(reverse("history", args=[dossier]), {"acts": "1"}).content.decode()
    assert str(ACTIONS["history.read"]) not in acts
    assert str(ACTIONS["dossier.claimed"]) in acts


def test_the_whole_chain_is_checked_on_demand(anna: User, dossier: UUID) -> None:
    client, address = logged_in(anna), reverse("history", args=[dossier])
    assert "Η αλυσίδα είναι ακέραιη" in client.get(address, {"verify": "1"}).content.decode()
    AuditEntry.objects.filter(action="dossier.claimed").update(actor="machine")
    changed = client.get(address).content.decode()
    assert "αλλοιώθηκε μετά την καταχώρησή της" in changed
    assert "Η αλυσίδα έχει διακοπεί" in client.get(address, {"verify": "1"}).content.decode()


def test_a_long_history_has_pages_and_costs_the_same(anna: User, dossier: UUID) -> None:
    found = Dossier.objects.select_related("office").get(pk=dossier)
    for _ in range(A_PAGE + 10):
        audit.append(str(anna.pk), "dossier.claimed", dossier, found.office)
    client = logged_in(anna)
    first = client.get(reverse("history", args=[dossier])).content.decode()
    second = client.get(reverse("history", args=[dossier]), {"page": "2"}).content.decode()
    assert first.count("<tr>") == A_PAGE + 1
    assert str(ACTIONS["batch.received"]) in second


def test_what_one_person_read_in_a_row_is_one_line_with_every_time_in_it(
    anna: User, dossier: UUID, make_user: MakeUser, office: Office
) -> None:
    vera = make_user(Role.SUPERVISOR, office)
    for reader, action in [(anna, "dossier.read"), (anna, "page.read"), (anna, "dossier.read"), (vera, "dossier.read")]:
        audit.append(str(reader.pk), action, dossier, office)
    html = logged_in(vera).get(reverse("history", args=[dossier])).content.decode()
    assert html.count("<details><summary>") == 2
    group = html[html.index(anna.username) :].split("</details>")[0]
    assert f"{ACTIONS['dossier.read']} (2) · {ACTIONS['page.read']} (1)" in group
    assert group.count("<li>") == 3
    assert rows_of(logged_in(vera), dossier)[1:][3][3] == str(ACTIONS["dossier.read"])


def test_nothing_of_another_dossier_is_told(anna: User, dossier: UUID, station: Station) -> None:
    other = store_dossier(station, Case(application_no="2017/000999"))
    found = Dossier.objects.select_related("office").get(pk=other)
    audit.append(str(anna.pk), "dossier.freed", other, found.office)
    assert str(ACTIONS["dossier.freed"]) not in logged_in(anna).get(reverse("history", args=[dossier])).content.decode()


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing_there(anna: User, dossier: UUID) -> None:
    User.objects.filter(pk=anna.pk).update(first_name="=HYPERLINK(1)", last_name="@SUM;\n+1")
    rows = rows_of(logged_in(anna), dossier)
    assert rows[0][:4] == ["Αριθμός", "Πότε", "Ποιος", "Τι"]
    assert len(rows) > 3
    assert all(len(row) == len(rows[0]) for row in rows)
    assert "'=HYPERLINK(1) @SUM;\n+1" in {row[2] for row in rows}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    exported = AuditEntry.objects.filter(action="history.exported", subject=str(dossier))
    assert exported.count() == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1+1"])
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_quotes_and_separators_stay_in_their_cell() -> None:
    from django.utils import timezone  # noqa: PLC0415

    event = Event(1, timezone.now(), 'a";b', "c\nd", "", "", "", holds=True, hash="f")
    [_, row] = csv.reader(io.StringIO(table_of([event]).removeprefix("\ufeff")), delimiter=";")
    assert row[2:4] == ['a";b', "c\nd"]


def test_every_act_that_the_log_knows_of_a_dossier_has_its_words() -> None:
    with translation.override("el"):
        assert all(any("Α" <= sign <= "ώ" for sign in str(words)) for words in ACTIONS.values())
