"""The queue of changes that provider editors proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from talentmatch.accounts.audit import plain
from talentmatch.catalogue.approvals import approve_change, close_change, get_waiting, list_waiting, records_of
from talentmatch.catalogue.editing import EditConflict
from talentmatch.catalogue.history import Version
from talentmatch.catalogue.records import values_of
from talentmatch.models import PendingChange
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.conflicts import conflict_page
from talentmatch.web.desk.history import changes_of
from talentmatch.web.desk.kinds import OF_TABLE, DeskKind
from talentmatch.web.desk.options import load_options
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.forms.typed import Options, labels_of
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_approvals", __name__)


@dataclass(frozen=True)
class Proposal:
    """A proposed change beside the record as it is."""

    change: PendingChange
    desk: DeskKind
    title: str
    changes: tuple[tuple[str, str, str], ...]


@blueprint.get("/approvals")
@permit("catalogue.publish")
def queue() -> str:
    """Show the changes that wait, the oldest first."""
    with current_runtime().database.reading() as session:
        changes = list_waiting(session)
        records = records_of(session, changes)
        kinds = {OF_TABLE[change.table_name] for change in changes}
        options = {desk.slug: load_options(session, desk.groups) for desk in kinds}
    proposals = [proposal_of(change, records[change.table_name, change.record_id], options) for change in changes]
    return render_desk("admin/approvals.html", proposals=proposals)


def proposal_of(change: PendingChange, row: Any, options: Mapping[str, Options]) -> Proposal:
    """Return a proposed change with its differences from the record in words."""
    desk = OF_TABLE[change.table_name]
    stored = plain(values_of(desk.kind, row))
    pairs = {name: [stored[name], to] for name, to in change.proposed.items() if stored[name] != to}
    version = Version(row.version, change.proposed, pairs)
    found = changes_of(desk, version, options[desk.slug], labels_of(desk.groups))
    return Proposal(change, desk, desk.title(row), tuple(found))


@blueprint.post("/approvals")
@permit("catalogue.publish")
def decide() -> Response | tuple[str, int]:
    """Approve or reject a change; one of an older version is shown beside the newer (409)."""
    form, actor = own_form(), current_actor()
    change_id, approved = number_in(form, "change"), form.get("decision") == "approve"
    try:
        with current_runtime().database.writing() as session:
            change = get_waiting(session, actor, change_id)
            desk, record_id, base = OF_TABLE[change.table_name], change.record_id, change.base_version
            if approved:
                approve_change(session, actor, change_id, now=now())
            else:
                close_change(session, actor, change_id, status="rejected", now=now())
    except EditConflict as conflict:
        return conflict_page(desk, record_id, conflict, base=base, change_id=str(change_id)), 409
    return redirect(url_for("desk_approvals.queue", done="changed" if approved else "rejected"), 303)
