"""The form of a record: new, edited, corrected after faults, merged after a conflict. Nothing typed is lost."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from talentmatch.accounts.permissions import require
from talentmatch.catalogue.approvals import close_change, list_waiting
from talentmatch.catalogue.editing import EditConflict, Edited, create_record, edit_record
from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.catalogue.records import COURSE_INSTANCE, get_record, values_of
from talentmatch.errors import Conflict
from talentmatch.models.refusals import Refusal
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form, own_provider
from talentmatch.web.desk.conflicts import conflict_page, merged
from talentmatch.web.desk.kinds import DESK_KINDS, KIND, DeskKind
from talentmatch.web.desk.options import load_options
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.forms.fields import fields_of
from talentmatch.web.forms.typed import Typed, form_view, labels_of, typed_in, typed_of, values_in
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_records", __name__)
FAULTY = 422


@blueprint.get(f"/{KIND}/new")
@permit("catalogue.edit")
def new(kind: str) -> str:
    """Show an empty form, or one that begins with what the address gives for its texts."""
    desk = DESK_KINDS[kind]
    require(current_actor(), desk.permission)
    blank = {"provider_id": own_provider(current_actor()), "checked_on": now().date()}
    return show_new(desk, typed_of(desk.new_groups, blank | given_texts(desk)))


def given_texts(desk: DeskKind) -> dict[str, str]:
    """Return what the address gives for the fields of one line."""
    names = (field.name for _group, field in fields_of(desk.new_groups) if field.kind == "text")
    return {name: text for name in names if (text := text_argument(request.args, name))}


@blueprint.post(f"/{KIND}/new")
@permit("catalogue.edit")
def create(kind: str) -> Response | tuple[str, int]:
    """Add a record as a draft; show the form again when something has to be corrected."""
    desk, form = DESK_KINDS[kind], own_form()
    typed = typed_in(desk.new_groups, form)
    fixed = {"programme_id": request.args.get("programme", "")} if desk.kind is COURSE_INSTANCE else {}
    try:
        entered = read_input(desk.kind.input, {**values_in(desk.new_groups, typed), **fixed})
        with current_runtime().database.writing() as session:
            row = create_record(session, current_actor(), desk.kind, entered=entered, now=now())
            address = url_for("desk_records.edit", kind=kind, record_id=row.id, done="saved")
    except FaultyFields as error:
        return show_new(desk, typed, error.faults), FAULTY
    except Conflict as error:
        return show_new(desk, typed, [Refusal("id", error.message, error.values)]), FAULTY
    return redirect(address, 303)


def show_new(desk: DeskKind, typed: Typed, faults: Iterable[Refusal] = ()) -> str:
    """Return the form of a new record."""
    with current_runtime().database.reading() as session:
        options = load_options(session, desk.new_groups)
    return render_desk(
        "admin/new.html",
        desk=desk,
        form=form_view(desk.new_groups, typed, options, faults),
        faults=list(faults),
        labels=labels_of(desk.new_groups),
    )


@blueprint.get(f"/{KIND}/<slug:record_id>")
@permit("catalogue.edit")
def edit(kind: str, record_id: str) -> str:
    """Show the form of a record."""
    desk = DESK_KINDS[kind]
    with current_runtime().database.reading() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, lock=False)
    return show_form(desk, row, typed_of(desk.groups, values_of(desk.kind, row)), version=row.version)


@blueprint.post(f"/{KIND}/<slug:record_id>")
@permit("catalogue.edit")
def save(kind: str, record_id: str) -> Response | tuple[str, int]:
    """Save an edit; show the form again for faults (422), both versions for a conflict (409)."""
    desk, form = DESK_KINDS[kind], own_form()
    version = number_in(form, "version")
    with current_runtime().database.reading() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, lock=False)
    typed = merged(desk, row, typed_in(desk.groups, form), form)
    try:
        edited = store(desk, row, typed, version)
    except FaultyFields as error:
        return show_form(desk, row, typed, version=version, faults=error.faults), FAULTY
    except EditConflict as conflict:
        return conflict_page(desk, record_id, conflict, base=version, change_id=form.get("change", "")), 409
    done = "waiting" if edited.waiting else "saved" if edited.changed else "nothing"
    return redirect(url_for("desk_records.edit", kind=kind, record_id=record_id, done=done), 303)


def store(desk: DeskKind, row: Any, typed: Typed, version: int) -> Edited:
    """Check and store what was typed; with it the decision on the proposed change that it came from."""
    entered = read_input(desk.kind.input, {**values_in(desk.groups, typed), **desk.fixed(row)})
    actor, at = current_actor(), now()
    with current_runtime().database.writing() as session:
        edited = edit_record(session, actor, desk.kind, row.id, version=version, entered=entered, now=at)
        if request.form.get("change"):
            close_change(session, actor, number_in(request.form, "change"), status="approved", now=at)
    return edited


def show_form(desk: DeskKind, row: Any, typed: Typed, *, version: int, faults: Iterable[Refusal] = ()) -> str:
    """Return the form of a record with what was typed."""
    with current_runtime().database.reading() as session:
        options = load_options(session, desk.groups)
        waiting = list_waiting(session, (desk.kind.name, row.id))
    return render_desk(
        "admin/edit.html",
        waiting=waiting,
        desk=desk,
        row=row,
        title=desk.title(row),
        version=version,
        form=form_view(desk.groups, typed, options, faults),
        faults=list(faults),
        labels=labels_of(desk.groups),
        change_id=request.form.get("change", ""),
    )
