"""Every way of a job-seeker, by mouse and by keyboard alone, with and without script, on a phone and on a wide screen.

Two manners in every run of the tests; all eighteen in ``make proof``.
"""

import os
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from talentmatch.accounts.limits import clean_buckets
from tests.browser.flows import FLOWS
from tests.browser.seeker import Manner, Seeker

pytestmark = pytest.mark.browser
HANDS = ((False, True), (True, True), (False, False))
WINDOWS = ((320, "light"), (768, "dark"), (1280, "light"))
TWO = (Manner("nl", False, True, 1280, "light", checked=True), Manner("fr", True, False, 320, "dark"))
ALL = tuple(Manner(lang, *hand, *window) for lang, hand, window in product(("nl", "fr"), HANDS, WINDOWS))
MANNERS = ALL if os.environ.get("FLOWS") == "all" else TWO


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__)
@pytest.mark.parametrize("manner", MANNERS, ids=str)
def test_leads_to_its_end(open_page, site_runtime, flow, manner):
    with site_runtime.database.writing() as session:  # the limits begin anew
        clean_buckets(session, datetime.now(UTC) + timedelta(days=2))
    options = {"width": manner.width, "color_scheme": manner.scheme, "java_script_enabled": manner.script}
    flow(Seeker(open_page("about:blank", bypass_csp=True, **options), manner, site_runtime))
