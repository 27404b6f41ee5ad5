"""The records of a table as the database has them, in the columns of its file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, inspect, select
from sqlmodel import Session

from talentmatch.exchange.catalogue_files import KEY_SEPARATOR, CatalogueFile
from talentmatch.models.store import among

LOCKED = "locked_fields"


@dataclass(frozen=True)
class Stored:
    """Values by column, the version that every save counts, and the fields that an editor locked against imports."""

    version: int
    values: Mapping[str, Any]
    locked: frozenset[str] = frozenset()


def stored_records(
    session: Session, file: CatalogueFile, ids: Iterable[str] | None = None, *, lock: bool = False
) -> dict[str, Stored]:
    """Return the records of a table by identifier, all or these, in one query and without a row object for each.

    lock: whether others have to wait before they change them.
    """
    lockable = LOCKED in inspect(file.table).columns
    wanted = _select(file, ("version", *file.columns, *([LOCKED] if lockable else [])), ids)
    rows = session.connection().execute(wanted.with_for_update() if lock else wanted)
    width = len(file.columns) + 1
    found = (
        Stored(row[0], dict(zip(file.columns, row[1:width], strict=True)), frozenset(row[-1] if lockable else ()))
        for row in rows
    )
    return {file.id_of(record.values): record for record in found}


def stored_ids(session: Session, file: CatalogueFile) -> set[str]:
    """Return the identifiers of all records of a table."""
    return {KEY_SEPARATOR.join(row) for row in session.connection().execute(_select(file, file.key))}


def stored_cells(session: Session, file: CatalogueFile, column: str) -> dict[str, Any]:
    """Return what stands in one column of every record of a table, by identifier."""
    rows = session.connection().execute(_select(file, (*file.key, column)))
    return {KEY_SEPARATOR.join(row[:-1]): row[-1] for row in rows}


def _select(file: CatalogueFile, names: Iterable[str], ids: Iterable[str] | None = None) -> Select[Any]:
    columns = inspect(file.table).columns
    wanted = select(*(columns[name] for name in names))
    if ids is None:
        return wanted
    return wanted.where(among([columns[name] for name in file.key], [tuple(name.split(KEY_SEPARATOR)) for name in ids]))
