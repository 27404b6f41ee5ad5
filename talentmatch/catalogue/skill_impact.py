"""What taking a skill from a programme takes away from those who need it."""

from sqlmodel import Session

from talentmatch.catalogue.impact import LostSkill, lost_by_archiving


def lost_by_unlinking(session: Session, programme_id: str, skill_id: str) -> list[LostSkill]:
    """Return the skill when this is its last live programme and a job profile asks for it, as if that were archived."""
    return [lost for lost in lost_by_archiving(session, [programme_id]) if lost.skill.id == skill_id]
