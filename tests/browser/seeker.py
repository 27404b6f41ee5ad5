"""A job-seeker at a real browser in one manner: language, mouse or keyboard, with script or without, wide or narrow."""

from dataclasses import dataclass
from typing import ClassVar

from playwright.sync_api import Locator, Page, expect

from talentmatch.runtime import Runtime
from tests.browser.holds import faults, sideways
from tests.browser.person import ACTIVE, Person
from tests.browser.pictures import keep_picture

FOCUS = """() => {
  const summary = document.querySelector('.error-summary'), active = document.activeElement;
  return summary ? summary === active && summary.getAttribute('role') === 'alert' : active.checkVisibility();
}"""


@dataclass(frozen=True)
class Manner:
    """How somebody goes through the site; ``checked``: every page is looked at by axe-core as well."""

    lang: str
    keyboard: bool
    script: bool
    width: int
    scheme: str
    checked: bool = False

    def __str__(self) -> str:
        hand = "keyboard" if self.keyboard else "mouse"
        return f"{self.lang} {hand} {'script' if self.script else 'no script'} {self.width} {self.scheme}"


class Seeker(Person):
    """Go through the site, and look at every page on the way."""

    seen: ClassVar[set[str]] = set()  # the pages that axe-core has looked at, in the whole run

    def __init__(self, page: Page, manner: Manner, runtime: Runtime) -> None:
        super().__init__(page, manner.lang, keyboard=manner.keyboard)
        self.manner, self.runtime = manner, runtime

    @property
    def script(self) -> bool:
        """Return whether scripts run."""
        return self.manner.script

    def find(self, selector: str) -> Locator:
        """Return the first element that a selector finds."""
        return self.page.locator(selector).first

    def menu(self, selector: str) -> None:
        """Follow a link of the menu, which is folded on a phone."""
        self.unfold(self.page.locator(".site-menu"))
        self.press(self.find(f".site-menu {selector}"))

    def headed(self, name: str, text: str, **values: object) -> None:
        """Expect a page with a heading, and look at it."""
        expect(self.page.locator("h1")).to_have_text(self.word(text, **values))
        self.see(name)

    def told(self, text: str) -> None:
        """Expect a message that is read out as well."""
        expect(self.page.get_by_role("status").filter(has_text=self.word(text))).to_be_visible()

    def stays(self, target: Locator) -> None:
        """Use something whose page stays, and find the focus still on it."""
        self.use(target)
        assert target.evaluate(ACTIVE), "the focus is lost"

    def focused(self) -> bool:
        """Tell whether the focus is where it belongs, after the moment that Chromium takes to move it."""
        for _moment in range(50):
            if self.page.evaluate(FOCUS):
                return True
            self.page.wait_for_timeout(100)
        return False

    def see(self, name: str) -> None:
        """Find one heading, no sideways scrolling, the focus where it belongs, and no fault of accessibility."""
        expect(self.page.locator("h1")).to_have_count(1)
        keep_picture(self.page, f"flow {name} {self.manner}")
        assert sideways(self.page) <= 0, f"{name} scrolls sideways"
        assert self.focused(), f"{name}: the focus is lost"
        if self.manner.checked and name not in self.seen:
            found = faults(self.page)
            assert found == [], f"{name}: {found}"
            self.seen.add(name)
