"""What stands next to a skill in the vocabulary and is taught, for a skill that nobody teaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from talentmatch.models import Skill
from talentmatch.models.editing import live_skill
from talentmatch.skills.counting import count_teaching

FEW = 3


@dataclass(frozen=True)
class TaughtSkill:
    """A skill with the number of programmes that teach it."""

    skill: Skill
    programmes: int


@dataclass(frozen=True)
class NearSkills:
    """A skill, and its nearest neighbours that are taught."""

    skill: Skill
    taught: tuple[TaughtSkill, ...]


def taught_near(session: Session, skills: Sequence[Skill]) -> list[NearSkills]:
    """Return the neighbours of each of these skills: those under it, then the one over it, then those beside it.

    A skill without a neighbour that is taught is left out. Two queries, however many skills there are.
    """
    around = _around(session, skills)
    counts = count_teaching(session, [row.id for row in around])
    found = [NearSkills(skill, _nearest(skill, around, counts)) for skill in skills]
    return [near for near in found if near.taught]


def _around(session: Session, skills: Sequence[Skill]) -> Sequence[Skill]:
    ids = {skill.id for skill in skills}
    over = {skill.broader_id for skill in skills if skill.broader_id}
    near = or_(col(Skill.broader_id).in_(ids | over), col(Skill.id).in_(over))
    return session.exec(select(Skill).where(near, live_skill()).order_by(Skill.id)).all() if ids else ()


def _nearest(skill: Skill, around: Sequence[Skill], counts: dict[str, int]) -> tuple[TaughtSkill, ...]:
    near = [(distance, row) for row in around if (distance := _distance(skill, row)) and counts[row.id]]
    near.sort(key=lambda pair: (pair[0], -counts[pair[1].id], pair[1].id))
    return tuple(TaughtSkill(row, counts[row.id]) for _, row in near[:FEW])


def _distance(skill: Skill, other: Skill) -> int:
    """Return 1 for a skill under this one, 2 for the one over it, 3 for one beside it; 0 for any other."""
    if other.broader_id == skill.id:
        return 1
    if other.id == skill.broader_id:
        return 2
    return 3 if other.id != skill.id and skill.broader_id and other.broader_id == skill.broader_id else 0
