"""How many people who hold a skill are missing in a team."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass

Group = tuple[int, Set[str]]  # so many people, with what each of them needs or holds


@dataclass(frozen=True)
class SkillGap:
    """A skill with how many people are needed who hold it, and how many of the team do."""

    skill: str
    needed: int
    held: int

    @property
    def missing(self) -> int:
        """Return how many more people have to learn it."""
        return max(0, self.needed - self.held)


def team_gap(needs: Iterable[Group], team: Iterable[Group]) -> tuple[SkillGap, ...]:
    """Return every skill that is needed, the one that most people lack first, then by identifier.

    Needs add up: two needs of three people each for the same skill are six people.
    """
    needed, held = _count(needs), _count(team)
    gaps = (SkillGap(skill, people, held[skill]) for skill, people in needed.items())
    return tuple(sorted(gaps, key=lambda gap: (-gap.missing, gap.skill)))


def _count(groups: Iterable[Group]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for people, skills in groups:
        counted.update(dict.fromkeys(skills, people))
    return counted
