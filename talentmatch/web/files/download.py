"""Fetch a table, or an empty one to fill in."""

import io

from flask import Response, abort

from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.export import FORMS, MIME_TYPES, Form, export_table, write_template
from talentmatch.web.context import current_runtime
from talentmatch.web.files.blueprint import blueprint


@blueprint.get("/export/<string:table>.<form>")
def export(table: str, form: str) -> Response:
    """Send a table as a file that can be imported again."""
    file, stream, kind = file_of(table), io.BytesIO(), known_form(form)
    with current_runtime().database.reading() as session:
        export_table(session, file, stream, form=kind)
    return attachment(stream, f"talentmatch-{file.name}.{kind}", kind)


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
