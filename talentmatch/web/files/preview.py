"""Look at what an import would do or did, and mend its faulty cells."""

import re
from collections import defaultdict
from datetime import UTC, datetime
from typing import cast

from flask import Response, redirect, render_template, request, url_for
from sqlmodel import Session

from talentmatch.exchange.import_lock import running_since
from talentmatch.exchange.import_runs import failure_text, find_applied, get_import, replace_plan
from talentmatch.exchange.mending import mend_plan
from talentmatch.exchange.stored_plan import read_plan
from talentmatch.models.input_types import CONTROL
from talentmatch.web.context import current_runtime
from talentmatch.web.files.blueprint import blueprint
from talentmatch.web.files.plan_view import plan_view
from talentmatch.web.files.start import run_names
from talentmatch.web.permissions import current_actor

CELL_NAME = re.compile(r"cell:(?P<line>[0-9]{1,9}):(?P<column>\w+)")


@blueprint.get("/imports/<int(max=2147483647):run_id>")
def preview(run_id: int) -> str | Response:
    """Show an import: what it would do while it is planned, else what it did; one that runs has a page of its own."""
    with current_runtime().database.reading() as session:
        runs = running_since(session, run_id, datetime.now(UTC)) is not None
    if runs:
        return cast(Response, redirect(url_for("files.progress", run_id=run_id), 303))
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
        failure=failure_text(run),
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


def to_import(run_id: int) -> Response:
    """Lead to the page of an import."""
    return cast(Response, redirect(url_for("files.preview", run_id=run_id), 303))
