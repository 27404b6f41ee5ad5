// Single keys in a list of the desk: j and k move, a and r press the buttons of the entry, ? opens the help.
// They act while the focus is inside the list alone, and can be switched off (WCAG 2.1.4).
"use strict";

(() => {
  const SWITCHED_OFF = "talentmatch-desk-keys-off";
  const PLACE = "talentmatch-desk-keys-place";
  const list = document.querySelector("[data-keys]");
  const help = document.querySelector("[data-keys-help]");
  if (!list || !help) return;

  const lever = help.querySelector("[data-keys-switch]");
  const entries = [...list.querySelectorAll("[data-key-item]")];

  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // a browser that keeps nothing still has the keys
    }
  };

  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      return; // what was chosen then holds for this page
    }
  };

  const current = () => entries.indexOf(document.activeElement.closest("[data-key-item]"));
  const enter = (at) => entries[Math.min(Math.max(at, 0), entries.length - 1)]?.focus();
  const move = (step) => enter(current() < 0 ? 0 : current() + step);

  const press = (key) => {
    keep(PLACE, current()); // the entry that comes in its place is the next to decide on
    entries[current()]?.querySelector(`[data-key="${key}"]`)?.click();
  };

  const openHelp = () => {
    help.open = true;
    help.querySelector("summary").focus();
  };

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("a"),
    r: () => press("r"),
    "?": openHelp,
  };

  list.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing;
    const typing = event.target.closest("input, select, textarea");
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!lever.checked || !plain || typing || !action) return;
    event.preventDefault();
    action();
  });

  help.hidden = false;
  lever.checked = kept(SWITCHED_OFF) !== "1";
  lever.addEventListener("change", () => keep(SWITCHED_OFF, lever.checked ? "0" : "1"));
  if (location.hash === `#${list.id}`) addEventListener("load", () => enter(Number(kept(PLACE))));
})();
