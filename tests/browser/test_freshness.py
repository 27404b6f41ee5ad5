"""What keeps listings true, in a real browser: no fault in light and dark, no sideways scrolling, no script."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account
from talentmatch.catalogue.asking import ask_provider
from talentmatch.catalogue.links.asking import Outcome
from talentmatch.catalogue.links.service import note_outcome
from talentmatch.models import Programme
from talentmatch.runtime import close_runtime
from tests.browser.holds import everything_holds
from tests.catalogue.conftest import NOW
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.signed_in import create_signed_in_app

pytestmark = pytest.mark.browser
PROVIDER = "aptaskil"


@pytest.fixture(scope="module")
def neglected(tmp_path_factory):
    """Give the address of a site whose listings are old and whose sources are gone, and a link to confirm them."""
    folder = tmp_path_factory.mktemp("neglected")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'desk.db'}", folder))
    with runtime.database.writing() as session:
        for row in session.exec(select(Programme).where(Programme.provider_id == PROVIDER)).all():
            row.checked_on = date(2022, 1, 1)
            for days in range(3):
                today = date(2026, 11, 1) + timedelta(days=days)
                note_outcome(session, OPERATOR, row.source_url, outcome=Outcome("404", reached=False), today=today)
        data = AccountInput(email="piet@example.org", name="Piet", role="provider_editor", provider_id=PROVIDER)
        create_account(session, OPERATOR, data, now=NOW)
        (asked,) = ask_provider(session, OPERATOR, PROVIDER, now=NOW)
    with served(create_signed_in_app(runtime, default="admin")) as address:
        yield address, asked.token
    close_runtime(runtime)


def test_no_page_has_a_fault(browser, neglected):
    site, token = neglected
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site, bypass_csp=True)
    page = context.new_page()
    for name, path in {
        "broken links": "/en/admin/links",
        "audit": "/en/admin/audit",
        "confirm": f"/en/account/confirm/{token}",
        "old programme": "/en/programmes/aptaskil-line-maintenance",
        "old provider": f"/en/providers/{PROVIDER}",
    }.items():
        page.goto(path)
        everything_holds(page, name)
    page.goto(f"/en/account/confirm/{token}")
    page.get_by_role("button", name="Confirm the ticked programmes").click()
    everything_holds(page, "confirmed")
    context.close()
