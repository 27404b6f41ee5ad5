"""Build settings, database and live index once, and hand them to the faces of the product."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from talentmatch.background import Background
from talentmatch.config import Settings
from talentmatch.db import Database, create_database, require_current_schema
from talentmatch.matching.live_index import LiveIndex
from talentmatch.matching.live_source import OwnSource, SharedSource
from talentmatch.matching.snapshots.shelf import Shelf
from talentmatch.models.freshness import KEY, Freshness


@dataclass(frozen=True)
class Runtime:
    """What every request and command shares."""

    settings: Settings
    database: Database
    live: LiveIndex
    background: Background = field(default_factory=Background)


def build_runtime(settings: Settings) -> Runtime:
    """Open the database and prepare the index; nothing is loaded or changed yet."""

    def info() -> dict[Any, Any]:
        return {KEY: Freshness(settings.confirm_months, datetime.now(UTC).date())}

    return Runtime(settings, Database(create_database(settings.database_url), info), _live_index(settings))


def _live_index(settings: Settings) -> LiveIndex:
    """Return an index that follows the catalogue, taken from where snapshots are published if they are."""
    own = OwnSource(settings.index_dir)
    if settings.snapshots_dir is None:
        return LiveIndex(settings.index_dir, own)
    shelf = Shelf(settings.snapshots_dir, settings.index_dir / "fetched")
    return LiveIndex(settings.index_dir, SharedSource(shelf, own))


@contextmanager
def open_runtime(settings: Settings, *, ready: bool = True) -> Iterator[Runtime]:
    """Give a runtime and close its connections afterwards.

    ``ready``: raise ConfigurationError unless the database has the schema that this version needs.
    """
    runtime = build_runtime(settings)
    try:
        if ready:
            require_ready(runtime)
        yield runtime
    finally:
        close_runtime(runtime)


def close_runtime(runtime: Runtime) -> None:
    """Wait for the work and the renewal of the index that are under way, and close every connection."""
    runtime.background.settle()
    runtime.live.settle()
    runtime.database.engine.dispose()


def require_ready(runtime: Runtime) -> None:
    """Raise ConfigurationError unless the database has the schema that this version needs."""
    require_current_schema(runtime.database.engine)
