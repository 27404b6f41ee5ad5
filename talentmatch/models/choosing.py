"""What a list offers to choose from: all that is shown while that is short, else what has the words that were typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, select

from talentmatch.models.folded import Searchable, first_letters

MOST = 300  # as long a list as people still leaf through


@dataclass(frozen=True)
class Choice:
    """The identifiers of what can be chosen.

    long: whether there is more than a list offers, so that words are asked for. more: whether more has these words.
    """

    ids: tuple[str, ...]
    long: bool = False
    more: bool = False


def find_choice(
    session: Session, table: type[Searchable], shown: ColumnElement[bool], words: Sequence[ColumnElement[bool]]
) -> Choice:
    """Return what can be chosen of a table; two queries at most.

    shown: the condition for what the reader may see. words: one condition for each word that was typed.
    """
    key: Any = table.id  # type: ignore[attr-defined]
    statement = select(key).where(shown).limit(MOST + 1)
    ids = tuple(session.exec(statement).all())
    if len(ids) <= MOST:
        return Choice(ids)
    if not words:
        return Choice((), long=True)
    found = tuple(session.exec(statement.where(*words).order_by(first_letters(table), key)).all())
    return Choice(found[:MOST], long=True, more=len(found) > MOST)
