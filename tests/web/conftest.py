"""The application over the small catalogue, and a client that checks every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g

from talentmatch.accounts.actor import Actor
from talentmatch.runtime import Runtime, close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.web.checked import CheckedClient

EDITOR = Actor("an editor", "editor", 1)


@pytest.fixture(scope="session")
def app(runtime: Runtime) -> Flask:
    """Give the application; it runs on both databases."""
    return create_app(runtime)


@pytest.fixture
def pages(app: Flask) -> CheckedClient:
    """Give a client that checks every page."""
    return CheckedClient(app.test_client())


@pytest.fixture
def desk(empty_url: str, tmp_path: Path) -> Iterator[CheckedClient]:
    """Give a client of an editor, over a database that may be changed."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    yield CheckedClient(as_actor(create_app(runtime), EDITOR).test_client())
    close_runtime(runtime)


def as_actor(app: Flask, actor: Actor) -> Flask:
    """Let an actor be signed in at every request of an application."""

    def sign_in() -> None:
        g.actor = actor

    app.before_request_funcs.setdefault(None, []).insert(0, sign_in)
    return app
