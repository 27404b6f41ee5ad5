"""Databases for tests: empty, or filled with the small catalogue and copied from a model that is filled once."""

import atexit
import gc
import os
import shutil
import tempfile
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url, text
from sqlmodel import create_engine

from talentmatch.config import Settings, read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.duties.reader import build_reader
from talentmatch.matching.lazy import Lazy
from talentmatch.matching.live_index import LiveIndex
from talentmatch.matching.skill_figures import load_figures
from talentmatch.runtime import Runtime, build_runtime, close_runtime

SMALL_CATALOGUE = Path(__file__).parent / "data" / "catalogue"
MODEL = "filled_model"
NEEDED = 8_000_000_000  # bytes for the servers of two processes, four times over


def settings_for(url: str, folder: Path) -> Settings:
    """Return settings for a database and an instance folder; tests ask more than a program may."""
    return read_settings({"DATABASE_URL": url, "TALENTMATCH_INSTANCE": str(folder), "TALENTMATCH_API_UNITS": "0"})


def new_database(backend: str, request: pytest.FixtureRequest, folder: Path, name: str) -> str:
    """Return the address of a new, empty database."""
    if backend == "sqlite":
        return f"sqlite:///{folder / name}.db"
    server = make_url(request.getfixturevalue("postgres_server")).set(drivername="postgresql+psycopg")
    create_database(server, name)
    return shown(server.set(database=name))


def filled_runtime(settings: Settings) -> Runtime:
    """Return a runtime over the small catalogue with its index: a copy of the model of its kind of database."""
    model = copy_model(settings)
    runtime = build_runtime(settings)
    share_loaded(model.live, runtime.live, settings.index_dir)
    return runtime


def copy_model(settings: Settings) -> Runtime:
    """Put a copy of the filled database and its index where the settings say, and return the runtime of the model."""
    target = make_url(settings.database_url)
    if settings.database_url.startswith("sqlite"):
        model, file = filled_sqlite(), Path(str(target.database))
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(make_url(model.settings.database_url).database), file)
    else:
        model = filled_postgres(shown(target.set(database="postgres")))
        create_database(target, str(target.database), MODEL)
    shutil.copytree(model.settings.index_dir, settings.index_dir, dirs_exist_ok=True)
    return model


def share_loaded(model: LiveIndex, live: LiveIndex, folder: Path) -> None:
    """Let an index begin with what that of its model has loaded: the catalogue is the same, and so would be all of it.

    What is loaded never changes, but for what is made when asked for: each has a reader and figures of its own.
    """
    loaded = model._loaded
    live._loaded = loaded and replace(
        loaded, duties=Lazy(partial(build_reader, folder=folder)), figures=Lazy(load_figures)
    )
    live._seen, live._named = model._seen, model._named


def kept_folder() -> Path:
    """Return a new folder that goes when the run ends."""
    folder = Path(tempfile.mkdtemp(prefix="talentmatch-model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def filled_sqlite() -> Runtime:
    """Fill a SQLite database once, to be copied, and return its runtime, which is closed."""
    folder = kept_folder()
    return closed(filled_anew(settings_for(f"sqlite:///{folder}/model.db", folder)))


@cache
def filled_postgres(server: str) -> Runtime:
    """Fill the database MODEL of a server once, to be copied, and return its runtime, which is closed."""
    create_database(make_url(server), MODEL)
    return closed(filled_anew(settings_for(shown(make_url(server).set(database=MODEL)), kept_folder())))


def closed(runtime: Runtime) -> Runtime:
    """Return a runtime without connections: a database that somebody is connected to cannot be copied."""
    close_runtime(runtime)
    lasting()
    return runtime


def lasting() -> None:
    """Let the collector of garbage look no more at what is alive now, and stays so; it takes an eighth of the time."""
    gc.collect()
    gc.freeze()


def filled_anew(settings: Settings) -> Runtime:
    """Migrate the database, load the small catalogue and build its index."""
    runtime = build_runtime(settings)
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, SMALL_CATALOGUE)
    with runtime.database.reading() as session:
        runtime.live.refresh(session)
    return runtime


def create_database(server: URL, name: str, template: str = "template1") -> None:
    """Create a PostgreSQL database anew, as a copy of another; copying its files is the fastest way."""
    create = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
    run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", create)


def roomy_folder() -> Path | None:
    """Return where the files of a PostgreSQL server lie: in memory where that has room, else in the usual place.

    Each test's database is some three hundred files, which a disk writes, and deletes at the end, for a minute.
    """
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > NEEDED
    return memory if roomy else None


def hurry(server: str) -> None:
    """Let a PostgreSQL server not wait for the disk: its data ends with the tests."""
    options = ("fsync", "synchronous_commit", "full_page_writes")
    address = make_url(server).set(drivername="postgresql+psycopg")
    run(address, *(f"ALTER SYSTEM SET {option} = off" for option in options), "SELECT pg_reload_conf()")


def run(server: URL, *statements: str) -> None:
    """Run statements outside a transaction, connected to the database that every server has."""
    engine = create_engine(server.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def shown(address: URL) -> str:
    """Return an address with its password."""
    return address.render_as_string(hide_password=False)
