/* Ask before somebody leaves a form that was changed and not sent. A form says with data-unsaved that it wants this;
   the value "yes" says that what it holds was typed on the page before and is not stored yet. */
(() => {
  const contents = (form) => new URLSearchParams(new FormData(form)).toString();
  const before = new Map();
  let sent = false;

  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    before.set(form, form.dataset.unsaved === "yes" ? null : contents(form));
    form.addEventListener("submit", () => {
      sent = true;
    });
  }

  window.addEventListener("pageshow", () => {
    sent = false; // back on the page: the answer never came, or the reader returned
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && [...before].some(([form, was]) => contents(form) !== was)) {
      event.preventDefault();
    }
  });
})();
