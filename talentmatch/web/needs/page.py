"""The page of a need: what a company lacks, which programmes teach it, and what nobody teaches."""

from flask import Blueprint, render_template

from talentmatch.employers.alerts import watches_need
from talentmatch.employers.shown import get_shown_need
from talentmatch.matching.needs import TOP
from talentmatch.skills.near import taught_near
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import need_data
from talentmatch.web.needs import words
from talentmatch.web.needs.answer import answer_to, answer_views, skill_answers
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.turns import in_turn

blueprint = Blueprint("needs", __name__)


@blueprint.get("/needs/<slug:need_id>")
@permit("public.read")
@in_turn
def need(need_id: str) -> str:
    """Show a need with its answer: a public one to anybody, any other to the people of its company."""
    runtime, actor = current_runtime(), current_actor()
    with runtime.database.reading() as session:
        shown = get_shown_need(session, actor, need_id)
        watched = shown.own and watches_need(session, actor, need_id)
        match = answer_to(session, runtime.live.current(session), shown, top=TOP)
        answers = answer_views(match)
        near = taught_near(session, match.coverage.untaught)
        linked = need_data(session, need_id) if shown.public else None
    return render_template(
        "needs/need.html",
        shown=shown,
        watched=watched,
        card=shown.card,
        title=words.need_title(shown.card),
        words=words,
        answers=answers,
        skills=skill_answers(match),
        untaught=match.coverage.untaught,
        near=near,
        linked=linked,
    )
