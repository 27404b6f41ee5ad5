"""Publish, archive, confirm and remove one record; what it changes is shown before."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from talentmatch.accounts.permissions import may
from talentmatch.catalogue.duplicates.merged import find_merge
from talentmatch.catalogue.impact import impact_of
from talentmatch.catalogue.purging import purge_record
from talentmatch.catalogue.records import get_record
from talentmatch.catalogue.states import TARGETS, change_state, confirm_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.columns import Editable
from talentmatch.web.account.again import ask_again
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.desk.kinds import DESK_KINDS, KIND
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_states", __name__)


@blueprint.get(f"/{KIND}/<slug:record_id>/state")
@permit("catalogue.edit")
def state(kind: str, record_id: str) -> str:
    """Show the state of a record, what archiving it would change, and what may be done."""
    desk, actor = DESK_KINDS[kind], current_actor()
    with current_runtime().database.reading() as session:
        row = get_record(session, actor, desk.kind, record_id, lock=False)
        impact = impact_of(session, desk.kind, [record_id])
        merge = find_merge(session, desk.kind.name, record_id)
    return render_desk(
        "admin/state.html",
        desk=desk,
        row=row,
        title=desk.title(row),
        impact=impact,
        merge=merge,
        editable=isinstance(row, Editable),
        may_purge=may(actor, "catalogue.purge") and row.state == "archived",
    )


@blueprint.post(f"/{KIND}/<slug:record_id>/state")
@permit("catalogue.edit")
def change(kind: str, record_id: str) -> Response:
    """Do to a record what was asked."""
    desk, action = DESK_KINDS[kind], own_form().get("action", "")
    if action != "confirm" and action not in TARGETS:
        raise InvalidData(N_("Choose what to do with the record."))
    with current_runtime().database.writing() as session:
        if action == "confirm":
            confirm_record(session, current_actor(), desk.kind, record_id, now=now())
        else:
            change_state(session, current_actor(), desk.kind, record_id, action=action, now=now())
    return redirect(url_for("desk_records.edit", kind=kind, record_id=record_id, done="changed"), 303)


@blueprint.get(f"/{KIND}/<slug:record_id>/purge")
@permit("catalogue.purge")
def ask_to_purge(kind: str, record_id: str) -> str:
    """Ask whether a record is to be removed for good."""
    desk = DESK_KINDS[kind]
    with current_runtime().database.reading() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, permission="catalogue.purge", lock=False)
    return render_desk("admin/purge.html", desk=desk, row=row, title=desk.title(row))


@blueprint.post(f"/{KIND}/<slug:record_id>/purge")
@permit("catalogue.purge")
def purge(kind: str, record_id: str) -> Response:
    """Remove a record for good."""
    desk = DESK_KINDS[kind]
    own_form()
    if (asked := ask_again()) is not None:
        return asked
    with current_runtime().database.writing() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, permission="catalogue.purge")
        address = desk.list_address(row)
        purge_record(session, current_actor(), desk.kind, record_id, now=now())
    return redirect(address, 303)
