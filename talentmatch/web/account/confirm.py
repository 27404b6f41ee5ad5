"""Confirm the programmes of a provider by a link that works once, without signing in."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from talentmatch.catalogue.asking import confirm_by_link, due_by_link
from talentmatch.errors import InvalidData
from talentmatch.models.input_types import SLUG
from talentmatch.web.account.pages import page
from talentmatch.web.context import current_runtime

blueprint = Blueprint("confirm", __name__)


@blueprint.get("/account/confirm/<key>")
def form(key: str) -> Response:
    """List the programmes that are due, all ticked; looking at the page does not use the link up."""
    return _form(key)


@blueprint.post("/account/confirm/<key>")
def confirm(key: str) -> Response:
    """Confirm the ticked programmes; none ticked leaves the link as it is."""
    ids = [name for name in request.form.getlist("id") if SLUG.match(name)]
    try:
        with current_runtime().database.writing() as session:
            number = confirm_by_link(session, key, ids, now=datetime.now(UTC))
    except InvalidData as error:
        return _form(key, 422, fault=error.text())
    return page("account/confirmed.html", number=number)


def _form(key: str, status: int = 200, fault: str = "") -> Response:
    with current_runtime().database.reading() as session:
        due = due_by_link(session, key, datetime.now(UTC))
    return page("account/confirm.html", status, key=key, due=due, fault=fault)
