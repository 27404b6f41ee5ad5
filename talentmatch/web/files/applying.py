"""Apply an import or take it back: at once while it is short, else after the answer, with a page that says how far."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from flask import Response, make_response, redirect, render_template, request, url_for

from talentmatch.background import Tell
from talentmatch.errors import InvalidData
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_lock import running_since
from talentmatch.exchange.import_runs import Consent, get_import
from talentmatch.exchange.progress import untold
from talentmatch.exchange.run_import import begin_import, begin_undo, finish_import, finish_undo
from talentmatch.i18n import gettext as _
from talentmatch.web.context import current_runtime
from talentmatch.web.files.blueprint import blueprint
from talentmatch.web.files.preview import import_page, to_import
from talentmatch.web.files.start import run_names
from talentmatch.web.permissions import current_actor

MOST_AT_ONCE = 300  # records, stored well within a second
SECONDS = 2


@blueprint.post("/imports/<int(max=2147483647):run_id>/apply")
def apply(run_id: int) -> Response:
    """Apply an import; what was not agreed to brings the page back."""
    consent = Consent(confirm="confirm" in request.form, skip_bad="skip_bad" in request.form)
    database, actor, now = current_runtime().database, current_actor(), datetime.now(UTC)
    try:
        number = begin_import(database, actor, run_id, consent=consent, now=now)
        return worked(run_id, number, lambda tell: finish_import(database, actor, run_id, now, progress=tell))
    except FaultyFiles:
        message = _("Some rows are faulty. Mend them, or say that they are to be left out.")
        return make_response(import_page(run_id, message), 422)
    except InvalidData as error:
        return make_response(import_page(run_id, error.text()), 422)


@blueprint.post("/imports/<int(max=2147483647):run_id>/undo")
def undo(run_id: int) -> Response:
    """Take an import back."""
    database, actor, now = current_runtime().database, current_actor(), datetime.now(UTC)
    number = begin_undo(database, actor, run_id, now)
    return worked(run_id, number, lambda tell: finish_undo(database, actor, run_id, now, progress=tell))


def worked(run_id: int, number: int, work: Callable[[Tell], None]) -> Response:
    """Do the work on so many records, now or in the background, and lead to the page that shows it."""
    if number <= MOST_AT_ONCE:
        work(untold)
        return to_import(run_id)
    current_runtime().background.start(run_id, work, total=number)
    return cast(Response, redirect(url_for("files.progress", run_id=run_id), 303))


@blueprint.get("/imports/<int(max=2147483647):run_id>/progress")
def progress(run_id: int) -> Response:
    """Show how far an import has come, renewed every two seconds without script; at its end, what became of it.

    Another process than the one that works knows only since when.
    """
    runtime = current_runtime()
    with runtime.database.reading() as session:
        run, since = get_import(session, run_id), running_since(session, run_id, datetime.now(UTC))
    if since is None:
        return to_import(run_id)
    come = runtime.background.progress(run_id)
    page = render_template("admin/import_progress.html", run=run, since=since, come=come, **run_names())
    response = make_response(page)
    response.headers["Refresh"] = str(SECONDS)
    return response
