"""The skills of a programme or job profile: list them with their evidence, add one, change one, take one away."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, redirect, request
from sqlmodel import Session
from werkzeug.wrappers import Response

from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.catalogue.skill_impact import lost_by_unlinking
from talentmatch.i18n import current_language
from talentmatch.models.refusals import Refusal
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.links import add_link, edit_link, get_linked, may_link, remove_link, told
from talentmatch.skills.queries import get_skill, taught_by, wanted_by
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.kinds import DESK_KINDS
from talentmatch.web.desk.link_fields import DESK_SIDES, SIDE, DeskSide
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.forms.typed import Typed, form_view, labels_of, typed_in, typed_of, values_in
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_skills", __name__)
FAULTY = 422
LINKS = f"/{SIDE}/<slug:record_id>/skills"
LINK = f"{LINKS}/<slug:skill_id>"


@blueprint.get(LINKS)
@permit("catalogue.edit")
def links(side: str, record_id: str) -> str:
    """List the skills of a record, and those that fit what is looked for, to choose from."""
    desk, actor, what = DESK_SIDES[side], current_actor(), text_argument(request.args, "find")
    with current_runtime().database.reading() as session:
        row = get_linked(session, actor, desk.side, record_id, lock=False)
        linked = linked_to(session, desk, record_id)
        offered = narrow_skills(session, what, without=[item.skill.id for item in linked])
    values = {"linked": linked, "offered": offered, "what": what, "may_link": may_link(actor, row)}
    return render_desk("admin/skill_links.html", **shared(desk, row), **values)


def linked_to(session: Session, desk: DeskSide, record_id: str) -> list[Any]:
    """Return the skills of a record with their links; one query."""
    found: dict[str, list[Any]] = dict(
        taught_by(session, [record_id]) if desk.teaches else wanted_by(session, [record_id])
    )
    return found[record_id]


def shared(desk: DeskSide, row: Any) -> dict[str, Any]:
    """Return what every page about the skills of a record shows."""
    return {"side": desk, "desk": DESK_KINDS.get(desk.slug), "row": row, "title": desk.title(row)}


@blueprint.get(LINK)
@permit("catalogue.edit")
def link(side: str, record_id: str, skill_id: str) -> str:
    """Show the form of a link, or an empty one for a skill that the record does not have."""
    desk = DESK_SIDES[side]
    with current_runtime().database.reading() as session:
        row = get_linked(session, current_actor(), desk.side, record_id, lock=False)
        found = session.get(desk.side.link, (record_id, skill_id))
    typed = typed_of(desk.groups, told(desk.side, found) if found else blank(row))
    return show_link(desk, (row, skill_id), typed, version=found.version if found else 0)


def blank(row: Any) -> dict[str, Any]:
    """Return what stands in the form of a new link of a record."""
    begun = {"evidence_kind": "curator", "evidence_lang": current_language(), "importance": "optional"}
    return {**begun, "evidence_url": row.source_url, "checked_on": now().date()}


@blueprint.post(LINK)
@permit("catalogue.edit")
def change(side: str, record_id: str, skill_id: str) -> Response | tuple[str, int]:
    """Add, change or take away a link; show the form again for faults."""
    desk, form = DESK_SIDES[side], own_form()
    version, key = number_in(form, "version"), (record_id, skill_id)
    if form.get("action") == "remove":
        with current_runtime().database.writing() as session:
            remove_link(session, current_actor(), desk.side, key, version=version, now=now())
        return redirect(desk.address(record_id, done="unlinked"), 303)
    typed = typed_in(desk.groups, form)
    try:
        return redirect(desk.address(record_id, done=store(desk, key, typed, version)), 303)
    except FaultyFields as error:
        with current_runtime().database.reading() as session:
            row = get_linked(session, current_actor(), desk.side, record_id, lock=False)
        return show_link(desk, (row, skill_id), typed, version=version, faults=error.faults), FAULTY


def store(desk: DeskSide, key: tuple[str, str], typed: Typed, version: int) -> str:
    """Check and store a link, key: record and skill; version 0 adds it. Return the name of what was done."""
    values = {**values_in(desk.groups, typed), desk.side.key: key[0], "skill_id": key[1]}
    entered = read_input(desk.side.input, values)
    with current_runtime().database.writing() as session:
        if not version:
            add_link(session, current_actor(), desk.side, entered=entered, now=now())
            return "linked"
        changed = edit_link(session, current_actor(), desk.side, version=version, entered=entered, now=now())
    return "saved" if changed else "nothing"


def show_link(
    desk: DeskSide, of: tuple[Any, str], typed: Typed, *, version: int, faults: Iterable[Refusal] = ()
) -> str:
    """Return the form of a link, of: record and skill, with what taking it away would change."""
    row, skill_id = of
    with current_runtime().database.reading() as session:
        skill = get_skill(session, skill_id)
        lost = lost_by_unlinking(session, row.id, skill_id) if version and desk.teaches else []
    return render_desk(
        "admin/skill_link.html",
        **shared(desk, row),
        skill=skill,
        version=version,
        form=form_view(desk.groups, typed, {}, faults),
        faults=list(faults),
        labels=labels_of(desk.groups),
        lost=lost,
        may_link=may_link(current_actor(), row),
    )
