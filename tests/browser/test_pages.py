"""Every page in a real browser: no accessibility fault, no sideways scrolling, light and dark, by keyboard."""

import pytest

from tests.browser.holds import everything_holds, faults, open_details, sideways
from tests.browser.visiting import visiting

pytestmark = pytest.mark.browser
PAGES = {
    "home": "/nl/",
    "search": "/fr/search?q=cleanroom&where=Niel",
    "search with filters": "/en/search?region=flanders&language=nl&kind=training_line",
    "search without results": "/nl/search?q=zzzz&region=brussels",
    "programme": "/fr/programmes/gmp-atmp-summer-school",
    "training line": "/en/programmes/vitalent-theme-cleanroom",
    "providers": "/nl/providers",
    "provider": "/fr/providers/aptaskil",
    "profiles": "/en/profiles",
    "profile": "/nl/profiles/profile-cleanroom-operator",
    "profile with a gap": "/fr/profiles/legend-bachelor-quality",
    "pathway": "/nl/profiles/pfizer-technical-operator/pathway?near=Gent&objective=nearest&speak=de&status=employee",
    "pathway with a fault": "/fr/profiles/pfizer-technical-operator/pathway?near=Atlantis",
    "why not": "/fr/profiles/profile-cleanroom-operator/why-not?programme=aptaskil-operateur-usp&region=flanders",
    "skills": "/nl/skills",
    "skill": "/en/skills/good-manufacturing-practice",
    "match": "/fr/match",
    "how it works": "/nl/how-it-works",
    "about the data": "/en/about-the-data",
    "accessibility": "/nl/accessibility",
    "observatory": "/nl/observatory",
    "observatory of needs": "/fr/observatory?source=needs&region=flanders",
    "on your own site": "/fr/embed?profile=profile-cleanroom-operator",
    "frame of a search": "/nl/embed/search?q=cleanroom&where=Niel",
    "frame of a job": "/fr/embed/job?profile=profile-cleanroom-operator",
    "frame with a fault": "/en/embed/job",
    "error": "/fr/nothing-here",
    "bad search": "/nl/search?page=x",
}
STOPS = "a, button, input, select, textarea, summary"
everywhere = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def looked_at(browser, site):
    """Give one page, to be led from address to address: to look at one leaves nothing behind for the next."""
    with visiting(browser, site) as open_at:
        yield open_at("about:blank", bypass_csp=True)


@everywhere
def test_has_no_accessibility_fault(looked_at, name):
    looked_at.goto(PAGES[name])
    everything_holds(looked_at, name)


def test_the_answers_to_a_text_have_no_accessibility_fault(open_page):
    page = open_page("/nl/match", width=360, bypass_csp=True)
    page.locator("main button").click()
    assert page.locator("[role=alert]").evaluate("e => e === document.activeElement")
    assert faults(page) == []
    page.locator("textarea").fill("cleanroom, GMP, automatisering, xylofoon")
    page.locator("main button").click()
    open_details(page)
    assert page.locator("article.card").count() > 0
    assert faults(page) == []


def test_never_scrolls_sideways_and_loads_from_its_own_site_only(open_page, site):
    page = open_page("/en/", width=320)
    asked, complaints, wide = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for name, address in PAGES.items():
        page.goto(address)
        wide += [(name, "closed")] if sideways(page) > 0 else []
        open_details(page)
        wide += [(name, "open")] if sideways(page) > 0 else []
    assert wide == []
    assert all(address.startswith((site, "data:")) for address in asked)
    assert [text for text in complaints if "404" not in text and "400" not in text] == []


def test_skip_link_is_the_first_stop_and_leads_to_the_content(open_page):
    page = open_page("/en/search", java_script_enabled=True)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("name", ["home", "search with filters", "profile", "match"])
def test_focus_is_always_visible_and_goes_everywhere(open_page, name):
    page = open_page(PAGES[name])
    stops = page.evaluate(f"[...document.querySelectorAll('{STOPS}')].filter(e => e.checkVisibility()).length")
    seen = set()
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.tagName, e.href || e.name || e.textContent, s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        if told[0] == "BODY":
            break
        assert told[2] == "solid", told
        assert told[3] >= 3, told
        seen.add((told[0], told[1]))
    assert len(seen) > 10
