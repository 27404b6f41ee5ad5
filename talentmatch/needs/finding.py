"""Find the job profiles that go by some words, in any language, without reading all of them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from talentmatch.models import JobProfile
from talentmatch.models.editing import live_profile
from talentmatch.models.folded import holds_words

MOST = 20
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


def _called(session: Session, condition: ColumnElement[bool], most: int) -> Sequence[str]:
    statement = select(JobProfile.id).where(live_profile(), condition)
    ordered = statement.order_by(col(JobProfile.kind).desc(), JobProfile.title_en, JobProfile.id)
    return session.exec(ordered.limit(most)).all()
