"""A dead link is counted at the desk, leads to its record, and is marked on the public page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.links.asking import Outcome
from talentmatch.catalogue.links.service import note_outcome
from talentmatch.models import Company, LinkCheck, Provider

FIRST = date(2026, 11, 1)
SITE = "https://gone.example/site"


@pytest.fixture
def gone(own):
    """Let the website of a provider be dead."""
    with own.database.writing() as session:
        session.get_one(Provider, "aptaskil").website = SITE
        for days in range(3):
            outcome = Outcome("no_answer", reached=False)
            note_outcome(session, OPERATOR, SITE, outcome=outcome, today=FIRST + timedelta(days=days))
    return own


def test_the_desk_counts_it_and_leads_to_the_record(gone, desk):
    editor = desk()
    assert "1 broken link" in editor.get("/en/admin/").text
    page = editor.get("/en/admin/links")
    assert ("gone.example" in page.text, "no answer" in page.text, "1 November 2026" in page.text) == (True,) * 3
    assert "/en/admin/providers/aptaskil#field-website" in page.links()
    assert "aptaskil: Website" in page.text
    assert editor.get("/en/admin/providers/aptaskil").tree.find(".//*[@id='field-website']") is not None


def test_a_record_without_a_form_is_named(own, desk):
    with own.database.writing() as session:
        session.exec(select(Company)).first().source_urls = [SITE]
        session.add(LinkCheck(url=SITE, failures=3, first_failed_on=FIRST, checked_on=FIRST))
    assert ": Sources" in desk().get("/en/admin/links").text


def test_a_provider_editor_sees_their_own_alone(gone, desk):
    assert "gone.example" in desk("provider").get("/en/admin/links").text
    assert "No link is broken" in desk("stranger").get("/en/admin/links").text
    assert "0 broken links" in desk("stranger").get("/en/admin/").text


def test_the_public_page_says_since_when(gone, desk):
    for path in ("providers/aptaskil", "programmes/aptaskil-line-maintenance"):
        assert "could not be reached since 1 November 2026" in desk("").get(f"/en/{path}").text


def test_the_mark_goes_with_the_first_answer(gone, desk):
    with gone.database.writing() as session:
        found = Outcome("200", reached=True)
        note_outcome(session, OPERATOR, SITE, outcome=found, today=datetime.now(UTC).date())
    assert "could not be reached" not in desk("").get("/en/providers/aptaskil").text
