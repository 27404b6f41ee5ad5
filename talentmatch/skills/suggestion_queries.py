"""Read the queue of suggestions by page: filtered, ordered and cut in the database, with records and skills."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from sqlalchemy import func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talentmatch.i18n import LANGUAGES
from talentmatch.models import JobProfile, Programme, Skill, SkillSuggestion
from talentmatch.skills.suggestions import Subject

PAGE_SIZE = 20
WAITS = col(SkillSuggestion.status) == "suggested"


@dataclass(frozen=True)
class SuggestionRequest:
    """What an editor asks of the queue; ``what``: words of a title or an identifier, ``least``: confidence in 0..1."""

    what: str = ""
    skill: str = ""
    least: float = 0.0
    page: int = 1


@dataclass(frozen=True)
class Suggested:
    """A suggestion with its record and its skill."""

    row: SkillSuggestion
    subject: Subject
    skill: Skill


@dataclass(frozen=True)
class SuggestionPage:
    """One page of the queue, counted from 1."""

    request: SuggestionRequest
    items: tuple[Suggested, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def count_suggestions(session: Session) -> int:
    """Return how many suggestions wait."""
    return session.exec(select(func.count()).select_from(SkillSuggestion).where(WAITS)).one()


def page_of_suggestions(session: Session, asked: SuggestionRequest) -> SuggestionPage:
    """Return a page of what waits, the surest first, the last page when it was asked beyond; five queries at most."""
    statement = _filtered(asked)
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    page = min(asked.page, max(1, ceil(total / PAGE_SIZE)))
    ordered = statement.order_by(col(SkillSuggestion.confidence).desc(), col(SkillSuggestion.id))
    rows = session.exec(ordered.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)).all()
    return SuggestionPage(replace(asked, page=page), tuple(_with_records(session, rows)), total)


def suggested_skills(session: Session) -> Sequence[Skill]:
    """Return the skills that some suggestion is about, by label, to filter by."""
    waiting = select(SkillSuggestion.skill_id).where(WAITS)
    return session.exec(select(Skill).where(col(Skill.id).in_(waiting)).order_by(Skill.label_en)).all()


def _filtered(asked: SuggestionRequest) -> SelectOfScalar[SkillSuggestion]:
    found = select(SkillSuggestion).where(WAITS, col(SkillSuggestion.confidence) >= asked.least)
    if asked.skill:
        found = found.where(col(SkillSuggestion.skill_id) == asked.skill)
    if not asked.what:
        return found
    found = found.outerjoin(Programme, col(Programme.id) == SkillSuggestion.programme_id)
    found = found.outerjoin(JobProfile, col(JobProfile.id) == SkillSuggestion.profile_id)
    titles = [getattr(JobProfile, f"title_{lang}") for lang in (*LANGUAGES, "published")]
    named = (Programme.id, Programme.title, JobProfile.id, *titles)
    return found.where(or_(*(func.lower(column).contains(asked.what.lower(), autoescape=True) for column in named)))


def _with_records(session: Session, rows: Sequence[SkillSuggestion]) -> list[Suggested]:
    named = select(Skill).where(col(Skill.id).in_({row.skill_id for row in rows}))
    skills = {skill.id: skill for skill in session.exec(named)} if rows else {}
    taught = [row.programme_id for row in rows if row.programme_id is not None]
    asked = [row.profile_id for row in rows if row.profile_id is not None]
    programmes = session.exec(select(Programme).where(col(Programme.id).in_(taught))).all() if taught else ()
    profiles = session.exec(select(JobProfile).where(col(JobProfile.id).in_(asked))).all() if asked else ()
    records: dict[tuple[str | None, str | None], Subject] = {(row.id, None): row for row in programmes}
    records |= {(None, row.id): row for row in profiles}
    return [Suggested(row, records[row.programme_id, row.profile_id], skills[row.skill_id]) for row in rows]
