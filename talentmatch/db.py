"""Engine, sessions, SQLite's settings and migrations.

SQLite: write-ahead log, ``synchronous=FULL``, foreign keys on, 5 s busy timeout, and ``BEGIN IMMEDIATE`` for writers,
because a deferred transaction that reads first and writes later fails when another writer came between.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
from sqlmodel import Session, create_engine

from talentmatch.errors import ConfigurationError
from talentmatch.i18n import N_
from talentmatch.resources import PACKAGE

SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")


def create_database(url: str) -> Engine:
    """Return an engine for ``url`` that keeps values out of error messages; a SQLite file gets its folder."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    if engine.url.database and engine.url.database != ":memory:":
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late and is not IMMEDIATE
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


class Database:
    """Hand out sessions: ``reading()`` rolls back, ``writing()`` commits unless an error leaves the block.

    ``info``: makes what each session carries along, such as the day on which it was opened.
    """

    def __init__(self, engine: Engine, info: Callable[[], dict[Any, Any]] = dict) -> None:
        self.engine = engine
        self._info = info

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session for reading."""
        with Session(self.engine, info=self._info()) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session that holds the write lock from its start and commits when the block ends well."""
        with (
            self.engine.connect().execution_options(writing=True) as connection,
            Session(connection, info=self._info()) as session,
        ):
            yield session
            session.commit()


def migration_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for the migrations in the package."""
    config = Config()
    config.set_main_option("script_location", str(PACKAGE / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, revision: str = "head") -> bool:
    """Bring the schema to ``revision`` in one transaction; return whether anything had to be done."""
    before = schema_revision(engine)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        command.upgrade(migration_config(connection), revision)
    return schema_revision(engine) != before


def schema_revision(engine: Engine) -> str | None:
    """Return the revision of the stored schema; None for an empty database."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require_current_schema(engine: Engine) -> None:
    """Raise ConfigurationError unless the stored schema is the one that this version of the program expects."""
    expected = ScriptDirectory.from_config(migration_config()).get_current_head()
    stored = schema_revision(engine)
    if stored != expected:
        raise ConfigurationError(
            N_("The database is at schema %(stored)s and this version needs %(expected)s. Run: talentmatch init"),
            stored=stored or "-",
            expected=expected,
        )
