"""Somebody at a real browser, with a mouse or with the keyboard alone, who reads the page in one language."""

from playwright.sync_api import Locator, Page

from talentmatch.i18n import gettext, use_language
from tests.browser.holds import faults, sideways
from tests.browser.pictures import keep_picture

FARTHEST = 600  # presses of a key
ACTIVE = "element => element === document.activeElement"


class Person:
    """Do what a person does; a text is named by its English form and looked for in the person's language."""

    def __init__(self, page: Page, lang: str, *, keyboard: bool = False) -> None:
        self.page, self.lang, self.keyboard = page, lang, keyboard
        self.presses = 0

    def word(self, text: str, **values: object) -> str:
        """Return a text as the page has it."""
        with use_language(self.lang):
            return gettext(text, **values)

    def go(self, path: str) -> None:
        """Open an address below that of the language."""
        self.page.goto(f"/{self.lang}/{path}")

    def press(self, target: Locator) -> None:
        """Click something, or go to it with the tab key and press Enter."""
        self.presses += 1
        if not self.keyboard:
            target.click()
            return
        self._reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def button(self, text: str, **values: object) -> None:
        """Press a button."""
        self.press(self.page.get_by_role("button", name=self.word(text, **values), exact=True).first)

    def fill(self, target: Locator, text: str) -> None:
        """Type a text into a field instead of what stands there."""
        if not self.keyboard:
            target.fill(text)
            return
        self._reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def follow(self, text: str, **values: object) -> None:
        """Follow the first link of a name."""
        self.press(self.page.get_by_role("link", name=self.word(text, **values), exact=True).first)

    def use(self, target: Locator) -> None:
        """Press what works on the page that is open."""
        if not self.keyboard:
            target.click()
            return
        self._reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        """Tick a box, or choose one of several that exclude each other."""
        if not self.keyboard:
            box.check()
            return
        name = box.get_attribute("name") if box.get_attribute("type") == "radio" else ""
        self._reach(box, name=name or "")
        for _press in range(FARTHEST):
            if box.is_checked():
                return
            self.page.keyboard.press("Space" if box.evaluate(ACTIVE) else "ArrowDown")
        raise AssertionError(f"no key ticks {box}")

    def choose(self, field: Locator, value: str) -> None:
        """Choose from a list that folds out."""
        if not self.keyboard:
            field.select_option(value)
            return
        self._reach(field)
        self.page.keyboard.press("Home")
        for _press in range(FARTHEST):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no key leads to {value}")

    def attach(self, field: Locator, name: str, kind: str, data: bytes) -> None:
        """Choose a file; the window for it is the browser's own."""
        if self.keyboard:
            self._reach(field)
        field.set_input_files({"name": name, "mimeType": kind, "buffer": data})

    def unfold(self, details: Locator) -> None:
        """Open what is folded, where the window is too narrow to show it."""
        if details.get_attribute("open") is None and details.locator("summary").first.is_visible():
            self.use(details.locator("summary").first)

    def _reach(self, target: Locator, *, name: str = "") -> None:
        for _press in range(FARTHEST):
            if target.evaluate(ACTIVE) or (name and self.page.evaluate("document.activeElement.name") == name):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tab key does not lead to {target}")

    def main(self) -> str:
        """Return the text of the page."""
        return self.page.locator("main").inner_text()

    def look(self, name: str, *, scripts: bool) -> None:
        """Keep a picture of the page; find no sideways scrolling and, where scripts run, no fault of accessibility.

        Who goes by the keyboard alone sees the pages that somebody with a mouse has looked at.
        """
        keep_picture(self.page, f"walk {name} {self.lang}")
        assert sideways(self.page) <= 0, name
        found = faults(self.page) if scripts and not self.keyboard else []
        assert found == [], (name, found)
