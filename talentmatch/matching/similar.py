"""Similar things: jobs near a job, programmes that could stand in for a programme, skills that open most jobs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.engine import Match, Query
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, WEIGHTS, programme_document
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import PAST
from talentmatch.matching.service import POOL, match_each
from talentmatch.models import ProfileSkill, Skill
from talentmatch.models.editing import live_profiles, live_skills
from talentmatch.needs.queries import ProfileCard, load_profiles
from talentmatch.skills.queries import SkillUse

FEW = 5
MANY = 10
Demand = Mapping[str, Mapping[str, float]]  # profile -> skill -> weight, essential 1


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


def near_profiles(session: Session, profile_id: str, top: int = FEW) -> list[NearProfile]:
    """Return the job profiles that ask for most of the same skills; none for a profile that lists no skills.

    The likeness is the cosine of the skills' weights, rare skills counting more. Constant number of queries.
    """
    likeness = likenesses(load_demand(session), profile_id)
    best = sorted(likeness, key=lambda other: (-likeness[other], other))[:top]
    if not best:
        return []
    cards = load_profiles(session, [profile_id, *best])
    own = {item.skill.id for item in cards[profile_id].wanted}
    return [
        NearProfile(
            cards[other], likeness[other], tuple(item.skill for item in cards[other].wanted if item.skill.id in own)
        )
        for other in best
    ]


def load_demand(session: Session) -> dict[str, dict[str, float]]:
    """Return the weight of every live skill that each live job profile asks for; one query."""
    demand: dict[str, dict[str, float]] = {}
    asked = col(ProfileSkill.profile_id).in_(live_profiles()), col(ProfileSkill.skill_id).in_(live_skills())
    for profile_id, skill_id, importance in session.exec(
        select(ProfileSkill.profile_id, ProfileSkill.skill_id, ProfileSkill.importance).where(*asked)
    ):
        demand.setdefault(profile_id, {})[skill_id] = WEIGHTS[importance]
    return demand


def likenesses(demand: Demand, profile_id: str) -> dict[str, float]:
    """Return the cosine of every other profile that shares a skill with this one."""
    asked = Counter(skill for skills in demand.values() for skill in skills)
    rarity = {skill: log(1 + len(demand) / number) for skill, number in asked.items()}
    vectors = {name: {s: weight * rarity[s] for s, weight in skills.items()} for name, skills in demand.items()}
    own = vectors.pop(profile_id, {})
    found = {name: _cosine(own, vector) for name, vector in vectors.items() if own.keys() & vector.keys()}
    return found


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum(one[skill] * other[skill] for skill in sorted(one.keys() & other.keys()))
    return product / sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))


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
    session: Session, uses: Iterable[SkillUse], held: Collection[str] = (), top: int = MANY
) -> list[OpeningSkill]:
    """Return the skills not held that open most job profiles: those they complete, then those that ask for them.

    uses: every concept with how often it is taught, as the page that shows this has loaded them. One query.
    """
    completes, asked = openings(load_demand(session), held)
    used = {use.skill.id: use for use in uses}
    best = sorted(asked.keys() & used.keys(), key=lambda skill: (-completes[skill], -asked[skill], skill))[:top]
    return [OpeningSkill(used[s].skill, completes[s], asked[s], used[s].programmes) for s in best]


def openings(demand: Demand, held: Collection[str]) -> tuple[Counter[str], Counter[str]]:
    """Count for each skill not held the profiles that lack only it, and those to which it is essential."""
    having = frozenset(held)
    lacking = [
        {skill for skill, weight in skills.items() if weight >= ESSENTIAL_WEIGHT} - having for skills in demand.values()
    ]
    completes = Counter(skill for skills in lacking if len(skills) == 1 for skill in skills)
    return completes, Counter(skill for skills in lacking for skill in skills)
