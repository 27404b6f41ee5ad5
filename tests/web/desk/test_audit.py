"""Administrators read the whole audit log and see whether it is whole."""

import pytest
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.audit import record_changes
from tests.catalogue.conftest import NOW
from tests.web.desk.addresses import SCHOOL

PATH = "/en/admin/audit"


@pytest.fixture
def told(own):
    """Give a log of 61 entries: 60 of ann for as many programmes, the newest of the operator."""
    with own.database.writing() as session:
        changed = [(("programme", f"one-{number}"), {"title": ("a", "b" * 300)}) for number in range(60)]
        record_changes(session, Actor("ann@example.org"), "edit", changed, now=NOW)
        record_changes(session, OPERATOR, "create", [(("account", "7"), {})], now=NOW)
    return own


def test_it_shows_the_newest_first_a_page_at_a_time(told, desk):
    page = desk("admin").get(PATH)
    assert page.texts("h2")[:2] == ["Account 7", "one-59"]
    assert ("The audit log is whole." in page.text, len(page.texts("h2"))) == (True, 50)
    second = desk("admin").get(f"{PATH}?page=2")
    assert second.texts("h2")[-1] == "one-0"
    desk("admin").get(f"{PATH}?page=9", status=400)


def test_it_filters_by_person_and_record_and_keeps_both_on_the_next_page(told, desk):
    page = desk("admin").get(f"{PATH}?actor=ann@example.org")
    assert "60 entries" in page.text
    assert f"{PATH}?actor=ann%40example.org&page=2" in page.links()
    assert desk("admin").get(f"{PATH}?record=one-7").texts("h2") == ["one-7"]
    assert "No entry fits" in desk("admin").get(f"{PATH}?record=one-7&actor=eve").text


def test_a_record_leads_to_its_history(own, desk):
    desk().post(f"/en/admin/programmes/{SCHOOL}/state", {"action": "confirm"})
    admin = desk("admin")
    (link,) = {link for link in admin.get(PATH).links() if link.endswith("/history")}
    assert SCHOOL in link
    admin.get(link)


def test_it_says_which_entry_somebody_altered(told, desk):
    with told.database.writing() as session:
        session.execute(text("UPDATE audit_entry SET actor = 'eve' WHERE record_id = 'one-2'"))
    page = desk("admin").get(PATH)
    assert "tampered with: entry" in page.text
    assert "The audit log is whole." not in page.text


@pytest.mark.parametrize("role", ["editor", "provider"])
def test_nobody_else_reads_it(desk, role):
    desk(role).get(PATH, status=403)
    assert "Audit log" not in desk(role).get("/en/admin/").text
