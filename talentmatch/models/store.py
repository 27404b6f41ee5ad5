"""Store many records of one table in batches."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, inspect, tuple_
from sqlmodel import Session, SQLModel, col, select

from talentmatch.models.catalogue_state import CatalogueState
from talentmatch.models.copying import add_rows
from talentmatch.models.folded import Searchable, folded_of

BATCH = 500  # records that are in memory together, however many there are
Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Yield the items in lists of at most ``size``."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def save_all(session: Session, table: type[SQLModel], records: Iterable[Any]) -> int:
    """Insert or update the rows of ``table`` from input models; return how many changed. Flush, never commit.

    One query for each batch finds the rows. What is no field of the input stays as it is, and so does a field that an
    editor locked.
    """
    return sum(_save_batch(session, table, batch) for batch in in_batches(records))


def _save_batch(session: Session, table: type[SQLModel], records: Sequence[Any]) -> int:
    columns = inspect(table).primary_key
    names = [column.name for column in columns]
    keys = [tuple(getattr(record, name) for name in names) for record in records]
    stored = {
        tuple(getattr(row, name) for name in names): row
        for row in session.exec(select(table).where(among(columns, keys))).all()
    }
    new = [record.model_dump() for key, record in zip(keys, records, strict=True) if key not in stored]
    changed = sum(_update(stored[key], record) for key, record in zip(keys, records, strict=True) if key in stored)
    session.flush()
    _add(session, table, new)
    return changed + len(new)


def among(columns: Sequence[Any], keys: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    """Hold for the rows in which these columns are one of the keys."""
    one = len(columns) == 1  # SQLite finds single values by its index
    found: ColumnElement[bool] = columns[0].in_([key[0] for key in keys]) if one else tuple_(*columns).in_(keys)
    return found


def _add(session: Session, table: type[SQLModel], new: Sequence[dict[str, Any]]) -> None:
    """Insert rows without an object for each, which would take longer than all the rest."""
    if new:
        defaults = {name: field.get_default(call_default_factory=True) for name, field in table.model_fields.items()}
        rows = [{**defaults, **values} for values in new]
        if issubclass(table, Searchable):
            for row in rows:
                row["folded"] = folded_of(table.folded_names, row.__getitem__)
        add_rows(session.connection(), inspect(table).local_table, rows)


def _update(row: SQLModel, record: Any) -> bool:
    values = record.model_dump()
    locked = getattr(row, "locked_fields", ())
    changes = {name: value for name, value in values.items() if name not in locked and getattr(row, name) != value}
    for name, value in changes.items():
        setattr(row, name, value)
    return bool(changes)


def remove_all(session: Session, table: type[SQLModel], keys: Sequence[tuple[str, ...]]) -> None:
    """Remove the rows with these primary keys in one statement, so that they may refer to each other. Flush only."""
    session.flush()
    session.connection().execute(delete(table).where(tuple_(*inspect(table).primary_key).in_(keys)))
    session.expire_all()


def get_state(session: Session) -> CatalogueState:
    """Return the one row that counts the catalogue's changes; the first migration made it."""
    return session.get_one(CatalogueState, 1)


class PublicState(NamedTuple):
    """What decides what the public sees: which database, which revision, and which day the database has."""

    identity: str
    revision: int
    today: date


PUBLIC_STATE = select(CatalogueState.identity, CatalogueState.revision, func.current_date()).where(
    col(CatalogueState.id) == 1
)


def public_state(connection: Connection) -> PublicState:
    """Return the present state; one query that takes a fraction of a millisecond."""
    return PublicState(*connection.execute(PUBLIC_STATE).one())


def mark_changed(session: Session) -> int:
    """Count a change of the catalogue, so that every process rebuilds its index; return the new revision."""
    session.flush()
    state = session.get_one(CatalogueState, 1, with_for_update=True, populate_existing=True)  # no two count as one
    state.revision += 1
    session.flush()
    return state.revision
