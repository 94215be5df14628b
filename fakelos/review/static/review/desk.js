// Shows the reviewer what was asked for: the marked place in the middle of the page view, the page view on the screen
// where panes are stacked, and which link it came from. Without this script every link still works.
"use strict";

function centreMark(viewer) {
  const mark = viewer.querySelector(".mark");
  if (!mark) return;
  const frame = viewer.querySelector(".frame");
  const inner = mark.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  frame.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  frame.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
}

function markLinks(viewer) {
  const here = viewer.querySelector("[data-here]")?.dataset.here;
  for (const link of document.querySelectorAll("[data-place]")) {
    if (viewer.contains(link)) continue;
    if (link.getAttribute("hx-get") === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const viewer = document.getElementById("viewer");
  if (viewer) centreMark(viewer);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const viewer = document.getElementById("viewer");
  if (viewer) markLinks(viewer);
  if (event.detail.target !== viewer) return;
  centreMark(viewer);
  const { top } = viewer.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) viewer.scrollIntoView();
});

// A second click of the same hand sends nothing twice, nor answers the question that has come in the place of the first.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("form[method=post] button")) event.preventDefault();
}, { capture: true });

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-post") || event.submitter?.formTarget) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5_000); // it may have been stopped
});

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.xhr?.getResponseHeader?.("HX-Retarget")) return;
    document.getElementById("conflict").replaceChildren(document.getElementById("no-answer").content.cloneNode(true));
    window.scrollTo(0, 0);
  });
}
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb === "post") document.getElementById("conflict").replaceChildren();
});
