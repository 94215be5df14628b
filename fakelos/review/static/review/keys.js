// Keys by their place on the keyboard, so that they work in Greek and in Latin. Each presses, or goes to, what the page
// marks with its action; what is weighty is only gone to. Without this script every link and every form still works.
"use strict";

function typing(element) {
  return element.closest("input, select, textarea, [contenteditable]") !== null;
}

function shortcutOf(event) {
  const keys = document.querySelector("#keys[data-keys=on]");
  if (!keys || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return null;
  if (typing(event.target) !== (event.code === "Escape")) return null; // keys write where one types: Escape leaves
  const shift = event.shiftKey ? "yes" : "no";
  return keys.querySelector(`[data-code="${CSS.escape(event.code)}"][data-shift=${shift}]`);
}

function targetOf(action) {
  const marked = `[data-key="${CSS.escape(action)}"]`;
  return document.querySelector(`main ${marked}`) ?? document.querySelector(marked);
}

function act(action) {
  const target = action === "leave" ? document.activeElement.closest("[tabindex='-1']") : targetOf(action);
  if (!target) return;
  if (target.matches("a, button, summary") && !target.matches("[data-weighty]")) target.click();
  else {
    target.focus();
    target.scrollIntoView({ block: "nearest" });
    if (target.matches("input")) target.select();
  }
}

document.addEventListener("keydown", (event) => {
  const shortcut = shortcutOf(event);
  if (!shortcut) return;
  event.preventDefault();
  act(shortcut.dataset.action);
});

// The help names what this page can do.
document.addEventListener("toggle", (event) => {
  if (event.target.id !== "keys") return;
  for (const one of event.target.querySelectorAll("[data-action]")) one.hidden = !targetOf(one.dataset.action);
}, { capture: true });
