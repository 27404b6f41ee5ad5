"""Collect the statements that a session runs, so that a test can say how many a question takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlmodel import Session


@contextmanager
def statements_of(session: Session) -> Iterator[list[str]]:
    """Give a list that each statement of a session joins until the block ends."""
    ran: list[str] = []

    def note(*told: object) -> None:
        ran.append(str(told[2]))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(connection, "before_cursor_execute", note)
