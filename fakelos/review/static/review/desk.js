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
