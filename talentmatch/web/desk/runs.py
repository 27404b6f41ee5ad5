"""The dated runs of a programme: list, copy, move, publish and archive."""

from datetime import date

from flask import Blueprint, redirect, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.catalogue.desk_queries import list_all_runs
from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME, get_record
from talentmatch.catalogue.runs import copy_course_instance, move_dates
from talentmatch.catalogue.states import TARGETS, change_state
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form, ticked
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_runs", __name__)


@blueprint.get("/programmes/<slug:programme_id>/runs")
@permit("catalogue.edit")
def runs(programme_id: str) -> str:
    """List the dated runs of a programme."""
    with current_runtime().database.reading() as session:
        programme = get_record(session, current_actor(), PROGRAMME, programme_id, lock=False)
        found = list_all_runs(session, programme_id)
    return render_desk("admin/runs.html", programme=programme, runs=found)


@blueprint.post("/programmes/<slug:programme_id>/runs")
@permit("catalogue.edit")
def change(programme_id: str) -> Response:
    """Copy, move, publish or archive the ticked runs, all or none."""
    form = own_form()
    ids, action = ticked(form), form.get("action", "")
    if action == "copy":
        copy(ids, form)
    elif action == "move":
        with current_runtime().database.writing() as session:
            move_dates(session, current_actor(), ids, days=number_in(form, "days"), now=now())
    elif action in TARGETS:
        with current_runtime().database.writing() as session:
            for run_id in sorted(ids):
                change_state(session, current_actor(), COURSE_INSTANCE, run_id, action=action, now=now())
    else:
        raise InvalidData(N_("Choose what to do with the ticked records."))
    return redirect(url_for("desk_runs.runs", programme_id=programme_id, done="changed"), 303)


def copy(ids: list[str], form: MultiDict[str, str]) -> None:
    """Copy one ticked run to another first day; raise InvalidData for more than one, or a day that cannot be."""
    if len(ids) != 1:
        raise InvalidData(N_("Tick one run to copy."))
    try:
        starts_on = date.fromisoformat(form.get("starts_on", ""))
    except ValueError as error:
        raise InvalidData(N_("The first day of the copy is not a date. Write it as year-month-day.")) from error
    new_id = f"{ids[0][:90]}-{starts_on}"
    with current_runtime().database.writing() as session:
        copy_course_instance(session, current_actor(), ids[0], new_id=new_id, starts_on=starts_on, now=now())
