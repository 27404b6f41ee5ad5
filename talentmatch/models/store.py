"""Store many records of one table in a constant number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, inspect, tuple_
from sqlmodel import Session, SQLModel, select

from talentmatch.models.catalogue_state import CatalogueState


def save_all(session: Session, table: type[SQLModel], records: Sequence[Any]) -> int:
    """Insert or update the rows of ``table`` from input models; return how many changed. Flush, never commit.

    What is no field of the input stays as it is, and so does a field that an editor locked.
    """
    keys = [column.name for column in inspect(table).primary_key]
    stored = {_key(row, keys): row for row in session.exec(select(table)).all()}
    changed = sum(_save(session, table, stored.get(_key(record, keys)), record) for record in records)
    session.flush()
    return changed


def _key(record: Any, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _save(session: Session, table: type[SQLModel], row: SQLModel | None, record: Any) -> bool:
    values = record.model_dump()
    if row is None:
        session.add(table(**values))
        return True
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


def mark_changed(session: Session) -> int:
    """Count a change of the catalogue, so that every process rebuilds its index; return the new revision."""
    session.flush()
    state = session.get_one(CatalogueState, 1, with_for_update=True, populate_existing=True)  # no two count as one
    state.revision += 1
    session.flush()
    return state.revision
