/* Suggestions while somebody types: an editable combobox with a list, as the ARIA Authoring Practices describe it.
   A field says with data-suggest where to ask, and with data-list what the list is called. What the list offers comes
   from the server; without it, or without this script, the box is a plain text box. */
(() => {
  const SHORTEST = 3;
  const WAIT = 180;

  function marked(option) {
    const label = document.createElement("span");
    if (option.lang) label.lang = option.lang;
    const letters = [...option.label];
    const part = (from, to) => letters.slice(from, to).join("");
    const strong = document.createElement("b");
    strong.textContent = part(option.start, option.end);
    label.append(part(0, option.start), strong, part(option.end));
    return label;
  }

  function item(option, id) {
    const line = document.createElement("li");
    line.id = id;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(marked(option));
    if (option.note) {
      const note = document.createElement("span");
      note.className = "suggestion-note";
      note.textContent = option.note;
      line.append(" ", note);
    }
    return line;
  }

  function combobox(field) {
    const input = field.querySelector("input");
    const list = document.createElement("ul");
    const status = document.createElement("p");
    const answers = new Map();
    let options = [];
    let active = -1;
    let timer = 0;

    list.id = `${input.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.list);
    status.className = "unseen";
    status.setAttribute("role", "status");
    input.removeAttribute("list");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.after(list, status);

    function activate(number) {
      active = number;
      [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === number)));
      if (number < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      input.setAttribute("aria-activedescendant", list.children[number].id);
      list.children[number].scrollIntoView({ block: "nearest" });
    }

    function close() {
      clearTimeout(timer);
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    function show(answer) {
      options = answer.suggestions;
      list.replaceChildren(...options.map((option, at) => item(option, `${list.id}-${at}`)));
      status.textContent = answer.status;
      active = -1;
      list.hidden = options.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      input.removeAttribute("aria-activedescendant");
    }

    async function ask() {
      const typed = input.value.trim();
      if (typed.length < SHORTEST) return close();
      if (!answers.has(typed)) {
        const query = new URLSearchParams({ [input.name]: typed });
        const response = await fetch(`${field.dataset.suggest}?${query}`).catch(() => null);
        if (!response || !response.ok) return close();
        answers.set(typed, await response.json());
      }
      if (input.value.trim() === typed && document.activeElement === input) show(answers.get(typed));
    }

    function choose(number) {
      input.value = options[number].value;
      close();
      if (input.name === "q") input.form.requestSubmit();
    }

    function move(step) {
      if (list.hidden) return ask();
      const places = options.length + 1; // one of them is the box itself
      activate(((active + 1 + step + places) % places) - 1);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Enter" && active >= 0) choose(active);
      else if (event.key === "Escape" && !list.hidden) close();
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const line = event.target.closest("li");
      if (line) choose([...list.children].indexOf(line));
    });
  }

  document.querySelectorAll("[data-suggest]").forEach(combobox);
})();
