"""Build settings, database and live index once, and hand them to the faces of the product."""

from dataclasses import dataclass
from pathlib import Path

from talentmatch.config import Settings
from talentmatch.db import Database, create_database, require_current_schema
from talentmatch.matching.live_index import LiveIndex


@dataclass(frozen=True)
class Runtime:
    """What every request and command shares."""

    settings: Settings
    database: Database
    live: LiveIndex


def build_runtime(settings: Settings) -> Runtime:
    """Open the database and prepare the index; nothing is loaded or changed yet."""
    return Runtime(settings, Database(create_database(settings.database_url)), LiveIndex(Path(settings.index_dir)))


def require_ready(runtime: Runtime) -> None:
    """Raise ConfigurationError unless the database has the schema that this version needs."""
    require_current_schema(runtime.database.engine)
