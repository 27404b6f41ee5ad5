"""Look at what an import would do, mend its faulty cells, apply it, take it back."""

import re
from collections import defaultdict
from datetime import UTC, datetime
from typing import cast

from flask import Response, make_response, redirect, render_template, request, url_for
from sqlmodel import Session

from talentmatch.errors import InvalidData
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_runs import Consent, find_applied, get_import, replace_plan
from talentmatch.exchange.mending import mend_plan
from talentmatch.exchange.run_import import run_import, run_undo
from talentmatch.exchange.stored_plan import read_plan
from talentmatch.i18n import gettext as _
from talentmatch.models.input_types import CONTROL
from talentmatch.web.context import current_runtime
from talentmatch.web.files.blueprint import blueprint
from talentmatch.web.files.plan_view import plan_view
from talentmatch.web.files.start import run_names
from talentmatch.web.permissions import current_actor

CELL_NAME = re.compile(r"cell:(?P<line>[0-9]{1,9}):(?P<column>\w+)")


@blueprint.get("/imports/<int(max=2147483647):run_id>")
def preview(run_id: int) -> str:
    """Show an import: what it would do while it is planned, else what it did."""
    return import_page(run_id)


def import_page(run_id: int, fault: str = "") -> str:
    """Return the page of an import, with what is wrong with the wish to apply it."""
    with current_runtime().database.reading() as session:
        run = get_import(session, run_id)
        same, view = find_applied(session, run.table_name, run.sha256), plan_view(read_plan(session, run))
    return render_template(
        "admin/import.html",
        run=run,
        view=view,
        same=same,
        fault=fault,
        **run_names(),
    )


@blueprint.post("/imports/<int(max=2147483647):run_id>/cells")
def mend(run_id: int) -> Response:
    """Check the file again with the cells that were corrected."""
    with current_runtime().database.writing() as session:
        check_again(session, run_id, corrections())
    return to_import(run_id)


def check_again(session: Session, run_id: int, given: dict[int, dict[str, str]]) -> None:
    """Replace the plan of an import by the one with corrected cells."""
    run = get_import(session, run_id)
    plan = mend_plan(session, read_plan(session, run), run.file_name, given)
    replace_plan(session, current_actor(), run, plan)


def corrections() -> dict[int, dict[str, str]]:
    """Return the corrected cells of the form by line and column; a field is named ``cell:line:column``."""
    given: dict[int, dict[str, str]] = defaultdict(dict)
    for name, value in request.form.items():
        place = CELL_NAME.fullmatch(name)
        if place is not None:
            given[int(place["line"])][place["column"]] = CONTROL.sub("", value.replace("\r\n", "\n"))
    return given


@blueprint.post("/imports/<int(max=2147483647):run_id>/apply")
def apply(run_id: int) -> Response:
    """Apply an import; what was not agreed to brings the page back."""
    consent = Consent(confirm="confirm" in request.form, skip_bad="skip_bad" in request.form)
    database, now = current_runtime().database, datetime.now(UTC)
    try:
        run_import(database, current_actor(), run_id, consent=consent, now=now)
    except FaultyFiles:
        message = _("Some rows are faulty. Mend them, or say that they are to be left out.")
        return make_response(import_page(run_id, message), 422)
    except InvalidData as error:
        return make_response(import_page(run_id, error.text()), 422)
    return to_import(run_id)


@blueprint.post("/imports/<int(max=2147483647):run_id>/undo")
def undo(run_id: int) -> Response:
    """Take an import back."""
    run_undo(current_runtime().database, current_actor(), run_id, datetime.now(UTC))
    return to_import(run_id)


def to_import(run_id: int) -> Response:
    """Lead to the page of an import."""
    return cast(Response, redirect(url_for("files.preview", run_id=run_id), 303))
