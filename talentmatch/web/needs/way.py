"""The way to what a need asks for, from what a job profile already asks for or from nothing."""

from dataclasses import replace

from flask import Blueprint, Response, make_response, render_template, request, url_for
from sqlmodel import Session, select

from talentmatch.employers.shown import get_shown_need
from talentmatch.engine.text import fold
from talentmatch.i18n import LocalText
from talentmatch.matching.documents import AskedSkill, profile_skills
from talentmatch.matching.needs import need_skills_asked
from talentmatch.matching.pathway import check_held, plan_ways
from talentmatch.models import JobProfile
from talentmatch.needs.queries import get_profile
from talentmatch.web.arguments import chosen_values
from talentmatch.web.context import current_runtime
from talentmatch.web.needs.words import need_title
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.seeker.pathway_view import way_values
from talentmatch.web.shown import profile_title
from talentmatch.web.turns import in_turn
from talentmatch.web.wishes import Goal, planned, read_wishes

blueprint = Blueprint("need_way", __name__)


@blueprint.get("/needs/<slug:need_id>/pathway")
@permit("public.read")
@in_turn
def pathway(need_id: str) -> Response:
    """Show which programmes together teach what a need asks for; a wish that cannot be brings the form back."""
    runtime, wishes, start = current_runtime(), read_wishes(request.args), start_argument()
    with runtime.database.reading() as session:
        shown, loaded = get_shown_need(session, current_actor(), need_id), runtime.live.current(session)
        asked = need_skills_asked(shown.card)
        check_held(session, wishes.held)
        brought = essentials(session, start)
        whole = replace(wishes, held=wishes.held | {item.skill.id for item in brought})
        outcome = planned(whole, lambda wishes, day: plan_ways(session, loaded, asked, wishes=wishes, today=day))
        starts = starting_points(session)
    wanted = {item.skill.id for item in asked}
    title = need_title(shown.card)
    goal = Goal(title, url_for("need_way.pathway", need_id=need_id), asked)
    page = render_template(
        "needs/pathway.html",
        card=shown.card,
        title=title,
        start=start,
        starts=starts,
        counted=[item.skill for item in brought if item.skill.id in wanted],
        **way_values(outcome, wishes, loaded, goal),
    )
    return make_response(page, 400 if outcome.fault else 200)


def start_argument() -> str:
    """Return the job profile from which somebody starts; empty for none."""
    return min(chosen_values(request.args, ("start",)).get("start", {""}))


def essentials(session: Session, profile_id: str) -> list[AskedSkill]:
    """Return the essential skills of a job profile, which count as held; none without one.

    Raise NotFound where there is no such profile.
    """
    if not profile_id:
        return []
    return [item for item in profile_skills(get_profile(session, profile_id)) if item.essential]


def starting_points(session: Session) -> list[tuple[str, LocalText]]:
    """Return every job profile with its title, by title."""
    titled = [(row.id, profile_title(row)) for row in session.exec(select(JobProfile)).all()]
    return sorted(titled, key=lambda pair: (fold(pair[1].text), pair[0]))
