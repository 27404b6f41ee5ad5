"""The application over the small catalogue, and a client that checks every page."""

import pytest
from flask import Flask

from talentmatch.runtime import Runtime
from talentmatch.web.app import create_app
from tests.web.checked import CheckedClient


@pytest.fixture(scope="session")
def app(runtime: Runtime) -> Flask:
    """Give the application; it runs on both databases."""
    return create_app(runtime)


@pytest.fixture
def pages(app: Flask) -> CheckedClient:
    """Give a client that checks every page."""
    return CheckedClient(app.test_client())
