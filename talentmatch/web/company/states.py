"""Publish, withdraw, renew, close, reopen and copy a need."""

from flask import Blueprint, Response, url_for
from sqlmodel import Session

from talentmatch.employers.needs import change_need_state, copy_need, get_need
from talentmatch.employers.posting import renew_need
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import SkillNeed
from talentmatch.web.account.pages import go_to
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_states", __name__)
DONE = {"publish": "published", "withdraw": "withdrawn", "close": "closed", "reopen": "reopened",
        "renew": "renewed", "copy": "copied"}  # fmt: skip


@blueprint.post("/company/needs/<slug:need_id>/state")
@permit("needs.edit")
def change(need_id: str) -> Response:
    """Do to a need what was asked; a copy leads to the copy."""
    action = own_form().get("action", "")
    with current_runtime().database.writing() as session:
        get_need(session, current_actor(), need_id)
        if action not in DONE:
            raise InvalidData(N_("Choose what to do with the need."))
        row = take_step(session, need_id, action)
        address = url_for("company_needs.edit", need_id=row.id, done=DONE[action])
    return go_to(address)


def take_step(session: Session, need_id: str, action: str) -> SkillNeed:
    """Do one of the things that can be done to a need, and return it, or its copy."""
    actor, at = current_actor(), now()
    if action == "copy":
        return copy_need(session, actor, need_id, now=at)
    if action == "renew":
        return renew_need(session, actor, need_id, now=at)
    return change_need_state(session, actor, need_id, action=action, now=at)
