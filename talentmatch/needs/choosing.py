"""The job profiles that a list offers to choose from."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from talentmatch.models import JobProfile
from talentmatch.models.choosing import Choice, find_choice
from talentmatch.models.editing import live_profile
from talentmatch.models.folded import holds_words


def choose_profiles(session: Session, words: str, *, chosen: str = "") -> tuple[Choice, Sequence[JobProfile]]:
    """Return what can be chosen and its live job profiles, in no order; ``chosen`` stays among them. Three queries."""
    choice = find_choice(session, JobProfile, live_profile(), holds_words(JobProfile, words))
    wanted = {chosen, *choice.ids}
    return choice, session.exec(select(JobProfile).where(live_profile(), col(JobProfile.id).in_(wanted))).all()
