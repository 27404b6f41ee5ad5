/* Ctrl+S (Cmd+S) sends the form one is in; "/" goes to the search of a list, unless the reader switched that off. */
(() => {
  const KEY = "talentmatch-slash";
  const search = document.querySelector("[data-search]");
  const help = document.querySelector("[data-keys]");
  const toggle = document.querySelector("[data-keys-toggle]");

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing: the key stays on
    }
  };
  let on = stored() !== "off";

  const show = () => {
    for (const part of document.querySelectorAll("[data-keys-when]")) {
      part.hidden = part.dataset.keysWhen !== (on ? "on" : "off");
    }
  };

  const save = (event) => {
    const forms = [...document.querySelectorAll("form[data-unsaved]")];
    const form = forms.find((found) => found.contains(document.activeElement)) ?? forms[0];
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
  };

  const inField = () => document.activeElement?.matches("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      save(event);
    } else if (event.key === "/" && on && search && !inField() && !(event.ctrlKey || event.metaKey || event.altKey)) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  toggle?.addEventListener("click", () => {
    on = !on;
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // it holds for this page alone then
    }
    show();
  });

  if (help) {
    help.hidden = false; // without script there is no key to tell of
    show();
  }
})();
