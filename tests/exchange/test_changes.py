"""Whoever reads the changes knows the public catalogue, and never who changed it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.catalogue.duplicates.merging import Wish, merge_records
from talentmatch.catalogue.editing import apply_values, propose_change
from talentmatch.catalogue.records import PROGRAMME, PROVIDER, values_of
from talentmatch.catalogue.states import change_state
from talentmatch.errors import Gone, InvalidData
from talentmatch.exchange.changes.cursor import Cursor, read_cursor
from talentmatch.exchange.changes.feed import list_changes
from talentmatch.exchange.changes.tables import TOLD
from talentmatch.models import Programme, Provider
from talentmatch.models.store import get_state

NOW = datetime.now(UTC)
SOMEBODY = Actor("account-77", "admin", 77)
SCHOOL = "gmp-atmp-summer-school"


def walked(session, limit=7):
    """Return all that is told from the beginning, and the cursor at its end."""
    cursor, more, found = None, True, []
    while more:
        page = list_changes(session, cursor, limit, now=NOW)
        found += page.changes
        cursor, more = read_cursor(page.next.text()), page.more
    return found, cursor


def news(session, cursor, now=NOW):
    """Return what is new as (table, id, change), and the cursor after it."""
    page = list_changes(session, cursor, 100, now=now)
    return [(told.table, told.id, told.change) for told in page.changes], page.next


def test_the_walk_tells_every_public_record_once(session):
    programme = session.get_one(Programme, SCHOOL)
    programme.state = "archived"
    session.flush()
    found, _ = walked(session)
    told = [(change.table, change.id) for change in found]
    expected = [(told.file.name, name) for told in TOLD for name in told.after(session, "", 10_000)]
    assert told == expected
    assert len(told) == len(set(told)) > 50
    assert ("programmes", SCHOOL) not in told
    assert not [name for table, name in told if table == "course_instances" and name.startswith(SCHOOL)]


def test_what_changes_during_the_walk_is_told_after_it(session):
    first = list_changes(session, None, 5, now=NOW)
    change_state(session, OPERATOR, PROGRAMME, SCHOOL, action="archive", now=NOW)
    cursor, more, found = first.next, True, []
    while more:
        page = list_changes(session, cursor, 50, now=NOW)
        found, cursor, more = [*found, *page.changes], page.next, page.more
    assert [told.change for told in found if told.id == SCHOOL] == ["archived"]


def test_an_edit_is_told_with_the_record_and_without_who_did_it(session):
    _, cursor = walked(session)
    programme = session.get_one(Programme, SCHOOL)
    apply_values(session, SOMEBODY, programme, action="edit", values={"hours": 12.0}, now=NOW)
    page = list_changes(session, cursor, 10, now=NOW)
    (told,) = page.changes
    assert (told.table, told.id, told.change, told.record["hours"]) == ("programmes", SCHOOL, "changed", 12.0)
    assert {link["programme_id"] for link in told.record["skills"]} == {SCHOOL}
    assert SOMEBODY.name not in repr(page)
    assert news(session, page.next)[0] == []


def test_drafts_and_proposals_are_not_told(session):
    _, cursor = walked(session)
    programme = session.get_one(Programme, SCHOOL)
    proposed = values_of(PROGRAMME, programme) | {"title": "Something else"}
    propose_change(session, OPERATOR, PROGRAMME, programme, proposed=proposed, now=NOW)
    session.add(Programme(**values_of(PROGRAMME, programme) | {"id": "not-yet"}, state="draft"))
    session.flush()
    draft = session.get_one(Programme, "not-yet")
    apply_values(session, OPERATOR, draft, action="edit", values={"title": "Secret"}, now=NOW)
    found, cursor = news(session, cursor)
    assert found == []
    change_state(session, OPERATOR, PROGRAMME, "not-yet", action="publish", now=NOW)
    assert news(session, cursor)[0] == [("programmes", "not-yet", "created")]


def test_what_belongs_to_an_archived_provider_leaves_and_comes_back_with_it(session):
    _, cursor = walked(session)
    provider = session.get_one(Programme, SCHOOL).provider_id
    change_state(session, OPERATOR, PROVIDER, provider, action="archive", now=NOW)
    gone, cursor = news(session, cursor)
    assert ("providers", provider, "archived") == gone[0]
    assert ("programmes", SCHOOL, "archived") in gone
    session.get_one(Provider, provider).state = "published"
    apply_values(session, OPERATOR, session.get_one(Provider, provider), action="edit", values={"name": "N"}, now=NOW)
    change_state(session, OPERATOR, PROVIDER, provider, action="archive", now=NOW)
    change_state(session, OPERATOR, PROVIDER, provider, action="unarchive", now=NOW)
    change_state(session, OPERATOR, PROVIDER, provider, action="publish", now=NOW)
    back, _ = news(session, cursor)
    assert ("programmes", SCHOOL, "changed") in back
    assert {name for table, name, _ in back if table == "course_instances"} == {
        name for table, name, _ in gone if table == "course_instances"
    }


def test_a_day_that_comes_hides_and_shows_without_an_entry_in_the_log(session):
    programme = session.get_one(Programme, SCHOOL)
    programme.expires_on = NOW.date() - timedelta(days=1)
    session.flush()
    _, cursor = walked(session)
    before = Cursor(cursor.catalogue, NOW.date() - timedelta(days=1), cursor.entry)
    assert ("programmes", SCHOOL, "archived") in news(session, before)[0]
    programme.expires_on, programme.publish_on = None, NOW.date()
    session.flush()
    assert ("programmes", SCHOOL, "changed") in news(session, before)[0]


def test_a_merged_record_says_into_which(session):
    school = session.get_one(Programme, SCHOOL)
    session.add(Programme(**values_of(PROGRAMME, school) | {"id": "the-same"}))
    session.flush()
    _, cursor = walked(session)
    other = session.get_one(Programme, "the-same")
    merge_records(session, OPERATOR, PROGRAMME, Wish(SCHOOL, "the-same", school.version, other.version), now=NOW)
    told = {change.id: change for change in list_changes(session, cursor, 50, now=NOW).changes}
    assert (told["the-same"].change, told["the-same"].into, told["the-same"].record) == ("merged", SCHOOL, None)
    assert told[SCHOOL].change == "changed"


def test_a_cursor_ends_when_data_files_are_loaded_anew_or_the_log_was_set_back(session):
    _, cursor = walked(session)
    for over in (replace(cursor, entry=cursor.entry + 1), replace(cursor, day=NOW.date() - timedelta(days=400))):
        with pytest.raises(Gone):
            list_changes(session, over, 5, now=NOW)
    get_state(session).data_digest = "f" * 64
    session.flush()
    with pytest.raises(Gone):
        list_changes(session, cursor, 5, now=NOW)


@pytest.mark.parametrize("text", ["", "1", "a.20261126", "a.20260231.1", "a.20261126.1.7", "a.20261126.1.x.y", "ä.1.1"])
def test_a_cursor_of_another_form_is_refused(text):
    with pytest.raises(InvalidData):
        read_cursor(text)
    kept = Cursor("abc", date(2026, 11, 26), 7, 3, "some-id")
    assert read_cursor(kept.text()) == kept


def test_the_number_of_queries_does_not_grow(session):
    _, cursor = walked(session)
    rows = [session.get_one(Programme, name) for name in TOLD[3].after(session, "", 10)]
    counts = []
    for number in (1, 9):
        for row in rows[:number]:
            apply_values(session, OPERATOR, row, action="edit", values={"hours": (row.hours or 0) + 1}, now=NOW)
        asked = []
        event.listen(session.connection(), "before_cursor_execute", lambda *call, asked=asked: asked.append(call[2]))
        assert len(list_changes(session, cursor, 100, now=NOW).changes) >= number
        counts.append(len(asked))
    assert counts[0] == counts[1] < 20
