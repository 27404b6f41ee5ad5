"""Report an error on a page, without an account."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from talentmatch.accounts.actor import ANYBODY
from talentmatch.accounts.inputs import FaultyField, read_input
from talentmatch.accounts.limits import REPORT, REPORT_ALL, take_places
from talentmatch.catalogue.reports.inputs import ReportInput
from talentmatch.catalogue.reports.reporting import Subject, report_error, require_subject
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.models.codes import REPORT_KINDS
from talentmatch.web.account.pages import page
from talentmatch.web.context import current_runtime
from talentmatch.web.report_guard import require_person
from talentmatch.web.reported import subject_of, subject_title
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("report", __name__)
FIELDS = ("kind", "message", "email")


@blueprint.get("/report")
def form() -> Response:
    """Show the form for the page that the address names."""
    return _form(subject_of(request.args.get("about", "")))


@blueprint.post("/report")
def send() -> Response:
    """Store the report, or show the form again with what is to be mended."""
    now, subject = datetime.now(UTC), subject_of(request.form.get("about", ""))
    typed = {name: request.form.get(name, "").replace("\r\n", "\n") for name in FIELDS}
    try:
        data = read_input(ReportInput, {**typed, "lang": current_language()})
        require_person(request.form, now)
    except InvalidData as error:
        return _form(subject, 422, error)
    limits = {REPORT: current_browser().address, REPORT_ALL: "all"}
    with current_runtime().database.writing() as session:
        take_places(session, limits, now)
    with current_runtime().database.writing() as session:
        report_error(session, ANYBODY, subject, data, now=now)
    return page("seeker/report_sent.html", subject=subject, answer=bool(data.email))


def _form(subject: Subject, status: int = 200, error: InvalidData | None = None) -> Response:
    with current_runtime().database.reading() as session:
        require_subject(session, subject)
        title = subject_title(session, subject)
    return page(
        "seeker/report.html",
        status,
        subject=subject,
        about=title,
        kinds=REPORT_KINDS,
        form=request.form,
        opened=request.form.get("opened") or int(datetime.now(UTC).timestamp()),
        fault=error.text() if error else "",
        field=error.field if isinstance(error, FaultyField) else "message",
    )
