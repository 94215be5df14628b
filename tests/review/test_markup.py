"""Every page of the desk, in both languages: sound markup, a strict policy, nothing hostile let through."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

import fakelos.review
from fakelos.storage.models import Batch, Dossier, FindingRow, Item, Office, Role, Station
from tests.review.conftest import PASSWORD, LogIn, MakeUser
from tests.review.markup import Reader
from tests.review.sample import Case, store_dossier, store_quarantined

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]

STATIC = Path(fakelos.review.__file__).parent / "static" / "review"
LANGUAGES = ("el", "en")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></textarea></svg><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% load i18n %}",
    "javascript:alert(1)",
    "&lt;b&gt;",
)


def every_page(log_in: LogIn, office: Office) -> Iterator[tuple[str, str]]:
    """Each page's address with what it answers, for whoever may open it."""
    reviewer, clerk, administrator = (
        log_in(role, office) for role in (Role.REVIEWER, Role.STATION, Role.ADMINISTRATOR)
    )
    dossier, finding = Dossier.objects.get(), FindingRow.objects.exclude(evidence=[]).first()
    assert finding
    of_dossier = reverse("dossier", args=[dossier.pk])
    opened = {
        Client(): [reverse("login")],
        reviewer: [
            reverse("queue"),
            of_dossier,
            f"{of_dossier}?show=evidence-{finding.pk}-0",
            f"{of_dossier}?show=evidence-{finding.pk}-0&zoom=1",
            *(reverse("circular", args=[source]) for source in ("C2015", "C2024", "SVC")),
            "/nothing-here",
        ],
        clerk: [reverse("station"), *(reverse("receipt", args=[batch.pk]) for batch in Batch.objects.all())],
        administrator: [reverse("home")],
    }
    for client, urls in opened.items():
        for url, language in ((url, language) for url in urls for language in LANGUAGES):
            client.cookies["django_language"] = language
            response = client.get(url)
            assert "script-src 'self'" in response.headers["Content-Security-Policy"]
            yield f"{language} {url}", response.content.decode()


def test_every_page_is_sound_and_has_nothing_inline(
    log_in: LogIn,
    office: Office,
    station: Station,
    dossier: UUID,  # noqa: ARG001
) -> None:
    store_quarantined(station)
    faults = {url: Reader(html).faults for url, html in every_page(log_in, office)}
    assert len(faults) > 20
    assert {url: found for url, found in faults.items() if found} == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_a_machine_read_is_text_and_nothing_else(
    text: str, log_in: LogIn, office: Office, station: Station
) -> None:
    store_dossier(station, Case().with_text(text))
    FindingRow.objects.update(reason_el=text, reason_en=text, source=text, paragraph=text)
    Dossier.objects.update(application_no=text[:64], routing_reason_el=text, routing_reason_en=text)
    Batch.objects.update(external_id=text)
    Item.objects.update(name=text)
    shown = 0
    for url, html in every_page(log_in, office):
        reader = Reader(html)
        assert reader.faults == [], url
        shown += text in "".join(reader.text)
    assert shown >= 10


def test_the_policy_allows_only_what_the_desk_serves_itself(client: Client) -> None:
    policy = client.get(reverse("login")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(
    client: Client, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    client.post(reverse("login"), {"username": user.username, "password": PASSWORD}, follow=True)
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert set(client.cookies) == {"sessionid", "csrftoken", "django_language"}
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_pages_are_kept_in_no_cache(reviewer: Client) -> None:
    assert reviewer.get(reverse("queue")).headers["Cache-Control"] == "no-store"


def test_style_sheets_fetch_nothing_and_the_vendored_one_is_unchanged() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in STATIC.rglob("*.css")}
    assert {"desk.css", "digigov.css"} <= set(sheets)
    for name, sheet in sheets.items():
        assert "@import" not in sheet, name
        assert "@font-face" not in sheet, name
        assert [one for one in re.findall(r"url\(\s*[\"']?([^\"')]{5})", sheet) if one != "data:"] == [], name
    licence = (STATIC / "vendor" / "digigov.LICENSE.txt").read_text(encoding="utf-8")
    assert hashlib.sha256((STATIC / "vendor" / "digigov.css").read_bytes()).hexdigest() in licence
