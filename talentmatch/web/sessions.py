"""Who is signed in: read from the cookie before anything else looks at a request."""

import unicodedata
from datetime import UTC, datetime
from typing import cast

from flask import Flask, Response, g, request

from talentmatch.accounts.sessions import NOTED_EVERY, Browser, SignedIn, find_session, note_seen
from talentmatch.web.context import current_runtime

COOKIE, SECURE_COOKIE = "talentmatch", "__Host-talentmatch"


def prepare(app: Flask) -> None:
    """Load the session before every request."""
    app.before_request(load_session)


def load_session() -> None:
    """Set who is signed in, and who acts when the second step is done too."""
    token = request.cookies.get(cookie_name())
    if not token or request.endpoint == "static":
        return
    now = datetime.now(UTC)
    database = current_runtime().database
    with database.reading() as session:
        state = find_session(session, token, now)
    if state is None:
        return
    g.signed_in = state
    if state.complete:
        g.actor = state.actor
    if now - state.seen_at >= NOTED_EVERY:
        with database.writing() as session:
            note_seen(session, state.session_id, now)


def current_sign_in() -> SignedIn | None:
    """Return the session of the browser, with the second step done or not; None without one."""
    return cast(SignedIn | None, g.get("signed_in"))


def signed_in_name() -> str:
    """Return the name of whoever is signed in; empty when nobody is."""
    state = current_sign_in()
    return state.name if state is not None and state.complete else ""


def current_browser() -> Browser:
    """Return what the request says of itself."""
    agent = "".join(char for char in request.user_agent.string if unicodedata.category(char)[0] != "C")
    return Browser(request.remote_addr or "", agent)


def cookie_name() -> str:
    """Return the name of the cookie; over HTTPS it is one that no other host can set."""
    return SECURE_COOKIE if request.is_secure else COOKIE


def set_cookie(response: Response, token: str) -> None:
    """Give the browser its token; the database says how long it is good for."""
    response.set_cookie(cookie_name(), token, secure=request.is_secure, httponly=True, samesite="Lax", path="/")


def clear_cookie(response: Response) -> None:
    """Take the token away from the browser."""
    response.delete_cookie(cookie_name(), secure=request.is_secure, httponly=True, samesite="Lax", path="/")
