"""Share a plan by a code without an account: choose what is kept, get the code, type it in again."""

from datetime import UTC, datetime

from flask import Blueprint, Response, redirect, request, url_for

from talentmatch.accounts.limits import SHARED_PLAN, SHARED_PLANS, take_places
from talentmatch.errors import InvalidData
from talentmatch.i18n import LANGUAGES, use_language
from talentmatch.needs.queries import get_profile
from talentmatch.plans.codes import grouped, read_code
from talentmatch.plans.inputs import DAYS, DEFAULT_DAYS
from talentmatch.plans.service import Shared, share_plan
from talentmatch.web.account.pages import page
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.keep.form import PlanForm, plan_input, read_form
from talentmatch.web.keep.paper_view import full_address
from talentmatch.web.keep.qr import qr_picture
from talentmatch.web.permissions import as_response, current_actor, permit
from talentmatch.web.seeker.profiles import profile_view
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("sharing", __name__)
LONGEST_CODE = 100


@blueprint.get("/plans")
@permit("public.read")
def enter() -> Response:
    """Ask for the code of a plan, or lead to the plan of the code that was typed."""
    typed = text_argument(request.args, "code")[:LONGEST_CODE]
    if not typed:
        return page("keep/enter.html", typed="", fault="")
    try:
        return as_response(redirect(url_for("shared.plan", code=read_code(typed)), 303))
    except InvalidData as error:
        return page("keep/enter.html", 422, typed=typed, fault=error.text())


@blueprint.get("/plans/new")
@permit("public.read")
def new() -> Response:
    """Say what is kept of a plan and until when, and ask for how long and in which language."""
    asked = read_form(request.args)
    with current_runtime().database.reading() as session:
        form = PlanForm.load(session, current_runtime().live.current(session), asked)
        view = profile_view(get_profile(session, asked.profile_id))
    return page("keep/new.html", form=form, view=view, days=DAYS, default=DEFAULT_DAYS, languages_offered=LANGUAGES)


@blueprint.post("/plans")
@permit("public.read")
def share() -> Response:
    """Store the plan and show its two codes this once."""
    runtime, now, asked = current_runtime(), datetime.now(UTC), read_form(request.form)
    with runtime.database.reading() as session:
        data = plan_input(runtime.live.current(session), asked, request.form)
    with runtime.database.writing() as session:
        take_places(session, {SHARED_PLAN: current_browser().address, SHARED_PLANS: "all"}, now)
    with runtime.database.writing() as session:
        shared = share_plan(session, current_actor(), data, now=now)
        title = profile_view(get_profile(session, data.profile_id))
    return page("keep/made.html", view=title, shared=shared, shown=code_values(shared))


def code_values(shared: Shared) -> dict[str, str]:
    """Return how the codes of a plan are shown, and its addresses in the language that was chosen for it."""
    with use_language(shared.lang):
        path = url_for("shared.plan", code=shared.code)
        pdf = url_for("shared.pdf", code=shared.code)
    return {
        "code": grouped(shared.code),
        "end_code": grouped(shared.end_code),
        "path": path,
        "pdf": pdf,
        "address": full_address(path),
        "picture": qr_picture(full_address(path)),
    }
