"""Skills and job profiles as seekers see them or will see them, whatever their state."""

from flask import Blueprint, request

from talentmatch.catalogue.records import get_record
from talentmatch.needs.queries import load_profiles
from talentmatch.web.arguments import page_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.kinds import DESK_KINDS
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.seeker.profiles import profile_values
from talentmatch.web.seeker.skills import skill_values

blueprint = Blueprint("desk_previews", __name__)


@blueprint.get("/<any(skills, profiles):kind>/<slug:record_id>/preview")
@permit("catalogue.publish")
def preview(kind: str, record_id: str) -> str:
    """Show a skill or job profile as seekers see it or will see it."""
    runtime, desk = current_runtime(), DESK_KINDS[kind]
    with runtime.database.reading() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, lock=False)
        if kind == "skills":
            values = skill_values(session, row, page_argument(request.args))
        else:
            card = load_profiles(session, [record_id], live_only=False)[record_id]
            values = profile_values(session, runtime.live.current(session), card, {})
    return render_desk(f"admin/preview_{kind}.html", row=row, desk=desk, **values)
