"""Similar things: jobs near a job, programmes that could stand in for a programme, skills that open most jobs."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.engine import Match, Query
from talentmatch.matching.demand import Demand
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, programme_document
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import PAST
from talentmatch.matching.service import POOL, match_each
from talentmatch.matching.skill_figures import SkillFigures
from talentmatch.models import Skill
from talentmatch.needs.queries import ProfileCard, load_profiles
from talentmatch.skills.queries import find_skills

FEW = 5
MANY = 10
SURPLUS = 2  # times as many are looked up as are shown, for what was hidden a moment ago


@dataclass(frozen=True)
class NearProfile:
    """A job profile that asks for much the same (likeness 0 to 1), with the skills that both ask for."""

    card: ProfileCard
    likeness: float
    shared: tuple[Skill, ...]


@dataclass(frozen=True)
class Substitute:
    """A programme that resembles another, with the skills of that one which it teaches too."""

    card: ProgrammeCard
    match: Match
    shared: tuple[Skill, ...]


@dataclass(frozen=True)
class OpeningSkill:
    """A skill with what it opens: job profiles that lack nothing essential but it, and those that ask for it at all."""

    skill: Skill
    completes: int
    asked: int
    programmes: int


def near_profiles(session: Session, demand: Demand, profile_id: str, top: int = FEW) -> list[NearProfile]:
    """Return the job profiles that ask for most of the same skills; none for a profile that lists no skills.

    The likeness is the cosine of the skills' weights, rare skills counting more. What was hidden since the demand was
    read is left out, and one that is just as good takes its place. Constant number of queries.
    """
    likeness = demand.nearest(profile_id, SURPLUS * top)
    cards = load_profiles(session, [profile_id, *likeness]) if likeness else {}
    if profile_id not in cards:
        return []
    own = {item.skill.id for item in cards[profile_id].wanted}
    found = [
        NearProfile(cards[name], share, tuple(item.skill for item in cards[name].wanted if item.skill.id in own))
        for name, share in likeness.items()
        if name in cards
    ]
    return [near for near in found if near.shared][:top]


def substitutes(session: Session, loaded: Loaded, card: ProgrammeCard, top: int = FEW) -> list[Substitute]:
    """Return the programmes still offered that resemble this one most: its own document is the question.

    Without itself; what shares too little with it is left out as in every ranking. Constant number of queries.
    """
    found = match_each(loaded, [document_query(card)], POOL)
    past = loaded.index.passing(PAST)
    others = [match for match in found if match.id != card.programme.id and match.id not in past][:top]
    cards = load_cards(session, [match.id for match in others])
    return [
        Substitute(cards[match.id], match, shared_skills(card, cards[match.id]))
        for match in others
        if match.id in cards and cards[match.id].listed
    ]


def document_query(card: ProgrammeCard) -> Query:
    """Return a programme as a question: its texts in every language and its skills, all essential."""
    document = programme_document(card)
    skills = dict.fromkeys(card.skill_ids, ESSENTIAL_WEIGHT)
    return Query(document.title, document.text, document.lang, document.alternates, skills)


def shared_skills(card: ProgrammeCard, other: ProgrammeCard) -> tuple[Skill, ...]:
    """Return the skills that both programmes teach."""
    return tuple(item.skill for item in card.taught if item.skill.id in other.skill_ids)


def opening_skills(
    session: Session, figures: SkillFigures, held: Collection[str] = (), top: int = MANY
) -> list[OpeningSkill]:
    """Return the skills not held that open most job profiles: those they complete, then those that ask for them.

    A skill that was hidden since the figures were counted is left out. One query.
    """
    completes, asked = figures.demand.openings(held)
    best = sorted(asked, key=lambda skill: (-completes.get(skill, 0), -asked[skill], skill))[: SURPLUS * top]
    skills = find_skills(session, best)
    return [
        OpeningSkill(skills[name], completes.get(name, 0), asked[name], figures.taught.get(name, 0))
        for name in best
        if name in skills
    ][:top]
