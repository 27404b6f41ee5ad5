"""Refuse every change that did not start on a page of ours, for all routes at one place.

Each unsafe request has to come from this site, as far as the browser says; in a session it also has to carry the token
of that session, which stands in every form.
"""

from flask import Flask, request
from werkzeug.exceptions import Forbidden

from talentmatch.accounts.tokens import derived, is_same
from talentmatch.web.api.paths import is_api
from talentmatch.web.origin import from_own_site
from talentmatch.web.sessions import current_sign_in

CSRF_FIELD = "csrf_token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def prepare(app: Flask) -> None:
    """Check before every request."""
    app.before_request(check_change)


def check_change() -> None:
    """Raise Forbidden for a change that another site asks for, or that carries no token of this session."""
    if request.method in SAFE_METHODS or is_api(request.path):  # the interface reads no cookie
        return
    if not from_own_site(request):
        raise Forbidden
    wanted = csrf_token()
    if wanted and not is_same(request.form.get(CSRF_FIELD, ""), wanted):
        raise Forbidden


def csrf_token() -> str:
    """Return the token for the forms of this session; empty for a visitor who has none."""
    state = current_sign_in()
    return derived(state.csrf_secret, "form") if state is not None else ""
