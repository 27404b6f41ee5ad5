"""Read a table in pages by the key of the last row seen, so that rows added in between neither repeat nor hide one.

Lists that people leaf through have pages with numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, collate, func
from sqlmodel import Session, SQLModel, select

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

Row = TypeVar("Row", bound=SQLModel)
BYTEWISE = {"postgresql": "C", "sqlite": "BINARY"}


@dataclass(frozen=True)
class Slice:
    """Which page is meant: the rows after a key, at most ``limit``."""

    after: str = ""
    limit: int = 20


@dataclass(frozen=True)
class KeyedPage(Generic[Row]):
    """One page; total: of all pages. more: whether another one follows."""

    rows: tuple[Row, ...]
    total: int
    more: bool


def read_page(
    session: Session, table: type[Row], part: Slice, conditions: Sequence[ColumnElement[bool]]
) -> KeyedPage[Row]:
    """Return the page of the rows that meet all conditions, by ``id``, byte by byte on every database; two queries."""
    key = in_bytes(session, table.id)  # type: ignore[attr-defined]
    rows = session.exec(select(table).where(*conditions, key > part.after).order_by(key).limit(part.limit + 1)).all()
    total = session.exec(select(func.count()).select_from(table).where(*conditions)).one()
    return KeyedPage(tuple(rows[: part.limit]), total, len(rows) > part.limit)


def in_bytes(session: Session, column: Any) -> ColumnElement[str]:
    """Return a text column as it is compared byte by byte, whatever the language of the database."""
    return collate(column, BYTEWISE[session.get_bind().dialect.name])


def check_page(page: int, last: int) -> None:
    """Raise InvalidData for a page that comes after the last one; pages are counted from 1."""
    if page > last:
        raise InvalidData(N_("There is no page %(page)s; the last one is %(last)s."), page=page, last=last)
