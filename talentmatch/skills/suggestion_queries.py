"""Read the queue of suggestions for a page: filtered, ordered and cut in the database, with their records and skills."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Select, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.models import JobProfile, Programme, Skill, SkillSuggestion
from talentmatch.skills.queries import LABEL_LANGUAGES, find_skills
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
    """Return a page of what waits, the surest first; five queries at most."""
    statement = _filtered(columns(SkillSuggestion.id), asked)
    total = session.connection().execute(columns(func.count()).select_from(statement.subquery())).scalar_one()
    order = (col(SkillSuggestion.confidence).desc(), col(SkillSuggestion.id))
    ids = session.connection().execute(statement.order_by(*order).offset((asked.page - 1) * PAGE_SIZE).limit(PAGE_SIZE))
    rows = session.exec(
        select(SkillSuggestion).where(col(SkillSuggestion.id).in_(ids.scalars().all())).order_by(*order)
    )
    return SuggestionPage(asked, tuple(_with_records(session, rows.all())), total)


def suggested_skills(session: Session) -> Sequence[Skill]:
    """Return the skills that some suggestion is about, by label, to filter by."""
    waiting = select(SkillSuggestion.skill_id).where(WAITS)
    return session.exec(select(Skill).where(col(Skill.id).in_(waiting)).order_by(Skill.label_en)).all()


def _filtered(statement: Select[Any], asked: SuggestionRequest) -> Select[Any]:
    found = statement.where(WAITS, col(SkillSuggestion.confidence) >= asked.least)
    if asked.skill:
        found = found.where(col(SkillSuggestion.skill_id) == asked.skill)
    if not asked.what:
        return found
    found = found.outerjoin(Programme, col(Programme.id) == SkillSuggestion.programme_id)
    found = found.outerjoin(JobProfile, col(JobProfile.id) == SkillSuggestion.profile_id)
    titles = [getattr(JobProfile, f"title_{lang}") for lang in (*LABEL_LANGUAGES, "published")]
    named = (Programme.id, Programme.title, JobProfile.id, *titles)
    return found.where(or_(*(func.lower(column).contains(asked.what.lower(), autoescape=True) for column in named)))


def _with_records(session: Session, rows: Sequence[SkillSuggestion]) -> list[Suggested]:
    skills = find_skills(session, {row.skill_id for row in rows})
    found: dict[str, Subject] = {}
    for table, key in ((Programme, "programme_id"), (JobProfile, "profile_id")):
        ids = {getattr(row, key) for row in rows} - {None}
        if ids:
            found |= {
                f"{key}:{record.id}": record for record in session.exec(select(table).where(col(table.id).in_(ids)))
            }
    return [Suggested(row, found[_key(row)], skills[row.skill_id]) for row in rows]


def _key(row: SkillSuggestion) -> str:
    return f"programme_id:{row.programme_id}" if row.programme_id else f"profile_id:{row.profile_id}"
