"""Narrow the vocabulary by words, so that an editor chooses among a few skills instead of all."""

from collections.abc import Collection, Sequence

from sqlmodel import Session

from talentmatch.engine.text import fold, words
from talentmatch.models import Skill
from talentmatch.skills.queries import list_skills, skill_labels

MOST = 30


def narrow_skills(session: Session, what: str, *, without: Collection[str] = (), most: int = MOST) -> list[Skill]:
    """Return the skills of which one name has words that begin with all of these, those named so first; one query."""
    asked = [fold(word) for word in words(what)]
    if not asked:
        return []
    found = [skill for skill in list_skills(session) if skill.id not in without and _fits(skill, asked)]
    whole = fold(what.strip())
    return sorted(found, key=lambda skill: (whole not in map(fold, names(skill)), skill.label_en))[:most]


def names(skill: Skill) -> list[str]:
    """Return every label and synonym of a skill."""
    return [name for named in skill_labels(skill).labels.values() for name in named]


def _fits(skill: Skill, asked: Sequence[str]) -> bool:
    for name in names(skill):
        parts = [fold(word) for word in words(name)]
        if all(any(part.startswith(word) for part in parts) for word in asked):
            return True
    return False
