// Single keys in a list of the desk: j and k move, a and r press the buttons of the entry, ? opens the help.
// They act while the focus is inside the list alone, and can be switched off (WCAG 2.1.4).
"use strict";

(() => {
  const SWITCHED_OFF = "talentmatch-desk-keys-off";
  const list = document.querySelector("[data-keys]");
  const help = document.querySelector("[data-keys-help]");
  if (!list || !help) return;

  const lever = help.querySelector("[data-keys-switch]");
  const entries = [...list.querySelectorAll("[data-key-item]")];

  const remembered = () => {
    try {
      return localStorage.getItem(SWITCHED_OFF) !== "1";
    } catch {
      return true; // a browser that keeps nothing still has the keys
    }
  };

  const remember = () => {
    try {
      localStorage.setItem(SWITCHED_OFF, lever.checked ? "0" : "1");
    } catch {
      return; // the switch then holds for this page
    }
  };

  const current = () => entries.indexOf(document.activeElement.closest("[data-key-item]"));

  const move = (step) => {
    const at = current();
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1);
    entries[next]?.focus();
  };

  const press = (key) => entries[current()]?.querySelector(`[data-key="${key}"]`)?.click();

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
  lever.checked = remembered();
  lever.addEventListener("change", remember);
  if (location.hash === `#${list.id}`) entries[0]?.focus();
})();
