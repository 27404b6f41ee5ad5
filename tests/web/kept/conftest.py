"""A catalogue of each test's own, asked through the memory of answers."""

import pytest
from sqlalchemy import event
from werkzeug.test import Client

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from talentmatch.web.kept.answering import KeptAnswers
from tests.counting import here
from tests.databases import filled_runtime, settings_for


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, to be changed at will."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def client(own):
    """Give a client that asks through the memory."""
    return Client(KeptAnswers(create_app(own), own, 1_000_000))


@pytest.fixture
def statements(own):
    """Give the list of all that is asked of the database."""
    asked = []

    def note(_connection, _cursor, statement, *_others):
        if statement not in ("BEGIN", "BEGIN IMMEDIATE"):
            asked.append(statement)

    event.listen(own.database.engine, "before_cursor_execute", here(note))
    return asked
