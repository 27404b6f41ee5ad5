"""The needs of one company as its own people see them: a page of the list, and how many there are of each state."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.employers.reminding import BEFORE_THE_END
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, NeedSkill, ProgrammeSkill, SkillNeed
from talentmatch.models.editing import PUBLISHED
from talentmatch.skills.queries import taught_live

PAGE_SIZE = 50
FIELDS = ("id", "title", "title_lang", "state", "visibility", "embargo_until", "expires_on")


@dataclass(frozen=True)
class NeedLine:
    """A need in the list of its company; ``untaught``: how many of its skills no programme teaches."""

    id: str
    title: str
    title_lang: str
    state: str
    visibility: str
    embargo_until: date | None
    expires_on: date
    skills: int
    untaught: int


@dataclass(frozen=True)
class NeedRequest:
    """What somebody asks of the list; an empty ``state`` is every state."""

    state: str = ""
    page: int = 1


@dataclass(frozen=True)
class NeedPage:
    """One page of the list, counted from 1; ``states``: how many needs there are of each state.

    ``ending``: how many of the published needs end soon.
    """

    request: NeedRequest
    rows: tuple[NeedLine, ...]
    states: dict[str, int]
    ending: int

    @property
    def total(self) -> int:
        """Return how many needs the whole list has."""
        return self.states.get(self.request.state, 0) if self.request.state else sum(self.states.values())

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def get_company(session: Session, actor: Actor, company_id: str) -> Company:
    """Return a company whose needs the actor may see; raise NotFound when there is none, or it is another's."""
    row = session.get(Company, company_id)
    if row is None:
        raise NotFound(N_("There is no such record."))
    require(actor, "needs.edit", row)
    return row


def list_needs(session: Session, actor: Actor, company_id: str, *, asked: NeedRequest, today: date) -> NeedPage:
    """Return a page of a company's needs, the latest first; four queries. Raise NotFound for a foreign company."""
    get_company(session, actor, company_id)
    counted = select(SkillNeed.state, func.count()).where(SkillNeed.company_id == company_id)
    states = dict(session.exec(counted.group_by(SkillNeed.state)).all())
    soon = counted.where(SkillNeed.state == PUBLISHED, col(SkillNeed.expires_on) <= today + BEFORE_THE_END)
    ending = dict(session.exec(soon.group_by(SkillNeed.state)).all()).get(PUBLISHED, 0)
    conditions = [col(SkillNeed.company_id) == company_id]
    if asked.state:
        conditions.append(col(SkillNeed.state) == asked.state)
    rows = session.execute(_lines(session, conditions, asked.page)).all()
    return NeedPage(asked, tuple(NeedLine(*row) for row in rows), states, ending)


def _lines(session: Session, conditions: list[ColumnElement[bool]], page: int) -> Any:
    named = select(func.count()).where(NeedSkill.need_id == SkillNeed.id)
    taught = select(ProgrammeSkill.skill_id).where(taught_live(session))
    untaught = named.where(col(NeedSkill.skill_id).not_in(taught))
    fields = [col(getattr(SkillNeed, name)) for name in FIELDS]
    statement = columns(*fields, named.scalar_subquery(), untaught.scalar_subquery()).where(*conditions)
    latest = statement.order_by(col(SkillNeed.created_at).desc(), col(SkillNeed.id))
    return latest.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)


def companies_with_needs(session: Session) -> list[tuple[Company, int]]:
    """Return the companies that have needs, by name, each with how many; one query."""
    counted = select(SkillNeed.company_id, func.count().label("number")).group_by(SkillNeed.company_id).subquery()
    statement = select(Company, counted.c.number).join(counted, counted.c.company_id == Company.id)
    return [(company, number) for company, number in session.exec(statement.order_by(Company.name, Company.id))]
