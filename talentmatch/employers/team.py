"""How many people of a company hold which job profile, and what they lack for its needs. No names are kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.employers.overview import get_company
from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.employers.public import NeedSkillShown, need_skills
from talentmatch.errors import Conflict, NotFound
from talentmatch.i18n import N_
from talentmatch.models import JobProfile, SkillNeed, TeamRole
from talentmatch.models.editing import PUBLISHED, live_profile
from talentmatch.models.refusals import Refusal
from talentmatch.skills.queries import Wanted, wanted_by

TABLE = "team"
MOST_ROLES = 200
OPEN = ("draft", "waiting", PUBLISHED)
ESSENTIAL = "essential"


@dataclass(frozen=True)
class Role:
    """So many people who hold a job profile, with the skills that are essential to it."""

    profile: JobProfile
    people: int
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True)
class CompanyNeed:
    """A need that is not closed, with its essential skills."""

    row: SkillNeed
    skills: tuple[NeedSkillShown, ...]


class TeamConflict(Conflict):
    """Say that a colleague changed the team in the meantime."""

    def __init__(self) -> None:
        super().__init__(N_("A colleague changed the team in the meantime. Open it again and look."))


def load_team(session: Session, actor: Actor, company_id: str) -> tuple[Role, ...]:
    """Return the team by family and title of the profile; three queries. Raise NotFound for another's."""
    get_company(session, actor, company_id)
    statement = select(JobProfile, TeamRole.people).join(TeamRole, col(TeamRole.profile_id) == JobProfile.id)
    ordered = statement.where(TeamRole.company_id == company_id).order_by(
        JobProfile.family, JobProfile.title_en, JobProfile.id
    )
    rows = session.exec(ordered).all()
    wanted = wanted_by(session, [profile.id for profile, _people in rows])
    return tuple(Role(profile, people, tuple(filter(_is_essential, wanted[profile.id]))) for profile, people in rows)


def _is_essential(wanted: Wanted) -> bool:
    return wanted.link.importance == ESSENTIAL


def save_team(
    session: Session,
    actor: Actor,
    company_id: str,
    *,
    roles: Sequence[TeamRoleInput],
    seen: Mapping[str, int],
    now: datetime,
) -> None:
    """Store the whole team; a role of 0 people is left out. seen: the people by profile that the form began from.

    Raises TeamConflict when a colleague stored something else since, FaultyFields for a profile that is not there or
    stands twice, NotFound for another company.
    """
    company = get_company(session, actor, company_id)
    session.refresh(company, with_for_update=True)  # one team is saved at a time
    stored = people_of(session, company_id)
    if stored != dict(seen):
        raise TeamConflict
    _check(session, [role.profile_id for role in roles], stored)
    after = {role.profile_id: role.people for role in roles if role.people}
    if stored != after:
        session.exec(delete(TeamRole).where(col(TeamRole.company_id) == company_id))
        session.add_all(TeamRole(company_id=company_id, profile_id=name, people=after[name]) for name in after)
        session.flush()
        pairs = {name: (stored.get(name), after.get(name)) for name in sorted(stored | after)}
        told = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
        record_change(session, actor, "edit", (TABLE, company_id), changes=told, now=now)


def people_of(session: Session, company_id: str) -> dict[str, int]:
    """Return the number of people by profile."""
    statement = select(TeamRole.profile_id, TeamRole.people).where(TeamRole.company_id == company_id)
    return dict(session.exec(statement).all())


def _check(session: Session, named: Sequence[str], stored: Collection[str]) -> None:
    """Raise FaultyFields for profiles that cannot be held; those that the team had before may stay."""
    message = N_("names %(missing)s, which is not in the catalogue; choose another")
    live = select(JobProfile.id).where(live_profile(), col(JobProfile.id).in_(named))
    known = {*session.exec(live).all(), *stored}
    faults = [Refusal("roles", message, {"missing": name}) for name in sorted(set(named) - known)]
    if len(set(named)) < len(named):
        faults.append(Refusal("roles", N_("names a profile twice; leave one of the two out"), {}))
    if len(named) > MOST_ROLES:
        faults.append(Refusal("roles", N_("holds more than %(most)s profiles"), {"most": MOST_ROLES}))
    if faults:
        raise FaultyFields(faults)


def load_open_needs(session: Session, actor: Actor, company_id: str) -> tuple[CompanyNeed, ...]:
    """Return the needs of a company that are not closed, by title; two queries. Raise NotFound for another's."""
    get_company(session, actor, company_id)
    statement = select(SkillNeed).where(SkillNeed.company_id == company_id, col(SkillNeed.state).in_(OPEN))
    rows = session.exec(statement.order_by(SkillNeed.title, SkillNeed.id)).all()
    skills = need_skills(session, [row.id for row in rows])
    return tuple(
        CompanyNeed(row, tuple(item for item in skills[row.id] if item.importance == ESSENTIAL)) for row in rows
    )


def chosen_needs(needs: Sequence[CompanyNeed], chosen: Collection[str]) -> tuple[CompanyNeed, ...]:
    """Return the needs of these identifiers, or the published ones when none is chosen; raise NotFound for others."""
    if unknown := set(chosen) - {need.row.id for need in needs}:
        raise NotFound(N_("There is no skill need %(id)s."), id=min(unknown))
    return tuple(need for need in needs if (need.row.id in chosen if chosen else need.row.state == PUBLISHED))
