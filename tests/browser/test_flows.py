"""Every way of a job-seeker, by mouse and by keyboard alone, with and without script, on a phone and on a wide screen.

Two manners in every run of the tests; all eighteen in ``make proof``.
"""

import os
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product

import pytest

from talentmatch.accounts.limits import clean_buckets
from tests.browser.flows import FLOWS
from tests.browser.seeker import Manner, Seeker
from tests.browser.visiting import visiting

pytestmark = pytest.mark.browser
HANDS = ((False, True), (True, True), (False, False))
WINDOWS = ((320, "light"), (768, "dark"), (1280, "light"))
TWO = (Manner("nl", False, True, 1280, "light", checked=True), Manner("fr", True, False, 320, "dark"))
ALL = tuple(Manner(lang, *hand, *window) for lang, hand, window in product(("nl", "fr"), HANDS, WINDOWS))
MANNERS = ALL if os.environ.get("FLOWS") == "all" else TWO


@pytest.fixture(scope="module")
def window(browser, site):
    """Give the one window of a manner, which has forgotten who used it before; a new one takes a second each time."""
    with visiting(browser, site) as open_at:

        @cache
        def opened(manner):
            options = {"width": manner.width, "color_scheme": manner.scheme, "java_script_enabled": manner.script}
            return open_at("about:blank", bypass_csp=True, **options)

        yield lambda manner: forgotten(opened(manner))


def forgotten(page):
    """Return a window whose site keeps nothing: no cookie, nothing stored."""
    page.goto("/robots.txt")
    page.evaluate("[localStorage, sessionStorage].forEach(kept => kept.clear())")
    page.context.clear_cookies()
    return page


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__)
@pytest.mark.parametrize("manner", MANNERS, ids=str)
def test_leads_to_its_end(window, site_runtime, flow, manner):
    with site_runtime.database.writing() as session:  # the limits begin anew
        clean_buckets(session, datetime.now(UTC) + timedelta(days=2))
    flow(Seeker(window(manner), manner, site_runtime))
