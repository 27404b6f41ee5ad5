"""Targets are big enough to hit, and the focus can be seen, on the pages of most use (WCAG 2.2, 2.5.8 and 2.4.7)."""

import pytest

pytestmark = pytest.mark.browser
PAGES = (
    "/nl/", "/fr/search?region=flanders&language=nl", "/nl/programmes/gmp-atmp-summer-school", "/fr/providers",
    "/fr/providers/aptaskil", "/nl/profiles", "/fr/profiles/profile-cleanroom-operator", "/nl/skills",
    "/fr/skills/good-manufacturing-practice", "/nl/match", "/fr/accessibility", "/nl/needs",
)  # fmt: skip
# Too small, unless it stands in a sentence, or the circle of 24 pixels around its middle touches no other target and no
# circle of another small one.
SMALL = """
() => {
  const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => e.checkVisibility() && !e.matches('.skip'))
    .map(e => ({ e, box: (e.closest('label') || e).getBoundingClientRect() }));
  const isSmall = box => box.width < 24 || box.height < 24;
  const inSentence = e => getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes]
    .some(node => node.nodeType === 3 && node.textContent.trim());
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
  const touches = (a, b) => {
    const [x, y] = middle(a), [u, v] = middle(b);
    const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
    return Math.hypot(dx, dy) < 12 || (isSmall(b) && Math.hypot(u - x, v - y) < 24);
  };
  return targets
    .filter(({ e, box }) => isSmall(box) && !inSentence(e))
    .filter(({ e, box }) => targets.some(other => other.e !== e && touches(box, other.box)))
    .map(({ e, box }) => [location.pathname, e.textContent.trim().slice(0, 40), box.width, box.height]);
}
"""
# The outline of a thing in focus, drawn by the keyboard's rules.
UNSEEN = """
() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => e.checkVisibility())
  .filter(e => {
    e.focus({ focusVisible: true, preventScroll: true });
    const style = getComputedStyle(e);
    return document.activeElement !== e || style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 3;
  })
  .map(e => [location.pathname, e.textContent.trim().slice(0, 40)])
"""


def test_targets_are_big_enough_and_show_the_focus(open_page):
    page, small, unseen = open_page("/nl/", width=360), [], []
    for address in PAGES:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        small += page.evaluate(SMALL)
        unseen += page.evaluate(UNSEEN)
    assert small == []
    assert unseen == []
