"""The skills by area, and the page of one: who teaches it, which jobs ask for it."""

from typing import Any

from flask import Blueprint, render_template, request
from sqlmodel import Session

from talentmatch.catalogue.queries import load_cards
from talentmatch.exchange.linked.skill import skill_node
from talentmatch.matching.similar import opening_skills
from talentmatch.models import Skill
from talentmatch.models.codes import SKILL_AREAS
from talentmatch.needs.queries import load_profiles
from talentmatch.skills.of_skill import SkillRequest, page_of_skill
from talentmatch.skills.queries import find_skills, get_skill, list_skills, narrower_skills
from talentmatch.web.arguments import page_argument
from talentmatch.web.cards import card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import current_site
from talentmatch.web.page_links import PageLinks
from talentmatch.web.seeker.profiles import profile_view
from talentmatch.web.shown import skill_name

blueprint = Blueprint("skills", __name__)


@blueprint.get("/skills")
def skills() -> str:
    """List the skills by area, with how often each is taught and asked for."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        figures = runtime.live.current(session).figures.get(session)
        uses = sorted(figures.uses(list_skills(session)), key=lambda use: skill_name(use.skill).casefold())
        opening = opening_skills(session, figures)
    groups = {area: [use for use in uses if use.skill.area == area] for area in SKILL_AREAS}
    return render_template(
        "seeker/skills.html",
        groups={area: found for area, found in groups.items() if found},
        count=len(uses),
        opening=opening,
    )


@blueprint.get("/skills/<slug:skill_id>")
def skill(skill_id: str) -> str:
    """Show a skill with the programmes that teach it and the jobs that ask for it."""
    number = page_argument(request.args)
    with current_runtime().database.reading() as session:
        values = skill_values(session, get_skill(session, skill_id), number)
    return render_template("seeker/skill.html", **values)


def skill_values(session: Session, found: Skill, number: int) -> dict[str, Any]:
    """Return what a page of a skill shows; raise InvalidData for a number that is none of a page."""
    broader = find_skills(session, [found.broader_id] if found.broader_id else [])
    shown = page_of_skill(session, SkillRequest(found.id, number))
    cards = load_cards(session, list(shown.teaching))
    profiles = load_profiles(session, [link.profile_id for link in shown.wanting]) if shown.wanting else {}
    return {
        "skill": found,
        "broader": list(broader.values()),
        "narrower": narrower_skills(session, found.id),
        "page": shown,
        "links": PageLinks(request.endpoint or "", request.view_args or {}),
        "programmes": card_views(session, list(cards.values())),
        "profiles": [(link, profile_view(profiles[link.profile_id])) for link in shown.wanting],
        "linked": skill_node(current_site(), found),
    }
