// Keeps the reviewer's time with a dossier running while they work, and warns before it ends.
// Without this script the page says until when, its button keeps the dossier, and the server refuses what comes late.
"use strict";

const LOOK_EVERY = 5_000;
const lease = { ends: 0, length: 0, worked: false };

function readLease() {
  const bar = document.querySelector("#lease[data-left]");
  if (!bar) return;
  lease.length = Number(bar.dataset.left) * 1000;
  lease.ends = Date.now() + lease.length;
  lease.worked = false;
}

function watchLease() {
  const bar = document.querySelector("#lease[data-left]");
  if (!bar) return;
  const left = lease.ends - Date.now();
  if (lease.worked && left > 0 && left < 0.8 * lease.length) {
    lease.worked = false;
    htmx.trigger(bar.querySelector("form[hx-post]"), "still-working");
  }
  bar.querySelector("[data-lease-warning]").hidden = left <= 0 || left > Number(bar.dataset.warn) * 1000;
  bar.querySelector("[data-lease-ended]").hidden = left > 0;
}

for (const sign of ["keydown", "pointerdown", "wheel"]) {
  document.addEventListener(sign, () => { lease.worked = true; }, { capture: true, passive: true });
}
document.addEventListener("DOMContentLoaded", readLease);
document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target.id === "lease") readLease(); });
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.closest("#lease") && event.detail.xhr.status === 409) lease.ends = Date.now();
});
setInterval(watchLease, LOOK_EVERY);
