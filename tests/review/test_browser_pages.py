"""Every page of the URL table in Chromium as every role: no barrier, no sideways scrolling, no script smuggled in."""

from collections.abc import Callable
from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from fakelos.storage.models import Dossier, Office, Role, Station, User
from fakelos.storage.queues import claims
from tests.review.browser import NARROW, WIDE, Shoot, overflow, press
from tests.review.conftest import MakeUser, logged_in
from tests.review.decided import store_decision
from tests.review.rules import RULES, address, thing_of
from tests.review.sample import Case, store_dossier
from tests.review.test_attacks import HOSTILE, poison

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.django_db(transaction=True)]

ENLARGED = {"width": WIDE["width"] // 2, "height": WIDE["height"] // 2}
"""What is left of the window at 200 %."""
NUMBER_ALL = """() => {
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
  const first = (one) => document.querySelector(`[name="${one.name}"]`);
  const entered = (one) => one.type !== "radio" || one.checked || first(one) === one;
  const shown = all.filter((one) => !one.disabled && entered(one) && one.checkVisibility());
  shown.forEach((one, number) => { one.dataset.numbered = number; });
  return shown.length;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (one.dataset.numbered === undefined) return "";
  const style = getComputedStyle(one);
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return one.dataset.numbered + (marked ? "" : " invisible");
}"""
Enter = Callable[[User], Page]


@pytest.fixture
def enter(chromium: Browser, live_server: LiveServer) -> Enter:
    """A tab in a session of this user."""

    def open_tab(user: User) -> Page:
        context: BrowserContext = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="el-GR")
        key = logged_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
        return context.new_page()

    return open_tab


def listen(page: Page) -> list[str]:
    """Whatever a script that was smuggled in would do: open a dialog, ask elsewhere, break the policy."""
    heard: list[str] = []
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: heard.append(request.url) if "evil" in request.url else None)
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


def addresses(role: Role, office: Office) -> list[tuple[str, str]]:
    """Every page that the role may open, with its route."""
    downloads = {"history_export", "letter", "summary", "page_image", "countersign_preview", "decide_preview"}
    return [
        (route, address(route, thing_of(office, rule)))
        for route, rule in RULES.items()
        if rule.method == "get" and rule.opened == 200 and role in rule.roles and not rule.scope
        if route not in downloads and not route.startswith("api:") and route != "health"
    ]


@pytest.mark.parametrize("role", Role)
def test_every_page_is_without_barriers_and_fits_narrow_and_enlarged_windows(
    role: Role, enter: Enter, office: Office, dossier: UUID, make_user: MakeUser
) -> None:
    store_decision(Dossier.objects.select_related("office").get(pk=dossier))
    user = make_user(role, office)
    if role in claims.CLAIMERS:
        claims.take(user, dossier)
    page = enter(user)
    faults: list[tuple[object, ...]] = []
    for route, url in addresses(role, office):
        page.set_viewport_size(WIDE)
        answer = page.goto(url)
        assert answer
        assert answer.status == 200, route
        found = Axe().run(page).response["violations"]
        faults += [(route, one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        for size in (NARROW, ENLARGED):
            page.set_viewport_size(size)  # type: ignore[arg-type] # as playwright takes it
            faults += [(route, size["width"], overflow(page))] if overflow(page) else []
    assert faults == []


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.STATION, Role.ADMINISTRATOR])
def test_whatever_can_be_clicked_is_reached_by_the_tab_key_and_shows_it(
    role: Role, enter: Enter, office: Office, dossier: UUID, make_user: MakeUser
) -> None:
    store_decision(Dossier.objects.select_related("office").get(pk=dossier))
    page = enter(make_user(role, office))
    for route, url in addresses(role, office):
        page.goto(url)
        total = page.evaluate(NUMBER_ALL)
        seen = set()
        for _ in range(total + 3):
            press(page, "Tab")
            seen.add(page.evaluate(FOCUSED))
        assert [one for one in seen if one and one.endswith("invisible")] == [], route
        assert len(seen - {""}) == total, route


def test_no_text_that_was_written_runs_as_a_script(
    enter: Enter, office: Office, station: Station, make_user: MakeUser
) -> None:
    text = "".join(HOSTILE).replace("alert(1)", "document.title=1")[:240]
    dossier = store_dossier(station, Case().with_text(text))
    store_decision(Dossier.objects.select_related("office").get(pk=dossier))
    users = [make_user(role, office) for role in (Role.SUPERVISOR, Role.STATION, Role.ADMINISTRATOR)]
    claims.take(users[0], dossier)
    poison(text, office)
    for user in users:
        page = enter(User.objects.get(pk=user.pk))
        heard = listen(page)
        for route, url in addresses(Role(user.role), office):
            page.goto(url)
            for element in page.locator("summary").all()[:20]:
                element.evaluate("summary => summary.click()")  # wherever its column is scrolled to
            assert page.title() not in {"1", ""}, route
        assert heard == []


def test_the_pages_of_accounts_are_photographed(
    enter: Enter, office: Office, make_user: MakeUser, shoot: Shoot
) -> None:
    page = enter(make_user(Role.ADMINISTRATOR, office))
    person = make_user(Role.REVIEWER, office)
    User.objects.filter(pk=person.pk).update(first_name="Άννα", last_name="SPECIMEN", station=None)
    TOTP.activate(person, generate_totp_secret())
    page.set_viewport_size({"width": WIDE["width"], "height": 1500})
    places = {"people": "people", f"people/{person.pk}": "person", "events": "events", "account": "account"}
    for place, name in places.items():
        page.goto(f"/{place}")
        shoot(page, name)
