"""The queue of reported errors at the desk, and its answers."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from talentmatch.accounts.inputs import read_input
from talentmatch.catalogue.approvals import records_of
from talentmatch.catalogue.reports.answering import (
    WAITING,
    Answered,
    answer_report,
    list_reports,
    sees_addresses,
)
from talentmatch.catalogue.reports.inputs import AnswerInput
from talentmatch.catalogue.reports.letters import answer
from talentmatch.i18n import N_
from talentmatch.models import ErrorReport
from talentmatch.models.codes import REPORT_STATES
from talentmatch.web.account.background import notify
from talentmatch.web.arguments import known_values, page_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.kinds import OF_TABLE
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_reports", __name__)
STATES = {"waiting": N_("Waiting"), "done": N_("Mended"), "declined": N_("Declined")}


@dataclass(frozen=True)
class ReportShown:
    """A report with the title and the form of its record; empty where it is about a page, or the record is gone."""

    report: ErrorReport
    title: str
    form: str


@blueprint.get("/reports")
@permit("desk.enter")
def queue() -> str:
    """Show the reports of a state, the oldest first."""
    state = next(iter(known_values(request.args, {"state": REPORT_STATES}).get("state", {WAITING})))
    actor = current_actor()
    with current_runtime().database.reading() as session:
        page = list_reports(session, actor, state, page_argument(request.args))
        records = records_of(session, page.reports)
    shown = [shown_report(report, records.get((report.table_name, report.record_id))) for report in page.reports]
    return render_desk(
        "admin/reports.html", page=page, shown=shown, report_states=STATES, addresses=sees_addresses(actor)
    )


def shown_report(report: ErrorReport, record: Any) -> ReportShown:
    """Return a report beside its record."""
    if record is None:
        return ReportShown(report, "", "")
    desk = OF_TABLE[report.table_name]
    return ReportShown(report, desk.title(record), url_for("desk_records.edit", kind=desk.slug, record_id=record.id))


@blueprint.post("/reports")
@permit("desk.enter")
def decide() -> Response:
    """Note what came of a report, and mail that to whoever asked for an answer."""
    form = own_form()
    data = read_input(
        AnswerInput,
        {"decision": form.get("decision", ""), "note": form.get("note", "").replace("\r\n", "\n")},
    )
    with current_runtime().database.writing() as session:
        answered = answer_report(session, current_actor(), number_in(form, "report"), data, now=now())
    tell(answered, data)
    return redirect(url_for("desk_reports.queue", done="changed"), 303)


def tell(answered: Answered, data: AnswerInput) -> None:
    """Mail the answer, in the language of the page on which the report was written."""
    person = answered.person
    if person is None:
        return
    link = f"{current_runtime().settings.base_url}/{person.lang}{answered.path}"
    notify(person, lambda to: answer(to.email, link, done=data.decision == "done", note=data.note))
