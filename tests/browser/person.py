"""Somebody at a real browser, with a mouse or with the keyboard alone, who reads the page in one language."""

from playwright.sync_api import Locator, Page

from talentmatch.i18n import gettext, use_language
from tests.browser.holds import faults, sideways
from tests.browser.pictures import keep_picture

FARTHEST = 600  # presses of the tab key


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

    def _reach(self, target: Locator) -> None:
        for _press in range(FARTHEST):
            if target.evaluate("element => element === document.activeElement"):
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
