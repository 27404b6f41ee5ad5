/* For pages of other sites: give each frame of this service the height of its content. Asks nothing and keeps nothing. */
(() => {
  const own = new URL(document.currentScript.src).origin;
  const MOST = 5000;
  window.addEventListener("message", (message) => {
    const height = message.data?.talentmatch?.height;
    if (message.origin !== own || !Number.isFinite(height)) {
      return;
    }
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === message.source) {
        frame.style.height = `${Math.min(Math.max(height, 100), MOST)}px`;
      }
    }
  });
})();
