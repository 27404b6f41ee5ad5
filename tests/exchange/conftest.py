"""A database of one's own, for tests that commit."""

import pytest

from talentmatch.db import Database, create_database, migrate
from talentmatch.exchange.load import load_catalogue
from tests.databases import SMALL_CATALOGUE


@pytest.fixture
def own_database(empty_url):
    """Give a database filled with the small catalogue that may be changed."""
    database = Database(create_database(empty_url))
    migrate(database.engine)
    with database.writing() as session:
        load_catalogue(session, SMALL_CATALOGUE)
    yield database
    database.engine.dispose()
