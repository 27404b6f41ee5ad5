/* The shortlist: programmes kept in this browser alone. Links of cards become buttons, the header counts, the page of the
   shortlist opens with what is kept, and says what changed since somebody last looked. */
(() => {
  const KEY = "talentmatch.kept";
  const MOST = 30;
  const menu = document.querySelector("[data-kept-link]");
  const status = document.querySelector("[data-kept-status]");
  if (!menu) {
    return;
  }

  const read = () => {
    try {
      const items = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(items) ? items.filter((item) => /^[a-z0-9-]{1,120}$/.test(item?.id)) : [];
    } catch {
      return [];
    }
  };
  const write = (items) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(items));
      return true;
    } catch {
      return false;
    }
  };
  const factsOf = (part) => ({ dates: part.dataset.dates, cost: part.dataset.cost });
  const query = (items) => items.map((item) => `programme=${encodeURIComponent(item.id)}`).join("&");
  const bare = menu.getAttribute("href");
  const addressOf = (items) => (items.length ? `${bare}?${query(items)}` : bare);

  const show = () => {
    const items = read();
    menu.href = addressOf(items);
    menu.querySelector("[data-kept-count]").textContent = items.length ? ` (${items.length})` : "";
    for (const button of document.querySelectorAll("button[data-keep]")) {
      const kept = items.some((item) => item.id === button.dataset.keep);
      button.classList.toggle("is-kept", kept);
      button.querySelector("[data-word]").textContent = kept ? button.dataset.kept : button.dataset.plain;
    }
  };
  const say = (words) => {
    status.textContent = words.replace("#", String(read().length));
  };

  const toggle = (button) => {
    const items = read();
    const others = items.filter((item) => item.id !== button.dataset.keep);
    if (others.length < items.length) {
      write(others);
      say(status.dataset.removed);
    } else if (items.length >= MOST) {
      say(status.dataset.full);
    } else if (write([...items, { id: button.dataset.keep, title: button.dataset.title, ...factsOf(button) }])) {
      say(status.dataset.added);
    } else {
      say(status.dataset.refused);
    }
    show();
  };

  for (const link of document.querySelectorAll("a[data-keep]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    Object.assign(button.dataset, link.dataset);
    button.append(...link.childNodes);
    button.addEventListener("click", () => toggle(button));
    link.replaceWith(button);
  }

  for (const link of document.querySelectorAll("[data-drop]")) {
    link.addEventListener("click", () => write(read().filter((item) => item.id !== link.dataset.drop)));
  }

  const tellChanges = () => {
    const items = read();
    for (const item of items) {
      const part = document.querySelector(`[data-saved="${item.id}"]`);
      if (!part) {
        continue;
      }
      const title = part.querySelector("[data-kept-title]");
      if (title && item.title) {
        title.textContent = item.title;
      }
      if (part.dataset.dates === undefined) {
        continue;
      }
      for (const [name, now] of Object.entries(factsOf(part))) {
        const note = part.querySelector(`[data-changed="${name}"]`);
        note.hidden = item[name] === undefined || item[name] === now;
        item[name] = now;
      }
    }
    write(items);
  };

  const page = document.querySelector("[data-kept-page]");
  if (page && page.dataset.keptPage === "" && read().length) {
    location.replace(addressOf(read()));
  } else if (page) {
    tellChanges();
  }

  const tick = document.querySelector("[data-kept-tick]");
  if (tick && read().length) {
    const box = tick.querySelector("input");
    tick.hidden = false;
    tick.closest("form").addEventListener("submit", (event) => {
      for (const { id } of box.checked ? read() : []) {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name: "programme", value: id });
        event.target.append(field);
      }
    });
  }
  window.addEventListener("storage", show);
  show();
})();
