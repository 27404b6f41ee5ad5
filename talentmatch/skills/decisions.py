"""What curators decide about suggested skills, and reading what waits for them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, SkillSuggestion
from talentmatch.models.codes import IMPORTANCES
from talentmatch.models.store import mark_changed

CONFIDENT = 0.85  # right nine times out of ten


def list_suggestions(session: Session, status: str = "suggested") -> Sequence[SkillSuggestion]:
    """Return the suggestions of a status, the surest first."""
    statement = select(SkillSuggestion).where(SkillSuggestion.status == status)
    return session.exec(statement.order_by(col(SkillSuggestion.confidence).desc(), col(SkillSuggestion.id))).all()


def confident_suggestions(session: Session, least: float = CONFIDENT) -> dict[str, dict[str, float]]:
    """Return the confidence of each undecided skill that is at least this sure, by programme."""
    found: dict[str, dict[str, float]] = {}
    for row in list_suggestions(session):
        if row.programme_id is not None and row.confidence >= least:
            found.setdefault(row.programme_id, {})[row.skill_id] = row.confidence
    return found


def get_suggestion(session: Session, suggestion_id: int) -> SkillSuggestion:
    """Return a suggestion; raise NotFound when there is none of that number."""
    row = session.get(SkillSuggestion, suggestion_id)
    if row is None:
        raise NotFound(
            N_("There is no suggestion %(id)s. List them with: talentmatch suggest-skills"), id=suggestion_id
        )
    return row


def accept_suggestion(
    session: Session, suggestion_id: int, *, actor: str, today: date, importance: str = "optional"
) -> SkillSuggestion:
    """Make the suggested skill a curator's link; ``importance`` is that of a skill a job profile asks for.

    Raises NotFound, Conflict when somebody decided before, and InvalidData for an unknown importance.
    """
    if importance not in IMPORTANCES:
        raise InvalidData(N_("%(value)s is not one of: %(codes)s"), value=importance, codes=", ".join(IMPORTANCES))
    row = _decide(session, suggestion_id, "accepted", actor=actor, today=today)
    if _link(session, row) is None:
        session.add(_new_link(session, row, importance))
    mark_changed(session)
    return row


def reject_suggestion(session: Session, suggestion_id: int, *, actor: str, today: date) -> SkillSuggestion:
    """Note that the skill is not meant, for good; raise NotFound, or Conflict when somebody decided before."""
    row = _decide(session, suggestion_id, "rejected", actor=actor, today=today)
    mark_changed(session)  # a suggestion may count in the ranking
    return row


def _decide(session: Session, suggestion_id: int, status: str, *, actor: str, today: date) -> SkillSuggestion:
    row = get_suggestion(session, suggestion_id)
    if row.status != "suggested":
        message = N_("Suggestion %(id)s was decided by %(by)s on %(on)s: %(status)s.")
        raise Conflict(message, id=row.id, by=row.decided_by, on=row.decided_on, status=row.status)
    row.status, row.decided_by, row.decided_on = status, actor, today
    session.flush()
    return row


def _link(session: Session, row: SkillSuggestion) -> ProgrammeSkill | ProfileSkill | None:
    if row.programme_id is not None:
        return session.get(ProgrammeSkill, (row.programme_id, row.skill_id))
    return session.get(ProfileSkill, (row.profile_id, row.skill_id))


def _new_link(session: Session, row: SkillSuggestion, importance: str) -> ProgrammeSkill | ProfileSkill:
    subject = session.get_one(Programme, row.programme_id) if row.programme_id else None
    evidence: dict[str, Any] = {
        "skill_id": row.skill_id,
        "evidence_kind": "curator",
        "evidence_text": ", ".join(row.words),
        "evidence_lang": row.lang,
        "checked_on": row.decided_on,
    }
    if subject is not None:
        return ProgrammeSkill(programme_id=subject.id, evidence_url=subject.source_url, **evidence)
    profile = session.get_one(JobProfile, row.profile_id)
    return ProfileSkill(profile_id=profile.id, evidence_url=profile.source_url, importance=importance, **evidence)
