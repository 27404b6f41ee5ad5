"""The skills that somebody holds, as every address carries them: ``held``, repeated."""

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict

from talentmatch.models import Skill
from talentmatch.web.arguments import chosen_values
from talentmatch.web.shown import skill_name


def read_held(arguments: MultiDict[str, str]) -> frozenset[str]:
    """Return the skills that an address says are held; raise InvalidData for too many, or what nobody can type."""
    return chosen_values(arguments, ("held",)).get("held", frozenset())


def by_name(skills: Iterable[Skill]) -> list[Skill]:
    """Return skills by their name in the language of the page."""
    return sorted(skills, key=lambda skill: skill_name(skill).casefold())
