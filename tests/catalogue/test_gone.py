"""A programme that the public saw once is gone; any other that it does not see does not exist for it."""

from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.catalogue.gone import find_gone
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import change_state
from talentmatch.models import Provider
from tests.catalogue.conftest import EDITOR, NOW, SCHOOL

TODAY = datetime.now(UTC).date()  # the condition asks the database for the day


@pytest.mark.parametrize(
    ("change", "gone"),
    [({"state": "archived"}, True), ({"expires_on": TODAY - timedelta(2)}, True), ({"state": "draft"}, False),
     ({"publish_on": TODAY + timedelta(2)}, False), ({}, False)],
)  # fmt: skip
def test_what_was_public_is_gone(session, school, change, gone):
    for name, value in change.items():
        setattr(school, name, value)
    session.flush()
    assert (find_gone(session, SCHOOL) is not None) == gone


def test_a_draft_that_was_archived_was_never_there(session, school):
    school.state = "draft"
    session.flush()
    change_state(session, EDITOR, PROGRAMME, SCHOOL, action="archive", now=NOW)
    assert find_gone(session, SCHOOL) is None


def test_what_a_provider_gave_that_was_archived_is_gone(session, school):
    session.get_one(Provider, school.provider_id).state = "archived"
    session.flush()
    assert find_gone(session, SCHOOL) is not None
    assert find_gone(session, "never-was") is None
