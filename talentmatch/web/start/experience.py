"""From what somebody did to the skills that such work usually brings, to be ticked and unticked."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.experience import Experience, Occupation, read_experience
from talentmatch.matching.pathway import check_held
from talentmatch.models import Skill
from talentmatch.skills.queries import find_skills
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_list, quoted
from talentmatch.web.permissions import permit
from talentmatch.web.start.held import by_name, read_held
from talentmatch.web.start.words import REASON

blueprint = Blueprint("experience", __name__)


@dataclass(frozen=True)
class Tick:
    """A skill to tick, whether it is ticked, and why it stands there."""

    skill: Skill
    on: bool
    reason: str


@blueprint.get("/me/experience")
@permit("public.read")
def experience() -> str:
    """Show what the words about former work were read as; without words, the question alone."""
    did, held = text_argument(request.args, "did"), read_held(request.args)
    runtime = current_runtime()
    with runtime.database.reading() as session:
        check_held(session, held)
        read = read_experience(session, runtime.live.current(session), did, current_language())
        before = find_skills(session, held - _shown(read))
    return render_template(
        "seeker/experience.html",
        did=did,
        held=sorted(held),
        read=read,
        name=occupation_name(read.occupation) if read.occupation else "",
        others=[occupation_name(other) for other in read.others],
        usual=[_tick(item.skill, True, item.reason) for item in read.proposed if item.usual],
        possible=[_tick(item.skill, item.skill.id in held, item.reason) for item in read.proposed if not item.usual],
        named=[Tick(item.skill, True, local_list(map(quoted, item.words))) for item in read.understood],
        before=[Tick(skill, True, "") for skill in by_name(before.values())],
    )


def occupation_name(occupation: Occupation) -> str:
    """Return the name of an occupation in the language of the page."""
    return occupation.names[current_language()]


def _tick(skill: Skill, on: bool, reason: str) -> Tick:
    return Tick(skill, on, _(REASON[reason]))


def _shown(read: Experience) -> set[str]:
    return {item.skill.id for item in read.proposed} | {item.skill.id for item in read.understood}
