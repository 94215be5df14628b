// The dossier's page with scripts: dragging the page, the fields of the paper in view beside it, and what is drawn anew
// after a correction stays where the reviewer had it. Without this script every link and every form still works.
"use strict";

function makeDraggable(frame) {
  if (!frame || frame.classList.contains("draggable")) return;
  frame.classList.add("draggable");
  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    from = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
    frame.setPointerCapture(event.pointerId);
    frame.classList.add("dragged");
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    frame.scrollLeft = from.x - event.clientX;
    frame.scrollTop = from.y - event.clientY;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    frame.addEventListener(end, () => { from = null; frame.classList.remove("dragged"); });
  }
}

let followed = null;

// Opens the paper that is looked at; the one opened so before is closed, unless it is being corrected.
function follow() {
  const anchor = document.querySelector("#viewer-title")?.dataset.paper;
  const paper = anchor && document.getElementById(anchor);
  for (const one of document.querySelectorAll(".paper[data-in-view]")) delete one.dataset.inView;
  if (!paper) return;
  paper.dataset.inView = "";
  if (followed === anchor) return;
  const before = followed && document.getElementById(followed);
  if (before && !before.querySelector(".edit")) before.open = false;
  followed = anchor;
  paper.open = true;
  bringIntoPane(paper);
}

// Scrolls the pane alone: neither the window nor the page view moves.
function bringIntoPane(paper) {
  const pane = paper.closest(".work");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const covered = pane.querySelector(".next-step").getBoundingClientRect();
  const top = Math.max(pane.getBoundingClientRect().top, covered.bottom);
  pane.scrollTop += paper.getBoundingClientRect().top - top - 8;
}

const kept = new Map();

function keep(part) {
  const frame = part.querySelector(".frame");
  kept.set(part.id, {
    top: part.scrollTop,
    frame: frame && { left: frame.scrollLeft, top: frame.scrollTop },
    closed: part.matches("details:not([open])"),
  });
}

function restore(id) {
  const part = document.getElementById(id);
  const state = kept.get(id);
  if (!part || !state) return;
  part.scrollTop = state.top;
  if (state.closed) part.removeAttribute("open");
  const frame = part.querySelector(".frame");
  if (frame && state.frame) {
    frame.scrollLeft = state.frame.left;
    frame.scrollTop = state.frame.top;
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  document.getElementById("turned").replaceChildren();
  document.getElementById("next-step")?.focus({ preventScroll: true });
});

document.addEventListener("htmx:oobBeforeSwap", (event) => keep(event.detail.target));
document.addEventListener("htmx:oobAfterSwap", (event) => {
  restore(event.detail.target.id);
  makeDraggable(document.querySelector("#viewer .frame"));
});
document.addEventListener("htmx:afterSettle", (event) => {
  follow();
  if (event.detail.target.matches(".paper:has(.edit)")) bringIntoPane(event.detail.target);
  makeDraggable(document.querySelector("#viewer .frame"));
  if (event.detail.target.id === "next-step") document.getElementById("next-step")?.focus({ preventScroll: true });
  if (event.detail.target.id === "turned" && document.activeElement === document.body) {
    document.getElementById("next-step")?.focus({ preventScroll: true });
  }
});
document.addEventListener("DOMContentLoaded", () => {
  makeDraggable(document.querySelector("#viewer .frame"));
  follow();
});
