"""What an index holds and may still be shown is asked once for each state of the catalogue."""

import numpy as np
import pytest

from talentmatch.matching.live_index import LiveIndex
from talentmatch.models import Programme
from talentmatch.models.store import mark_changed
from tests.asked import statements_of

SCHOOL = "gmp-atmp-summer-school"


@pytest.fixture
def loaded(runtime, session, tmp_path):
    """Load a state of the catalogue that no other test has asked."""
    return LiveIndex(tmp_path).current(session)


def test_it_asks_again_only_when_the_catalogue_has_changed(loaded, session):
    first = loaded.listed.marks(session)
    with statements_of(session) as ran:
        assert loaded.listed.marks(session) is first
    assert not any("FROM programme" in statement for statement in ran)
    session.get_one(Programme, SCHOOL).state = "archived"
    mark_changed(session)
    changed = np.flatnonzero(first != loaded.listed.marks(session))
    assert [loaded.index.numbering.id(number) for number in changed.tolist()] == [SCHOOL]
    assert not loaded.listed.marks(session)[changed].any()
