"""Find the job profiles that go by some words, in any language, without reading all of them."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from talentmatch.models import JobProfile
from talentmatch.models.editing import live_profile
from talentmatch.models.folded import fold, holds_words

MOST = 20
MOST_RESPELT = 6
CLOSE = 0.75
SHORTEST_WORD = 4  # of those that may find a profile by themselves, where no title has all the words


def find_profiles_called(session: Session, what: str, *, most: int = MOST) -> Sequence[str]:
    """Return the identifiers of the live job profiles whose titles have all these words, or else any longer one.

    Descriptions of an occupation come first. Two queries at most.
    """
    words = holds_words(JobProfile, what)
    if not words:
        return []
    long = [word for word in what.split() if len(word) >= SHORTEST_WORD]
    any_of = [condition for word in long for condition in holds_words(JobProfile, word)]
    return _called(session, and_(*words), most) or (_called(session, or_(*any_of), most) if any_of else [])


def suggest_words(session: Session, what: str) -> str:
    """Return the words as titles spell them, each by the nearest one; empty when nothing is near. One query."""
    titles = session.exec(select(JobProfile.folded).where(live_profile())).all()
    known = sorted({word for title in titles for word in re.findall(r"[^\W\d_]+", title)})
    near = [next(iter(get_close_matches(word, known, 1, CLOSE)), "") for word in fold(what).split()[:MOST_RESPELT]]
    return " ".join(near) if all(near) else ""


def _called(session: Session, condition: ColumnElement[bool], most: int) -> Sequence[str]:
    statement = select(JobProfile.id).where(live_profile(), condition)
    ordered = statement.order_by(col(JobProfile.kind).desc(), JobProfile.title_en, JobProfile.id)
    return session.exec(ordered.limit(most)).all()
