"""How long an officer waits for a page: from the click on it to the picture's paint, in Chromium."""

from uuid import UUID

import numpy as np
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from fakelos.extractors.preparation.facsimile import facsimile
from fakelos.storage.models import Page, Station
from fakelos.storage.sealed.vault import open_vault
from tests.review.browser import ARGUMENTS, WIDE
from tests.review.sample import PAPERS, Case, store_dossier
from tests.specimens import all_layouts, single

SHEETS = 30
SHEETS_OF = "2026/SPECIMEN"
DPI = 200
NEXT = "#viewer [data-key=next-page]"
TIMED = """async (next) => {
  const shown = () => document.querySelector("#viewer svg.scan image")?.getAttribute("href");
  const before = shown();
  const painted = new Promise((resolve) => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    resolve(Math.max(...list.getEntries().map((entry) => entry.renderTime || entry.loadTime)));
  }).observe({type: "element"}));
  const named = new MutationObserver(() => {
    if (shown() !== before) document.querySelector("#viewer svg.scan image")?.setAttribute("elementtiming", "page");
  });
  named.observe(document.getElementById("viewer"), {childList: true, subtree: true});
  const clicked = performance.now();
  document.querySelector(next).click();
  const waited = await painted - clicked;
  named.disconnect();
  return waited;
}"""


def store_sheets(station: Station) -> UUID:
    """A dossier of sheets as offices print them, scanned in grey at 200 dpi; gives its id."""
    papers = (PAPERS * SHEETS)[: SHEETS + 1]
    dossier = store_dossier(station, Case(application_no=SHEETS_OF, papers=papers))
    pages = Page.objects.filter(item__documents__dossier=dossier).distinct().order_by("number")
    layouts = all_layouts()[:: len(all_layouts()) // len(papers)]
    for page, (doc_class, layout) in zip(pages, layouts, strict=False):
        _print_on(page, np.asarray(single(doc_class, layout).image.convert("L")))
    return dossier


def _print_on(page: Page, image: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> None:
    picture = facsimile(image, DPI)
    page.image, page.image_type = open_vault().seal(page, picture.content), picture.media_type
    page.height, page.width = image.shape
    page.blank = False
    page.save()


def paint(address: str, cookie: str, dossier: UUID) -> list[float]:
    """Milliseconds until each further page of the dossier stood on the screen, none of them seen before."""
    name, _, value = cookie.partition(";")[0].partition("=")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        context = browser.new_context(viewport=WIDE)
        context.add_cookies([{"name": name, "value": value, "url": address}])
        tab = context.new_page()
        tab.goto(f"{address}/dossiers/{dossier}", wait_until="networkidle")
        waits = _leaf_through(tab)
        browser.close()
    return waits


def _leaf_through(tab: Tab) -> list[float]:
    waits: list[float] = []
    while tab.locator(NEXT).count():
        waits.append(tab.evaluate(TIMED, NEXT))
        tab.wait_for_load_state("networkidle")
    return waits
