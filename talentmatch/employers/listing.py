"""Page through all needs of one company by identifier, with their skills, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.employers.overview import get_company
from talentmatch.models import NeedSkill, SkillNeed
from talentmatch.models.paging import KeyedPage, Slice, read_page


def page_needs(
    session: Session, actor: Actor, company_id: str, *, states: Collection[str], part: Slice
) -> KeyedPage[SkillNeed]:
    """Return a page of a company's needs, of some states or of all; raise NotFound for a foreign company."""
    get_company(session, actor, company_id)
    conditions = [col(SkillNeed.company_id) == company_id]
    if states:
        conditions.append(col(SkillNeed.state).in_(states))
    return read_page(session, SkillNeed, part, conditions)


def skills_of_needs(session: Session, need_ids: Collection[str]) -> Mapping[str, Sequence[NeedSkill]]:
    """Return the skills that each of these needs asks for, the essential ones first; one query."""
    statement = select(NeedSkill).where(col(NeedSkill.need_id).in_(need_ids))
    found: defaultdict[str, list[NeedSkill]] = defaultdict(list)
    for skill in session.exec(statement.order_by(NeedSkill.importance, NeedSkill.skill_id)) if need_ids else ():
        found[skill.need_id].append(skill)
    return found
