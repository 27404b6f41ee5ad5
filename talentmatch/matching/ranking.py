"""Which programmes, why, and what is missing: ranked programmes with their coverage of the skills that are wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.engine import Gap, Match, gap
from talentmatch.models import Skill
from talentmatch.skills.counting import count_teaching
from talentmatch.skills.queries import Taught, taught_among


@dataclass(frozen=True)
class SkillShown:
    """A wanted skill beside one programme: covered, with the link that says so, or not."""

    skill: Skill
    essential: bool
    taught: Taught | None

    @property
    def covered(self) -> bool:
        """Return whether the programme teaches the skill."""
        return self.taught is not None


@dataclass(frozen=True)
class RankedProgramme:
    """A programme at its place in the ranking, with its match and what it covers."""

    card: ProgrammeCard
    match: Match
    skills: tuple[SkillShown, ...]

    @property
    def essential(self) -> tuple[SkillShown, ...]:
        """Return the essential skills, covered or not; one bead each."""
        return tuple(shown for shown in self.skills if shown.essential)

    @property
    def covered(self) -> int:
        """Return how many essential skills the programme covers."""
        return sum(shown.covered for shown in self.essential)


@dataclass(frozen=True)
class Coverage:
    """What all programmes of the catalogue together do for the skills that are wanted."""

    skills: tuple[Skill, ...]
    teachers: Mapping[str, int]

    @property
    def untaught(self) -> tuple[Skill, ...]:
        """Return the skills that no programme teaches."""
        return tuple(skill for skill in self.skills if not self.teachers[skill.id])


def rank(
    session: Session, matches: Sequence[Match], wanted: Mapping[str, float], skills: Mapping[str, Skill]
) -> list[RankedProgramme]:
    """Return the matched programmes that are still listed, in the order of the matches, with their coverage."""
    cards = load_cards(session, [match.id for match in matches])
    shown = {name for name, card in cards.items() if card.listed}
    return [_ranked(cards[match.id], match, wanted, skills) for match in matches if match.id in shown]


def _ranked(
    card: ProgrammeCard, match: Match, wanted: Mapping[str, float], skills: Mapping[str, Skill]
) -> RankedProgramme:
    taught = {item.skill.id: item for item in card.taught}
    split: Gap = gap(wanted, taught.keys())
    shown = [
        SkillShown(skills[skill_id], wanted[skill_id] >= 1.0, taught.get(skill_id))
        for skill_id in (*split.covered, *split.missing)
        if skill_id in skills
    ]
    return RankedProgramme(card, match, tuple(shown))


def coverage(session: Session, skills: Sequence[Skill]) -> Coverage:
    """Return how many programmes of the whole catalogue teach each of these skills."""
    return Coverage(tuple(skills), count_teaching(session, [skill.id for skill in skills]))


def find_untaught(session: Session, skills: Sequence[Skill]) -> tuple[Skill, ...]:
    """Return the skills that no programme of the whole catalogue teaches; no other is counted."""
    taught = taught_among(session, [skill.id for skill in skills])
    return tuple(skill for skill in skills if skill.id not in taught)
