"""Fetch a table, or an empty one to fill in."""

import io
from collections.abc import Callable, Collection, Mapping
from typing import Any

from flask import Response, abort, request
from sqlmodel import Session

from talentmatch.catalogue.desk_kinds import COMPANIES, PROFILES, PROVIDERS, SKILLS
from talentmatch.catalogue.desk_pages import DeskList, ids_in_list
from talentmatch.catalogue.desk_queries import PROGRAMMES, list_all_runs
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.export import FORMS, MIME_TYPES, Form, export_table, write_template
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.lists import read_request
from talentmatch.web.files.blueprint import blueprint


@blueprint.get("/export/<string:table>.<form>")
def export(table: str, form: str) -> Response:
    """Send a table as a file that can be imported again."""
    file, stream, kind = file_of(table), io.BytesIO(), known_form(form)
    with current_runtime().database.reading() as session:
        export_table(session, file, stream, form=kind)
    return attachment(stream, f"talentmatch-{file.name}.{kind}", kind)


@blueprint.get("/export-list/<string:table>.<form>")
def export_list(table: str, form: str) -> Response:
    """Send the records of a list of the desk, with its filters, as a file that can be edited and imported again."""
    file, stream, kind = file_of(table), io.BytesIO(), known_form(form)
    if file.name not in LISTS:
        abort(404)
    with current_runtime().database.reading() as session:
        export_table(session, file, stream, form=kind, ids=LISTS[file.name](session))
    return attachment(stream, f"talentmatch-{file.name}-list.{kind}", kind)


def listed(records: DeskList[Any], owner: str = "") -> Callable[[Session], Collection[str]]:
    """Return what gives the records of the list that the address asks for; owner: the name there for whose they are."""
    return lambda session: ids_in_list(session, records, read_request(owner))


def runs_listed(session: Session) -> Collection[str]:
    """Return the dated runs of the programme that the address names."""
    return [run.id for run in list_all_runs(session, text_argument(request.args, "programme"))]


LISTS: Mapping[str, Callable[[Session], Collection[str]]] = {
    "programmes": listed(PROGRAMMES, "provider"),
    "providers": listed(PROVIDERS),
    "skills": listed(SKILLS),
    "job_profiles": listed(PROFILES, "company"),
    "companies": listed(COMPANIES),
    "course_instances": runs_listed,
}


@blueprint.get("/template/<string:table>.<form>")
def template(table: str, form: str) -> Response:
    """Send the header of a table, to be filled in."""
    file, stream, kind = file_of(table), io.BytesIO(), known_form(form)
    write_template(file, stream, kind)
    return attachment(stream, f"talentmatch-{file.name}-empty.{kind}", kind)


def known_form(form: str) -> Form:
    """Return a form that is offered; any other is no page."""
    for known in FORMS:
        if known == form:
            return known
    abort(404)


def attachment(stream: io.BytesIO, name: str, form: Form) -> Response:
    """Return a file to be saved; its name is made of ours alone."""
    response = Response(stream.getvalue(), mimetype=MIME_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
