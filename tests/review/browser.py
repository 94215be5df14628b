"""Debian's Chromium for tests of the desk: a tab that tolerates no complaint, a check for barriers, a camera.

Pictures go to `FAKELOS_SCREENSHOTS` if it is set, else to the test's own folder.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from fakelos.storage.models import Office, Role, User

PASSWORD = "a long SPECIMEN password"  # noqa: S105 - of made-up people
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1440, "height": 1000}
NARROW: ViewportSize = {"width": 320, "height": 640}
Shoot = Callable[[Page, str], None]


@pytest.fixture
def chromium(live_server: LiveServer) -> Iterator[Browser]:  # noqa: ARG001 - it must outlive the browser
    """The browser.

    Playwright keeps an event loop in this thread, which Django takes for asynchronous code and gives
    connections of its own; they are closed before the loop ends, so that no other test meets them.
    """
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()
        connections[DEFAULT_DB_ALIAS].close()
        del connections[DEFAULT_DB_ALIAS]


@pytest.fixture
def context(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="el-GR")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab in which anything that the browser complains of fails the test."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """The folder of pictures."""
    folder = Path(os.environ.get("FAKELOS_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def shoot(pictures: Path) -> Shoot:
    """Check a page for barriers, then photograph it."""

    def take(page: Page, name: str) -> None:
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        page.screenshot(path=pictures / f"{name}.png")

    return take


@pytest.fixture
def log_in_as(page: Page, make_user: Callable[[Role, Office | None], User], office: Office) -> Callable[[Role], None]:
    def log_in(role: Role) -> None:
        user = make_user(role, office)
        page.goto("/")
        page.get_by_label("Όνομα χρήστη").fill(user.username)
        page.get_by_label("Κωδικός").fill(PASSWORD)
        page.get_by_role("button", name="Σύνδεση").click()
        expect(page.get_by_role("button", name="Αποσύνδεση")).to_be_visible()
        page.wait_for_load_state("domcontentloaded")

    return log_in


def press(page: Page, key: str) -> None:
    """Press a key once the page listens: deferred scripts have run before its document is called loaded."""
    page.wait_for_load_state("domcontentloaded")
    page.keyboard.press(key)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
