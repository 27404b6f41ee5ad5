"""Turn every error into a page in the reader's language. No page shows what went on inside."""

import logging
import secrets

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.routing import RequestRedirect

from talentmatch.errors import Busy, Conflict, Forbidden, Gone, InvalidData, NotFound, TalentmatchError, TooMany
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.web.api.faults import RefusedRequest, show_refused
from talentmatch.web.api.paths import is_api
from talentmatch.web.api.problems import problem
from talentmatch.web.api.refusals import Refusal, show_refusal

log = logging.getLogger(__name__)
STATUSES: dict[type[TalentmatchError], int] = {
    NotFound: 404,
    Gone: 410,
    InvalidData: 400,
    Conflict: 409,
    Forbidden: 403,
    TooMany: 429,
    Busy: 503,
}
RETRY_SECONDS = "30"
TITLES = {
    400: N_("We do not understand this request"),
    403: N_("This is not allowed"),
    404: N_("There is no such page"),
    405: N_("This page does not take that kind of request"),
    409: N_("The record changed in the meantime"),
    410: N_("This is over"),
    413: N_("This is too much at once"),
    415: N_("We cannot read this kind of content"),
    422: N_("Something has to be corrected"),
    429: N_("This was tried too often"),
    500: N_("Something went wrong on our side"),
    503: N_("The service is not available right now"),
}
MESSAGES = {
    400: N_("Something in the address or the form is not right. Go back and try again."),
    403: N_("The request did not come from this site. Open the form again and send it from there."),
    404: N_("The address may be mistyped, or the page may have been removed. Search, or start from the home page."),
    405: N_("Open the page from a link or a form of this site."),
    409: N_("Reload the page and look at what changed."),
    410: N_("What stood here is no longer kept."),
    413: N_("What you sent is too long. Shorten it and try again."),
    415: N_("Send the text with the form of this site."),
    422: N_("Go back and correct what you filled in."),
    429: N_("Wait a few minutes and try again."),
    500: N_("The fault has been noted. Try again in a moment."),
    503: N_("We cannot reach our data at the moment. Try again in a minute."),
}


def prepare(app: Flask) -> None:
    """Catch domain errors, HTTP errors, a database that is down, and everything else."""
    app.register_error_handler(TalentmatchError, show_domain_error)
    app.register_error_handler(RefusedRequest, show_refused)
    app.register_error_handler(Refusal, show_refusal)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(DBAPIError, show_database_error)
    app.register_error_handler(Exception, show_fault)


def show_domain_error(error: TalentmatchError) -> Response:
    """Show what the domain says, translated."""
    status = status_of(error)
    if status == 500:
        return show_fault(error)
    response = error_page(status, error.text())
    if isinstance(error, TooMany | Busy):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def status_of(error: TalentmatchError) -> int:
    """Return the status that fits a domain error; 500 for one that none fits."""
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def show_http_error(error: HTTPException) -> Response:
    """Show a page for an HTTP error, with the headers that belong to it."""
    if isinstance(error, RequestRedirect):
        return make_response(error.get_response())
    if isinstance(error, SecurityError):  # an unknown host has no addresses, so no page either
        return Response(_(TITLES[400]), 400, mimetype="text/plain")
    status = error.code or 500
    response = error_page(status)
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def show_database_error(error: DBAPIError) -> Response:
    """Say that the data cannot be reached now, and when to try again."""
    reference = secrets.token_hex(4)
    log.error("database failed [%s]", reference, exc_info=error)
    response = error_page(503, reference=reference)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response


def show_fault(error: Exception) -> Response:
    """Note a fault of ours under a reference, and show that reference alone."""
    reference = secrets.token_hex(4)
    log.error("request failed [%s]", reference, exc_info=error)
    return error_page(500, reference=reference)


def error_page(status: int, message: str = "", reference: str = "") -> Response:
    """Return the error page of a status; programs get the problem as JSON."""
    if is_api(request.path):
        return problem(status, message, reference=reference)
    kind = status if status in TITLES else (400 if status < 500 else 500)
    return make_response(
        render_template(
            "errors/error.html",
            title=_(TITLES[kind]),
            message=message or _(MESSAGES[kind]),
            reference=reference,
            again=same_address() if status >= 500 and request.method == "GET" else "",
        ),
        status,
    )


def same_address() -> str:
    """Return a link to the page that was asked for; without its path, so it cannot lead elsewhere."""
    return "?" + request.query_string.decode("ascii", "replace")
