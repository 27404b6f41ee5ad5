"""Count the queries that a block asks of a database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlmodel import Session

from tests.counting import here


@contextmanager
def counted(session: Session) -> Iterator[list[int]]:
    """Give a list that has one entry for each query of this thread."""
    asked: list[int] = []
    engine = session.connection().engine  # opens the savepoint, which is no query of the block
    listen = (engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        yield asked
    finally:
        event.remove(*listen)
