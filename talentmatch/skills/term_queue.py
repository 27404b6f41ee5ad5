"""What editors see of the terms that no skill covers, and what they do with one: a synonym, or never again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.engine.text import fold
from talentmatch.errors import Conflict, NotFound
from talentmatch.i18n import N_
from talentmatch.models import DismissedTerm, Skill, UnmetTerm
from talentmatch.models.store import mark_changed
from talentmatch.skills.finding import names
from talentmatch.skills.inputs import SynonymInput
from talentmatch.skills.queries import list_skills
from talentmatch.skills.terms import DAYS_SHOWN, digest_of, oldest_kept

PAGE_SIZE = 50
DECIDE = "catalogue.publish"


@dataclass(frozen=True)
class TermRequest:
    """Which page of the terms is asked for, counted from 1."""

    page: int = 1


@dataclass(frozen=True)
class TermPage:
    """One page of the terms."""

    request: TermRequest
    terms: tuple[UnmetTerm, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def shown_terms(now: datetime) -> ColumnElement[bool]:
    """Hold for the terms that people may see: typed on enough days, and not too long ago."""
    return and_(col(UnmetTerm.days) >= DAYS_SHOWN, col(UnmetTerm.last_on) >= oldest_kept(now.date()))


def count_terms(session: Session, now: datetime) -> int:
    """Return how many terms wait."""
    return session.exec(select(func.count()).select_from(UnmetTerm).where(shown_terms(now))).one()


def page_of_terms(session: Session, page: int, now: datetime) -> TermPage:
    """Return a page of the terms, the most typed first, the last page when it was asked beyond; two queries."""
    total = count_terms(session, now)
    page = min(page, max(1, ceil(total / PAGE_SIZE)))
    rows = all_terms(session, now, limit=PAGE_SIZE, skipped=(page - 1) * PAGE_SIZE)
    return TermPage(TermRequest(page), tuple(rows), total)


def all_terms(session: Session, now: datetime, *, limit: int | None = None, skipped: int = 0) -> Sequence[UnmetTerm]:
    """Return the terms, the most typed first."""
    ordered = select(UnmetTerm).where(shown_terms(now)).order_by(col(UnmetTerm.times).desc(), col(UnmetTerm.id))
    return session.exec(ordered.offset(skipped).limit(limit)).all()


def get_term(session: Session, actor: Actor, term_id: int, *, now: datetime) -> UnmetTerm:
    """Return a term that people may see; raise NotFound for any other."""
    require(actor, DECIDE)
    row = session.exec(select(UnmetTerm).where(UnmetTerm.id == term_id, shown_terms(now))).first()
    if row is None:
        raise NotFound(N_("There is no such term. Somebody may have dealt with it already."))
    return row


def dismiss_term(session: Session, actor: Actor, term_id: int, *, now: datetime) -> None:
    """Forget a term and never count it again in this language; what it was stands nowhere, the audit log included."""
    row = get_term(session, actor, term_id, now=now)
    digest = digest_of(row.term, row.lang)
    session.add(DismissedTerm(digest=digest, dismissed_on=now.date()))
    _forget(session, row)
    record_change(session, actor, "dismiss", ("unmet_term", digest), changes={}, now=now)


def add_synonym(session: Session, actor: Actor, term_id: int, *, entered: SynonymInput, now: datetime) -> Skill:
    """Make a term a synonym of a skill, which from then on covers it.

    Raises NotFound for the term or skill, Conflict when a skill has that name.
    """
    row = get_term(session, actor, term_id, now=now)
    skill = session.get(Skill, entered.skill_id, with_for_update=True, populate_existing=True)
    if skill is None:
        raise NotFound(N_("There is no skill %(id)s in the catalogue."), id=entered.skill_id)
    _require_new_name(session, entered.spelling)
    column = f"synonyms_{entered.lang}"
    before: dict[str, Any] = {column: getattr(skill, column), "version": skill.version}
    setattr(skill, column, [*before[column], entered.spelling])
    _forget(session, row)
    changes = {name: (was, getattr(skill, name)) for name, was in before.items()}
    record_change(session, actor, "edit", ("skill", skill.id), changes=changes, now=now)
    mark_changed(session)
    return skill


def _require_new_name(session: Session, spelling: str) -> None:
    for skill in list_skills(session):
        if fold(spelling) in map(fold, names(skill)):
            message = N_("The skill %(id)s has the name %(name)s already. Dismiss the term, or write it differently.")
            raise Conflict(message, id=skill.id, name=spelling)


def _forget(session: Session, row: UnmetTerm) -> None:
    same = and_(col(UnmetTerm.term) == row.term, col(UnmetTerm.lang) == row.lang)
    session.exec(delete(UnmetTerm).where(same))
    session.flush()
