"""No state of a public page has a fault of accessibility or loses anything on a narrow or an enlarged screen.

In ``make proof`` alone, over the whole catalogue; it prints every state and what it finds there.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import change_state
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import build_runtime, close_runtime
from talentmatch.web.app import create_app
from tests.browser.conftest import browser as browser  # the fixture
from tests.browser.holds import CONTRAST, STANDARD, faults, open_details, sideways
from tests.databases import settings_for
from tests.proof.states import ACTS, ADDRESSES, GONE
from tests.serving import served
from tests.web.answers.conftest import fill

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("PROOF_STATES"), reason="make proof looks at every state"),
]
ADMIN = Actor("root@example.org", "admin", 1)
LANGUAGES = ("nl", "fr", "en")
# Every other page stands at 200 %: two pixels of the screen for one of the page. All come to 400 %: 320 pixels wide.
ENLARGED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 256}
# The rules that depend on the width.
LAYOUT = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "link-in-text-block"]}}
# What is cut off by an edge that does not scroll.
CLIPPED = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && e.clientWidth > 1)  // what is read out alone is one pixel wide
  .filter(e => !e.closest('.unseen, .trap, svg, input, select, textarea, [aria-hidden=true]'))
  .filter(e => {
    const style = getComputedStyle(e), cuts = value => ['hidden', 'clip'].includes(value);
    return (cuts(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (cuts(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
  })
  .map(e => e.outerHTML.slice(0, 120))"""
WORDS = "() => document.querySelector('main').innerText.split(/\\s+/)"


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the whole catalogue with needs and one programme that is gone."""
    folder = tmp_path_factory.mktemp("states")
    runtime = build_runtime(settings_for(f"sqlite:///{folder / 'states.db'}", folder))
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, resource_dir("data") / "catalogue")
        change_state(session, ADMIN, PROGRAMME, GONE.rpartition("/")[2], action="archive", now=datetime.now(UTC))
    fill(runtime)
    with runtime.database.reading() as session:
        runtime.live.refresh(session)
    with served(create_app(runtime)) as address:
        yield address
    close_runtime(runtime)


def test_no_state_has_a_fault(browser: Browser, whole_site: str) -> None:
    states = [(address, None) for address in dict.fromkeys(ADDRESSES)] + list(ACTS.items())
    found: list[str] = []
    for number, (name, act) in enumerate(states):
        lang = LANGUAGES[number % len(LANGUAGES)]
        options = ENLARGED if number % 2 else {"viewport": WIDE}
        with browser.new_context(base_url=whole_site, bypass_csp=True, **options) as context:
            page = context.new_page()
            if act:
                act(page, lang)
            else:
                page.goto(f"/{lang}{name}")
            told = faults_of(page, folded=act is not None)
        print(f"{number + 1} of {len(states)}: {lang} {name}", *told, sep="\n  ", flush=True)
        found += [f"{lang} {name}: {fault}" for fault in told]
    print(f"{len(states)} states, {len(found)} violations", flush=True)
    assert len(states) >= 150
    assert found == []


def faults_of(page: Page, *, folded: bool) -> list[str]:
    """Return what is wrong with a page: light, dark, opened unless it stays ``folded``, and on 320 pixels."""
    told = [f"light: {fault}" for fault in faults(page, STANDARD)]
    page.emulate_media(color_scheme="dark")
    told += [f"dark: {fault}" for fault in faults(page, CONTRAST)]
    told += ["scrolls sideways"] if sideways(page) > 0 else []
    if not folded:
        open_details(page)
    words = set(page.evaluate(WORDS))
    page.set_viewport_size(NARROW)
    told += [f"320: {fault}" for fault in faults(page, LAYOUT)]
    told += ["320: scrolls sideways"] if sideways(page) > 0 else []
    told += [f"320: cut off: {part}" for part in page.evaluate(CLIPPED)]
    lost = sorted(words - set(page.evaluate(WORDS)))
    return told + ([f"320: lost: {lost[:8]}"] if lost and not folded else [])  # what is folded can be unfolded
