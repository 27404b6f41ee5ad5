"""What holds on every page: no accessibility fault, light and dark, wide and narrow, and no sideways scrolling."""

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.pictures import keep_picture

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
STRUCTURE = STANDARD | {"rules": {"color-contrast": {"enabled": False}}}
RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options}).then(found => found.violations)"
Look = Callable[[Page, str], None]


def faults(page: Page, options: dict[str, object] = STANDARD) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds: the rule, and the first elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, options)
    return [(fault["id"], [node["html"][:150] for node in fault["nodes"][:3]]) for fault in found]


def sideways(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def open_details(page: Page) -> None:
    """Open whatever opens."""
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def everything_holds(page: Page, name: str) -> None:
    """Look at a page by all rules; again in the dark for its colours, and at 320 px, opened, for its structure."""
    page.emulate_media(color_scheme="light")
    keep_picture(page, f"{name} light 1280")
    assert faults(page) == [], name
    page.emulate_media(color_scheme="dark")
    keep_picture(page, f"{name} dark 1280")
    assert faults(page, CONTRAST) == [], (name, "dark")
    open_details(page)
    it_fits(page, name)
    page.set_viewport_size({"width": 320, "height": 800})
    assert faults(page, STRUCTURE) == [], (name, 320)
    page.set_viewport_size({"width": 1280, "height": 900})


def it_fits(page: Page, name: str) -> None:
    """Look whether a page fits a phone of 320 px."""
    keep_picture(page, f"{name} 1280")
    page.set_viewport_size({"width": 320, "height": 800})
    keep_picture(page, f"{name} 320")
    assert sideways(page) <= 0, (name, 320)
    page.set_viewport_size({"width": 1280, "height": 900})


def look_in(lang: str, fully: str) -> Look:
    """Return how to look at pages: at everything in one language; in the others at whether their longer words fit."""
    return everything_holds if lang == fully else it_fits
