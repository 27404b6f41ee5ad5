"""Read companies, job profiles and sector figures, the live ones alone, in a constant number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, true
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, JobProfile, Place, ProfileSkill, SectorFigure, ShortageOccupation
from talentmatch.models.editing import live_profile, live_profiles, live_skills
from talentmatch.skills.queries import Wanted, wanted_by


@dataclass(frozen=True)
class ProfileCard:
    """A job profile with all that a card or page shows of it."""

    profile: JobProfile
    company: Company | None
    places: tuple[Place, ...]
    wanted: tuple[Wanted, ...]

    @property
    def essential(self) -> tuple[Wanted, ...]:
        """Return the essential skills."""
        return tuple(wanted for wanted in self.wanted if wanted.link.importance == "essential")

    @property
    def optional(self) -> tuple[Wanted, ...]:
        """Return the optional skills."""
        return tuple(wanted for wanted in self.wanted if wanted.link.importance == "optional")


def load_profiles(
    session: Session, ids: Collection[str] | None = None, *, live_only: bool = True
) -> dict[str, ProfileCard]:
    """Return the cards of these job profiles (of all, without ``ids``) by identifier, ordered by family and title.

    live_only: False for the desk alone, which looks at a job profile before anybody else does.
    """
    shown = live_profile() if live_only else true()
    statement = select(JobProfile).where(shown).order_by(JobProfile.family, JobProfile.title_en, JobProfile.id)
    rows = session.exec(statement if ids is None else statement.where(col(JobProfile.id).in_(ids))).all()
    company_ids = {row.company_id for row in rows if row.company_id}
    place_ids = {place for row in rows for place in row.place_ids}
    companies = {row.id: row for row in session.exec(select(Company).where(col(Company.id).in_(company_ids))).all()}
    places = {row.id: row for row in session.exec(select(Place).where(col(Place.id).in_(place_ids))).all()}
    wanted = wanted_by(session, [row.id for row in rows])
    return {
        row.id: ProfileCard(
            row,
            companies.get(row.company_id or ""),
            tuple(places[place] for place in row.place_ids if place in places),
            tuple(wanted[row.id]),
        )
        for row in rows
    }


def get_profile(session: Session, profile_id: str) -> ProfileCard:
    """Return a job profile's card; raise NotFound when there is none of that name."""
    cards = load_profiles(session, [profile_id])
    if profile_id not in cards:
        raise NotFound(N_("There is no job profile %(id)s in the catalogue."), id=profile_id)
    return cards[profile_id]


def list_companies(session: Session) -> Sequence[Company]:
    """Return every company by name."""
    return session.exec(select(Company).order_by(func.lower(Company.name), col(Company.id))).all()


def list_sector_figures(session: Session) -> Sequence[SectorFigure]:
    """Return the published figures about the sector, the latest first."""
    return session.exec(select(SectorFigure).order_by(col(SectorFigure.year).desc(), SectorFigure.id)).all()


def list_shortage_occupations(
    session: Session, *, region: str | None = None, family: str | None = None
) -> Sequence[ShortageOccupation]:
    """Return the shortage occupations of a region and a job family, the latest first.

    What says nothing of its region stays in every one.
    """
    statement = select(ShortageOccupation).order_by(col(ShortageOccupation.year).desc(), ShortageOccupation.id)
    if region is not None:
        statement = statement.where(func.coalesce(ShortageOccupation.region, region) == region)
    if family is not None:
        statement = statement.where(ShortageOccupation.family == family)
    return session.exec(statement).all()


def count_families(session: Session) -> dict[str, int]:
    """Return the number of job profiles of each family that has any."""
    counted = select(JobProfile.family, func.count()).where(live_profile())
    return dict(session.exec(counted.group_by(JobProfile.family)).all())


def profiles_sharing(session: Session, skill_ids: Collection[str], limit: int) -> dict[str, int]:
    """Return how many of these skills are essential to a job profile, the profiles with most of them first."""
    shared = func.count(col(ProfileSkill.skill_id))
    statement = (
        select(ProfileSkill.profile_id, shared)
        .where(ProfileSkill.importance == "essential", col(ProfileSkill.skill_id).in_(skill_ids))
        .where(col(ProfileSkill.profile_id).in_(live_profiles()), col(ProfileSkill.skill_id).in_(live_skills()))
        .group_by(col(ProfileSkill.profile_id))
        .order_by(shared.desc(), col(ProfileSkill.profile_id))
        .limit(limit)
    )
    return dict(session.exec(statement).all()) if skill_ids else {}


def count_asking(session: Session, skill_ids: Collection[str]) -> dict[str, int]:
    """Return for each of these skills how many live job profiles ask for it."""
    counted = (
        select(ProfileSkill.skill_id, func.count())
        .where(col(ProfileSkill.skill_id).in_(skill_ids), col(ProfileSkill.profile_id).in_(live_profiles()))
        .group_by(ProfileSkill.skill_id)
    )
    return dict.fromkeys(skill_ids, 0) | (dict(session.exec(counted).all()) if skill_ids else {})


def companies_asking(session: Session, family: str) -> Sequence[Company]:
    """Return the companies with a live job profile of a family, by name."""
    asking = select(JobProfile.company_id).where(JobProfile.family == family, live_profile())
    statement = select(Company).where(col(Company.id).in_(asking))
    return session.exec(statement.order_by(func.lower(Company.name), col(Company.id))).all()
