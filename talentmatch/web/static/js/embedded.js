/* In a frame on another site: tell the page around it how high the content is, and nothing else. */
(() => {
  if (window.parent === window) {
    return;
  }
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ talentmatch: { height } }, "*");
  };
  new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener("load", tell);
})();
