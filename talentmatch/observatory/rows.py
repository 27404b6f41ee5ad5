"""Run a query of columns."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable
from sqlmodel import Session


def rows_of(session: Session, statement: Executable) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a query of any number of columns, without a row object of a table for each."""
    return [tuple(row) for row in session.connection().execute(statement)]
