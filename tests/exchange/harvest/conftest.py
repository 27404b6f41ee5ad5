"""A filled database of one's own, copied from the model."""

import pytest

from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for


@pytest.fixture
def database(empty_url, tmp_path):
    """Give a database with the small catalogue that may be changed."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    yield runtime.database
    close_runtime(runtime)
