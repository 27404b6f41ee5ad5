"""What anybody may see of a need, and what of its company."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from talentmatch.models import Company, NeedSkill, Place, Skill, SkillNeed
from talentmatch.models.editing import PUBLISHED, TODAY

LEAST_COMPANIES = 3  # no figure is made from fewer
TOLD = (
    "id", "title", "title_lang", "region", "people", "needed_by", "shift_pattern", "eqf_level", "education",
    "experience_counts", "description", "profile_id", "occupation_uri",
)  # fmt: skip


@dataclass(frozen=True)
class NeedSkillShown:
    """A skill of a need with its importance and level."""

    skill: Skill
    importance: str
    level: str | None


@dataclass(frozen=True)
class NeedCard:
    """A need as anybody sees it; it does not carry the row, which knows whose it is.

    company is None where the company does not want to be named; places are empty where it shows the region alone.
    """

    id: str
    title: str
    title_lang: str
    company: Company | None
    region: str | None
    places: tuple[Place, ...]
    people: int
    needed_by: date | None
    shift_pattern: str | None
    languages_required: tuple[str, ...]
    languages_wanted: tuple[str, ...]
    eqf_level: int | None
    education: str
    experience_counts: bool | None
    description: str
    profile_id: str | None
    occupation_uri: str
    skills: tuple[NeedSkillShown, ...]

    @property
    def essential(self) -> tuple[NeedSkillShown, ...]:
        """Return the essential skills."""
        return tuple(item for item in self.skills if item.importance == "essential")


def public_need() -> ColumnElement[bool]:
    """Hold for the needs that anybody may see: published, embargo over, last day not passed."""
    free = or_(col(SkillNeed.embargo_until).is_(None), col(SkillNeed.embargo_until) < TODAY)
    return and_(col(SkillNeed.state) == PUBLISHED, free, col(SkillNeed.expires_on) >= TODAY)


def load_need_cards(session: Session, rows: Collection[SkillNeed]) -> list[NeedCard]:
    """Return needs as anybody sees them, in the order given; a constant number of queries."""
    company_ids = {row.company_id for row in rows if row.visibility == "named"}
    place_ids = {place for row in rows if row.visibility != "region_only" for place in row.place_ids}
    companies = {row.id: row for row in session.exec(select(Company).where(col(Company.id).in_(company_ids))).all()}
    places = {row.id: row for row in session.exec(select(Place).where(col(Place.id).in_(place_ids))).all()}
    skills = need_skills(session, [row.id for row in rows])
    return [_card(row, companies, places, skills[row.id]) for row in rows]


def _card(
    row: SkillNeed, companies: Mapping[str, Company], places: Mapping[str, Place], skills: Sequence[NeedSkillShown]
) -> NeedCard:
    told = {name: getattr(row, name) for name in TOLD}
    return NeedCard(
        **told,
        company=companies.get(row.company_id) if row.visibility == "named" else None,
        places=tuple(places[name] for name in row.place_ids if row.visibility != "region_only" and name in places),
        languages_required=tuple(row.languages_required),
        languages_wanted=tuple(row.languages_wanted),
        skills=tuple(skills),
    )


def need_skills(session: Session, need_ids: Collection[str]) -> dict[str, list[NeedSkillShown]]:
    """Return what each need asks for, the essential skills first, by need."""
    statement = (
        select(Skill, NeedSkill)
        .join(NeedSkill, col(NeedSkill.skill_id) == Skill.id)
        .where(col(NeedSkill.need_id).in_(need_ids))
        .order_by(NeedSkill.importance, NeedSkill.skill_id)
    )
    found: dict[str, list[NeedSkillShown]] = {need_id: [] for need_id in need_ids}
    for skill, link in session.exec(statement).all() if need_ids else ():
        found[link.need_id].append(NeedSkillShown(skill, link.importance, link.level))
    return found
