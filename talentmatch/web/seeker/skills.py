"""The skills by area, and the page of one: who teaches it, which jobs ask for it."""

from flask import Blueprint, render_template

from talentmatch.catalogue.queries import load_cards
from talentmatch.matching.similar import opening_skills
from talentmatch.models.codes import SKILL_AREAS
from talentmatch.needs.queries import load_profiles
from talentmatch.skills.queries import (
    count_uses,
    find_skills,
    get_skill,
    narrower_skills,
    profiles_wanting,
    programmes_teaching,
)
from talentmatch.web.cards import card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.seeker.profiles import profile_view
from talentmatch.web.shown import skill_name

blueprint = Blueprint("skills", __name__)


@blueprint.get("/skills")
def skills() -> str:
    """List the skills by area, with how often each is taught and asked for."""
    with current_runtime().database.reading() as session:
        uses = sorted(count_uses(session), key=lambda use: skill_name(use.skill).casefold())
        opening = opening_skills(session, uses)
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
    with current_runtime().database.reading() as session:
        found = get_skill(session, skill_id)
        broader = find_skills(session, [found.broader_id] if found.broader_id else [])
        narrower = narrower_skills(session, skill_id)
        cards = load_cards(session, sorted(programmes_teaching(session, [skill_id])[skill_id]))
        views = card_views(session, list(cards.values()))
        wanting = profiles_wanting(session, skill_id)
        profiles = load_profiles(session, [link.profile_id for link in wanting]) if wanting else {}
    links = [(link, profile_view(profiles[link.profile_id])) for link in wanting if link.profile_id in profiles]
    evidence = {
        view.card.programme.id: taught.link
        for view in views for taught in view.card.taught if taught.skill.id == skill_id
    }  # fmt: skip
    return render_template(
        "seeker/skill.html",
        skill=found,
        broader=list(broader.values()),
        narrower=narrower,
        programmes=views,
        evidence_of=evidence,
        profiles=links,
    )
