"""Narrow the vocabulary by what somebody types: labels and synonyms in Dutch, French and English."""

from collections.abc import Iterable, Sequence

from talentmatch.engine.text import fold
from talentmatch.models import Skill
from talentmatch.skills.queries import skill_labels


def narrow_skills(skills: Iterable[Skill], what: str, *, limit: int = 12) -> list[Skill]:
    """Return the skills that have a name with all the words of ``what``, the closest names first.

    A word fits where a word of the name begins with it. Upper case and accents do not count.
    """
    asked = fold(what).split()
    ranked = [(_distance(skill, asked), skill) for skill in skills] if asked else []
    found = sorted((rank, skill.id, skill) for rank, skill in ranked if rank is not None)
    return [skill for _rank, _id, skill in found[:limit]]


def _distance(skill: Skill, asked: Sequence[str]) -> int | None:
    """Return by how many letters the closest name is longer than what was asked; None when no name fits."""
    names = [fold(name) for labels in skill_labels(skill).labels.values() for name in labels]
    longer = [len(name) - len(" ".join(asked)) for name in names if _fits(name, asked)]
    return min(longer, default=None)


def _fits(name: str, asked: Sequence[str]) -> bool:
    words = name.replace("-", " ").replace("(", " ").replace("/", " ").split()
    return all(any(word.startswith(part) for word in (*words, *name.split())) for part in asked)
