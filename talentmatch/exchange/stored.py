"""The records of a table as the database has them, in the columns of its file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile


@dataclass(frozen=True)
class Stored:
    """Values by column, and the version that every save counts."""

    version: int
    values: Mapping[str, Any]


def stored_records(session: Session, file: CatalogueFile) -> dict[str, Stored]:
    """Return all records of a table by identifier, in one query and without a row object for each."""
    rows = _rows(session, file, ("version", *file.columns))
    found = (Stored(row[0], dict(zip(file.columns, row[1:], strict=True))) for row in rows)
    return {file.id_of(record.values): record for record in found}


def stored_ids(session: Session, file: CatalogueFile) -> set[str]:
    """Return the identifiers of all records of a table."""
    return {" + ".join(row) for row in _rows(session, file, file.key)}


def _rows(session: Session, file: CatalogueFile, names: Iterable[str]) -> Iterator[Any]:
    columns = inspect(file.table).columns
    yield from session.connection().execute(select(*(columns[name] for name in names)))
