"""Tick the skills that one holds, by area, with a search that keeps what is ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from talentmatch.matching.pathway import check_held
from talentmatch.models import Skill
from talentmatch.models.codes import SKILL_AREAS
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.queries import find_skills, list_skills
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit
from talentmatch.web.start.held import by_name, read_held

blueprint = Blueprint("ticking", __name__)
LONGEST_FIND = 100
ALL = 1_000


@dataclass(frozen=True)
class TickGroup:
    """The skills of an area in the order of their names, and how many of them are ticked."""

    area: str
    skills: tuple[Skill, ...]
    ticked: int


@blueprint.get("/me/skills")
@permit("public.read")
def ticking() -> str:
    """Show the skills to tick; with words, only those that go by them, beside what is ticked already."""
    find, held = text_argument(request.args, "find")[:LONGEST_FIND], read_held(request.args)
    with current_runtime().database.reading() as session:
        check_held(session, held)
        found = narrow_skills(session, find, most=ALL) if find else list_skills(session)
        kept = find_skills(session, held - {skill.id for skill in found})
    return render_template(
        "seeker/tick_skills.html",
        find=find,
        held=held,
        count=len(found),
        groups=tick_groups(found, held),
        kept=by_name(kept.values()),
    )


def tick_groups(skills: Iterable[Skill], held: Collection[str]) -> list[TickGroup]:
    """Return skills by area, in the order of the areas; none that is empty."""
    named = by_name(skills)
    groups = {area: tuple(skill for skill in named if skill.area == area) for area in SKILL_AREAS}
    return [TickGroup(area, found, sum(skill.id in held for skill in found)) for area, found in groups.items() if found]
