"""Choose a table and send a file, fetch one, or look at past imports."""

import unicodedata
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage

from talentmatch.errors import InvalidData
from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_lock import refuse_while_running
from talentmatch.exchange.import_runs import list_imports, save_plan
from talentmatch.exchange.incoming import read_incoming
from talentmatch.exchange.names import COUNT_NAMES, STATE_NAMES, TABLE_NAMES
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Source
from talentmatch.i18n import N_
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.files.blueprint import LONGEST_BODIES, blueprint
from talentmatch.web.permissions import current_actor

LATEST = 5
MOST_FAULTS = 100
LONGEST_NAME = 100


@blueprint.get("/")
def start() -> str:
    """Show the forms, and the latest imports."""
    return start_page()


@blueprint.post("/")
def upload() -> Response:
    """Plan the import of a file and show what it would do; a file that cannot be used brings the form back."""
    try:
        run_id = plan_upload()
    except FaultyFiles as error:
        return make_response(start_page([fault.text() for fault in error.faults]), 422)
    except InvalidData as error:
        return make_response(start_page([error.text()]), 422)
    return cast(Response, redirect(url_for("files.preview", run_id=run_id), 303))


def plan_upload() -> int:
    """Store the plan of the file that was sent; the file itself is not kept."""
    file, now = file_of(request.form.get("table", "")), datetime.now(UTC)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InvalidData(N_("No file was chosen. Choose one and send it again."))
    with sent.stream:  # a long file stands on disk until it is closed
        return plan_of(Source(name_of_file(sent), cast(BinaryIO, sent.stream)), file, now)


def plan_of(source: Source, file: CatalogueFile, now: datetime) -> int:
    """Store the plan of a file; return the number of the import."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        refuse_while_running(session, now)
        plan = plan_import(session, file, source.name, read_incoming(session, source, file, now.date()))
    with runtime.database.writing() as session:
        described = (source.name, source.sha256())
        return save_plan(session, current_actor(), plan, file=described, now=now).id or 0


def name_of_file(sent: FileStorage) -> str:
    """Return the last part of a file's name, without what cannot be shown."""
    last = PurePosixPath((sent.filename or "").replace("\\", "/")).name
    shown = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    return shown[-LONGEST_NAME:].strip() or "file"


def start_page(faults: list[str] | None = None) -> str:
    """Return the page with the forms, and with what is wrong with the file that was sent."""
    with current_runtime().database.reading() as session:
        runs = list_imports(session, LATEST)
    return render_template(
        "admin/files.html",
        tables=TABLE_NAMES,
        chosen=request.values.get("table", ""),
        faults=(faults or [])[:MOST_FAULTS],
        more_faults=max(0, len(faults or []) - MOST_FAULTS),
        megabytes=LONGEST_BODIES["files.upload"] // 1_000_000,
        **run_names(),
        runs=runs,
    )


def run_names() -> dict[str, object]:
    """Return the names that a list of imports needs."""
    return {"table_names": TABLE_NAMES, "state_names": STATE_NAMES, "count_names": COUNT_NAMES}


@blueprint.get("/imports")
def imports() -> str:
    """List the imports, all or those of one state, the latest first."""
    state = text_argument(request.args, "state")
    with current_runtime().database.reading() as session:
        runs = list_imports(session, state=state)
    return render_template("admin/imports.html", runs=runs, state=state, **run_names())
