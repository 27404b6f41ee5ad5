"""The needs of a company as a file: send one, see what it would change, mend it, apply it, take it back, fetch it."""

import io
from typing import Any, BinaryIO, cast

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session

from talentmatch.errors import InvalidData
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.names import COUNT_NAMES, NEEDS, STATE_NAMES
from talentmatch.exchange.need_files.apply import apply_needs, undo_needs
from talentmatch.exchange.need_files.export import export_needs, write_need_template
from talentmatch.exchange.need_files.planner import MOST_ROWS
from talentmatch.exchange.need_files.row import COLUMNS
from talentmatch.exchange.need_files.runs import (
    NeedImport,
    find_applied_needs,
    get_need_import,
    list_need_imports,
    mend_need_plan,
    read_plan_of_needs,
    save_need_plan,
)
from talentmatch.exchange.reading import Source
from talentmatch.exchange.stored_plan import read_plan
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.import_view import needs_view, titles_of
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.files.download import attachment, known_form
from talentmatch.web.files.preview import corrections
from talentmatch.web.files.start import MOST_FAULTS, name_of_file
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_files", __name__)
FAULTY = 422
LONGEST_BODIES = {"company_files.upload": 5_000_000, "company_files.mend": 2_000_000}
RUN = "/company/needs/import/<int(max=2147483647):run_id>"


@blueprint.url_value_preprocessor
def allow_long_bodies(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Take more than a page usually may send; this stands before anything that reads the form."""
    if endpoint in LONGEST_BODIES:
        request.max_content_length = LONGEST_BODIES[endpoint]
        request.max_form_memory_size = LONGEST_BODIES["company_files.mend"]


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Keep these pages and files out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/company/needs/import")
@permit("needs.edit")
def start() -> Response:
    """Show the form, the files to fetch and the latest imports."""
    return start_page([])


def start_page(faults: list[str]) -> Response:
    """Return the first page, with what is wrong with the file that was sent."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        runs = list_need_imports(session, current_actor(), company.id)
    shown = {"columns": COLUMNS, "most_rows": MOST_ROWS, "state_names": STATE_NAMES, "count_names": COUNT_NAMES}
    listed = {"faults": faults[:MOST_FAULTS], "more_faults": max(0, len(faults) - MOST_FAULTS), "runs": runs}
    return company_page("company/need_files.html", FAULTY if faults else 200, company=company, **shown, **listed)


@blueprint.post("/company/needs/import")
@permit("needs.edit")
def upload() -> Response:
    """Plan the import of a file and show what it would do; a file that cannot be used brings the form back."""
    own_form()
    with current_runtime().database.reading() as session:
        company_id = asked_company(session).id
    try:
        run_id = plan_upload(company_id)
    except FaultyFiles as error:
        return start_page([fault.text() for fault in error.faults])
    except InvalidData as error:
        return start_page([error.text()])
    return to_import(run_id)


def plan_upload(company_id: str) -> int:
    """Store the plan of the file that was sent; the file itself is not kept."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InvalidData(N_("No file was chosen. Choose one and send it again."))
    database, actor = current_runtime().database, current_actor()
    with sent.stream:
        source = Source(name_of_file(sent), cast(BinaryIO, sent.stream))
        with database.reading() as session:
            plan = read_plan_of_needs(session, actor, company_id, source)
        with database.writing() as session:
            described = (source.name, source.sha256())
            return save_need_plan(session, actor, company_id, plan, file=described, now=now())


@blueprint.get(RUN)
@permit("needs.edit")
def preview(run_id: int) -> Response:
    """Show an import: what it would do while it is planned, else what it did."""
    return import_page(run_id)


def import_page(run_id: int, fault: str = "") -> Response:
    """Return the page of an import, with what is wrong with the wish to apply it."""
    with current_runtime().database.reading() as session:
        found = get_need_import(session, current_actor(), run_id)
        values = import_values(session, found)
    return company_page("company/need_import.html", FAULTY if fault else 200, fault=fault, **values)


def import_values(session: Session, found: NeedImport) -> dict[str, Any]:
    """Return what the page of an import shows."""
    view = needs_view(read_plan(session, found.run), titles_of(session, found.company_id))
    same = find_applied_needs(session, found)
    named = None if current_actor().company_id == found.company_id else found.company_id
    return {
        "run": found.run, "view": view, "same": same, "named": named, "table": NEEDS, "count_names": COUNT_NAMES
    }  # fmt: skip


@blueprint.post(RUN + "/cells")
@permit("needs.edit")
def mend(run_id: int) -> Response:
    """Check the file again with the cells that were corrected."""
    own_form()
    with current_runtime().database.writing() as session:
        mend_need_plan(session, current_actor(), run_id, corrections())
    return to_import(run_id)


@blueprint.post(RUN + "/apply")
@permit("needs.edit")
def apply(run_id: int) -> Response:
    """Apply an import; what was not agreed to brings the page back."""
    skip_bad = "skip_bad" in own_form()
    try:
        with current_runtime().database.writing() as session:
            apply_needs(session, current_actor(), run_id, skip_bad=skip_bad, now=now())
    except FaultyFiles:
        return import_page(run_id, _("Some rows are faulty. Mend them, or say that they are to be left out."))
    except InvalidData as error:
        return import_page(run_id, error.text())
    return to_import(run_id)


@blueprint.post(RUN + "/undo")
@permit("needs.edit")
def undo(run_id: int) -> Response:
    """Take an import back."""
    own_form()
    with current_runtime().database.writing() as session:
        undo_needs(session, current_actor(), run_id, now())
    return to_import(run_id)


def to_import(run_id: int) -> Response:
    """Lead to the page of an import."""
    return go_to(url_for("company_files.preview", run_id=run_id))


@blueprint.get("/company/needs/export.<form>")
@permit("needs.edit")
def export(form: str) -> Response:
    """Send the needs of the company as a file that can be imported again."""
    kind, stream = known_form(form), io.BytesIO()
    with current_runtime().database.reading() as session:
        export_needs(session, current_actor(), asked_company(session).id, stream, form=kind)
    return attachment(stream, f"talentmatch-needs.{kind}", kind)


@blueprint.get("/company/needs/template.<form>")
@permit("needs.edit")
def template(form: str) -> Response:
    """Send the header alone, to be filled in."""
    kind, stream = known_form(form), io.BytesIO()
    with current_runtime().database.reading() as session:
        asked_company(session)
    write_need_template(stream, kind)
    return attachment(stream, f"talentmatch-needs-empty.{kind}", kind)
