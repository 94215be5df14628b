"""The keys: one list for help and binding, keys by their place, and a switch."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

import fakelos.review
from fakelos.review.keyboard import SHORTCUTS

pytestmark = pytest.mark.django_db
TEMPLATES = Path(fakelos.review.__file__).parent / "templates" / "review"


def test_no_key_does_two_things_and_each_is_named_by_its_place() -> None:
    places = [(one.code, one.shift) for one in SHORTCUTS]
    assert len(set(places)) == len(places)
    assert len({one.action for one in SHORTCUTS}) == len(SHORTCUTS)
    assert all(one.code[0].isupper() and len(one.code) > 3 for one in SHORTCUTS)


def test_every_key_has_something_on_the_page_to_act_on() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    assert [one.action for one in SHORTCUTS if f'data-key="{one.action}"' not in pages] == []


def test_letters_are_shown_in_both_scripts() -> None:
    shown = {one.code: one.shown for one in SHORTCUTS}
    assert (shown["KeyN"], shown["KeyA"], shown["Slash"], shown["Digit1"]) == ("N · Ν", "A · Α", "?", "1")


def test_the_help_lists_every_key_with_what_it_does(reviewer: Client, dossier: UUID) -> None:
    html = reviewer.get(reverse("dossier", args=[dossier])).content.decode()
    for one in SHORTCUTS:
        assert f'data-code="{one.code}" data-shift="{"yes" if one.shift else "no"}" data-action="{one.action}"' in html


@pytest.mark.parametrize("page", ["queue", "search", "leave", "dossier", "history"])
def test_every_page_of_a_reader_has_the_keys(page: str, reviewer: Client, dossier: UUID) -> None:
    of_dossier = [dossier] if page in {"dossier", "history"} else []
    html = reviewer.get(reverse(page, args=of_dossier)).content.decode()
    assert 'id="keys" data-keys="on"' in html
    assert html.count('id="keys"') == 1


def test_a_page_of_a_clerk_has_none(clerk: Client) -> None:
    assert 'id="keys"' not in clerk.get(reverse("station")).content.decode()


def test_the_help_is_in_the_readers_language(reviewer: Client) -> None:
    assert "Επόμενη αμφιβολία" in reviewer.get(reverse("queue")).content.decode()
    reviewer.post(reverse("set_language"), {"language": "en"})
    assert "Next doubt" in reviewer.get(reverse("queue")).content.decode()


def test_no_single_key_signs_or_decides() -> None:
    """What a key would do for good is only gone to."""
    for template in ("decisions_countersign.html", "decisions_decide.html"):
        acts = re.findall(r"<button[^>]*data-key[^>]*>", (TEMPLATES / template).read_text(encoding="utf-8"))
        assert acts
        assert all("data-weighty" in act for act in acts)


def test_keys_are_switched_off_and_on_for_the_user(reviewer: Client, dossier: UUID) -> None:
    page = reverse("dossier", args=[dossier])
    for keys, there in (("off", False), ("on", True)):
        answer = reviewer.post(reverse("keyboard"), {"keys": keys, "next": page})
        assert answer.headers["Location"] == page
        assert ('data-keys="on"' in reviewer.get(page).content.decode()) is there


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(reviewer: Client, target: str) -> None:
    answer = reviewer.post(reverse("keyboard"), {"keys": "off", "next": target})
    assert answer.headers["Location"] == reverse("queue")
