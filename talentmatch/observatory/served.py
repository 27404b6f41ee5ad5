"""What is asked of one provider: of what it teaches, and in its region of what it does not."""

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.employers.public import NeedCard, load_need_cards, public_need
from talentmatch.models import NeedSkill, Programme, ProgrammeSkill, Provider, Skill, SkillNeed
from talentmatch.observatory.board import Choice, Line, load_board
from talentmatch.observatory.group_size import at_least
from talentmatch.observatory.regions import HOME_REGIONS
from talentmatch.observatory.supply import load_supply, offered
from talentmatch.skills.queries import find_skills
from talentmatch.skills.searched import searched_skills

MOST_NEEDS = 20
MOST_SKILLS = 30


@dataclass(frozen=True)
class SkillDemand:
    """How many public needs (None: hidden) and job profiles ask for a skill, and how many programmes teach it."""

    skill: Skill
    needs: int | None
    profiles: int
    programmes: int


@dataclass(frozen=True)
class SkillSearches:
    """A skill that people search for, at least how often in a year, and whether the provider teaches it."""

    skill: Skill
    at_least: int
    taught: bool


@dataclass(frozen=True)
class ProviderDemand:
    """What is asked of a provider. region is None where its own is none of the three: then the whole country counts.

    served: skills that it teaches; missing: skills asked in its region that it does not teach;
    needs: those that ask for most of what it teaches, as anybody sees them; searches: what people searched for.
    """

    region: str | None
    taught: frozenset[str]
    served: tuple[SkillDemand, ...]
    missing: tuple[SkillDemand, ...]
    needs: tuple[NeedCard, ...]
    searches: tuple[SkillSearches, ...]


def provider_demand(session: Session, provider: Provider, today: date) -> ProviderDemand:
    """Return what is asked of a provider; a constant number of queries.

    The figures are those of the observatory, so that nothing can be worked out by comparing providers.
    """
    taught = taught_skills(session, provider.id)
    region = provider.region if provider.region in HOME_REGIONS else None
    asked = [found for found in asked_skills(session, region) if found.needs or found.profiles]
    return ProviderDemand(
        region,
        taught,
        tuple(found for found in asked if found.skill.id in taught)[:MOST_SKILLS],
        tuple(found for found in asked if found.skill.id not in taught)[:MOST_SKILLS],
        tuple(fitting_needs(session, taught)),
        tuple(shown_searches(session, region, taught, today)),
    )


def shown_searches(session: Session, region: str | None, taught: Set[str], today: date) -> list[SkillSearches]:
    """Return the skills that were searched for most, as far as that may be shown; each figure is a step."""
    found = searched_skills(session, region, today)[:MOST_SKILLS]
    skills = find_skills(session, [searches.skill_id for searches in found])
    return [
        SkillSearches(skills[item.skill_id], step, item.skill_id in taught)
        for item in found
        if (step := at_least(item.times)) and item.skill_id in skills
    ]


def taught_skills(session: Session, provider_id: str) -> frozenset[str]:
    """Return the skills that the programmes of a provider teach, as far as the public finds them."""
    statement = (
        select(ProgrammeSkill.skill_id)
        .join(Programme, col(Programme.id) == ProgrammeSkill.programme_id)
        .where(Programme.provider_id == provider_id, offered(session))
    )
    return frozenset(session.exec(statement).all())


def asked_skills(session: Session, region: str | None) -> list[SkillDemand]:
    """Return the demand for every skill, the most asked first, by what may be shown alone."""
    supply = load_supply(session)
    needs = load_board(session, Choice("needs", region), supply).lines
    profiles = _numbers(load_board(session, Choice("profiles", region), supply).lines)
    found = [
        SkillDemand(line.skill, line.number, profiles[line.skill.id] or 0, line.offer.programmes) for line in needs
    ]
    return sorted(found, key=lambda asked: (-(asked.needs or 0), -asked.profiles, asked.skill.id))


def _numbers(lines: Iterable[Line]) -> dict[str, int | None]:
    return {line.skill.id: line.number for line in lines}


def fitting_needs(session: Session, skill_ids: Collection[str]) -> list[NeedCard]:
    """Return the public needs that ask for most of these skills, as anybody sees them."""
    shared = func.count(col(NeedSkill.skill_id))
    statement = (
        select(SkillNeed)
        .join(NeedSkill, col(NeedSkill.need_id) == SkillNeed.id)
        .where(public_need(), col(NeedSkill.skill_id).in_(skill_ids))
        .group_by(col(SkillNeed.id))
        .order_by(shared.desc(), col(SkillNeed.id))
        .limit(MOST_NEEDS)
    )
    return load_need_cards(session, session.exec(statement).all()) if skill_ids else []
