"""The programmes that a list offers to choose from."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.models import Programme, Provider
from talentmatch.models.choosing import Choice, find_choice
from talentmatch.models.editing import live_programme
from talentmatch.models.folded import fold, holds_words


def choose_programmes(session: Session, words: str, *, chosen: str = "") -> tuple[Choice, Collection[ProgrammeCard]]:
    """Return what can be chosen and the cards of it; ``chosen`` stays among them. Constant number of queries."""
    choice = find_choice(session, Programme, live_programme(), _words(words))
    return choice, load_cards(session, [chosen, *choice.ids]).values()


def _words(words: str) -> list[ColumnElement[bool]]:
    """Return a condition for each word: the title has it, or the name of who teaches."""
    return [or_(*holds_words(Programme, word), _taught_by(word)) for word in fold(words).split()]


def _taught_by(word: str) -> ColumnElement[bool]:
    return col(Programme.provider_id).in_(select(Provider.id).where(*holds_words(Provider, word)))
