"""The versions of a record, and how to return to one; the programme as seekers will see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from talentmatch.catalogue.editing import EditConflict
from talentmatch.catalogue.history import Version, list_versions, restore_version
from talentmatch.catalogue.queries import load_cards
from talentmatch.catalogue.records import PROGRAMME, get_record
from talentmatch.i18n import gettext as _
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.conflicts import conflict_page
from talentmatch.web.desk.kinds import DESK_KINDS, KIND, DeskKind
from talentmatch.web.desk.options import load_options
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.desk.skill_changes import skill_lines, skills_in
from talentmatch.web.desk.words import MERGING, STATE
from talentmatch.web.formats import local_list
from talentmatch.web.forms.fields import fields_of
from talentmatch.web.forms.typed import Options, labels_of, shown_value, typed_of
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.seeker.programmes import programme_values

blueprint = Blueprint("desk_history", __name__)


@dataclass(frozen=True)
class Step:
    """A version as the page shows it: what made it, field by field from what to what."""

    version: Version
    changes: tuple[tuple[str, str, str], ...]


@blueprint.get(f"/{KIND}/<slug:record_id>/history")
@permit("catalogue.edit")
def history(kind: str, record_id: str) -> str:
    """Show the versions of a record, newest first."""
    desk = DESK_KINDS[kind]
    with current_runtime().database.reading() as session:
        row = get_record(session, current_actor(), desk.kind, record_id, lock=False)
        versions = list_versions(session, current_actor(), desk.kind, record_id)
        steps = steps_of(session, desk, versions)
    return render_desk(
        "admin/history.html", desk=desk, row=row, title=desk.title(row), steps=steps, version=row.version
    )


def steps_of(session: Session, desk: DeskKind, versions: list[Version]) -> list[Step]:
    """Return versions with their changes in words."""
    options, labels, skills = load_options(session, desk.groups), labels_of(desk.groups), skills_in(session, versions)
    return [
        Step(version, (*changes_of(desk, version, options, labels), *skill_lines(version, skills)))
        for version in versions
    ]


def changes_of(
    desk: DeskKind, version: Version, options: Options, labels: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Return the changes of a version: name of the field, before, after."""
    pairs = version.changes
    before = typed_of(desk.groups, {name: was for name, (was, _to) in pairs.items()})
    after = typed_of(desk.groups, {name: to for name, (_was, to) in pairs.items()})
    changes = [
        (
            labels[field.name],
            shown_value(field, before[field.name], options),
            shown_value(field, after[field.name], options),
        )
        for _group, field in fields_of(desk.groups)
        if field.name in pairs
    ]
    if "state" in pairs:
        was, to = (_(STATE.get(code, "")) for code in pairs["state"])
        changes.append((_("State"), was, to))
    return [*changes, *_merging(pairs)]


def _merging(pairs: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, label in MERGING.items():
        if name in pairs:
            told = pairs[name][1]
            yield _(label), "", local_list(told) if isinstance(told, list) else str(told)


@blueprint.post(f"/{KIND}/<slug:record_id>/history")
@permit("catalogue.edit")
def restore(kind: str, record_id: str) -> Response | tuple[str, int]:
    """Return a record to a version, which is an edit like any other."""
    desk, form = DESK_KINDS[kind], own_form()
    number, version = number_in(form, "number"), number_in(form, "version")
    try:
        with current_runtime().database.writing() as session:
            edited = restore_version(
                session, current_actor(), desk.kind, record_id, number=number, version=version, now=now()
            )
    except EditConflict as conflict:
        return conflict_page(desk, record_id, conflict, base=version, change_id=""), 409
    done = "waiting" if edited.waiting else "saved" if edited.changed else "nothing"
    return redirect(url_for("desk_records.edit", kind=kind, record_id=record_id, done=done), 303)


@blueprint.get("/programmes/<slug:record_id>/preview")
@permit("catalogue.edit")
def preview(record_id: str) -> str:
    """Show a programme as seekers see it or will see it, whatever its state."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        row = get_record(session, current_actor(), PROGRAMME, record_id, lock=False)
        card = load_cards(session, [record_id], live_only=False)[record_id]
        values = programme_values(session, runtime.live.current(session), card)
    return render_desk("admin/preview.html", row=row, **values)
