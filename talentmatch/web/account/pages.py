"""What the pages of accounts share."""

from urllib.parse import quote, urlsplit

from flask import Response, make_response, redirect, render_template, url_for

from talentmatch.accounts.mail import Mailer, mailer_for
from talentmatch.accounts.sessions import SignedIn
from talentmatch.errors import Forbidden
from talentmatch.i18n import LANGUAGES, N_, current_language
from talentmatch.web.context import current_runtime
from talentmatch.web.languages import SAFE_IN_PATH, SAFE_IN_QUERY
from talentmatch.web.permissions import as_response
from talentmatch.web.sessions import current_sign_in

LONGEST_ADDRESS = 2_000


def page(template: str, status: int = 200, **values: object) -> Response:
    """Return a page that no cache keeps."""
    response = make_response(render_template(template, **values), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def go_to(address: str) -> Response:
    """Lead from a form that was accepted to the page that follows."""
    return as_response(redirect(address, 303))


def safe_next(wanted: str) -> str:
    """Return where to go after signing in: a page of this site in one of our languages; empty for anything else."""
    if len(wanted) > LONGEST_ADDRESS or not wanted.isprintable() or not wanted.isascii() or "\\" in wanted:
        return ""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or parts.path.split("/")[:2] not in [["", lang] for lang in LANGUAGES]:
        return ""
    query = f"?{quote(parts.query, safe=SAFE_IN_QUERY)}" if parts.query else ""
    return quote(parts.path, safe=SAFE_IN_PATH + "%") + query


def after_sign_in(wanted: str) -> str:
    """Return where somebody goes who is signed in now: where they wanted to go, else to their account."""
    return safe_next(wanted) or url_for("account.own")


def own_sign_in() -> SignedIn:
    """Return the session of a page that needs one; raise Forbidden without."""
    state = current_sign_in()
    if state is None:
        raise Forbidden(N_("Sign in first."))
    return state


def link_address(token: str, endpoint: str = "password.form", *, lang: str = "") -> str:
    """Return the full address of a one-use link, from the settings and never from what a request says of its host.

    With an empty token it is the part before the token. ``lang``: of the page, where not that of the request.
    """
    path = url_for(endpoint, key="-", lang=lang or current_language())
    return current_runtime().settings.base_url + path.removesuffix("-") + token


def current_mailer() -> Mailer:
    """Return what delivers mail."""
    settings = current_runtime().settings
    return mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir)
