"""Who is signed in: read from the cookie before anything else looks at a request."""

from datetime import UTC, datetime
from typing import cast

from flask import Flask, Response, g, request

from talentmatch.accounts.devices import LIFETIME
from talentmatch.accounts.sessions import NOTED_EVERY, Browser, SignedIn, find_session, note_seen
from talentmatch.web.api.paths import is_api
from talentmatch.web.context import current_runtime
from talentmatch.web.cookieless import FRAMED
from talentmatch.web.static_files import STATIC_ENDPOINTS

LONGEST_TOKEN = 100
RENEWED = "files.progress"  # a page that renews itself does not say that somebody is there
COOKIE, SECURE_COOKIE = "talentmatch", "__Host-talentmatch"
# The first mark that a browser's description holds names it; later ones stand in those of its imitators too.
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def prepare(app: Flask) -> None:
    """Load the session before every request."""
    app.before_request(load_session)


def load_session() -> None:
    """Set who is signed in, and who acts when the second step is done too."""
    if request.endpoint in STATIC_ENDPOINTS or request.endpoint in FRAMED or is_api(request.path):
        return
    token = request.cookies.get(cookie_name())
    if not token:
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
    if now - state.seen_at >= NOTED_EVERY and request.endpoint != RENEWED:
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
    return Browser(request.remote_addr or "", short_agent(request.user_agent.string))


def short_agent(agent: str) -> str:
    """Return browser and system by name, which is all that somebody needs to know their own browser again."""
    found = (next((name for mark, name in marks if mark in agent), "") for marks in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found))


def is_secure() -> bool:
    """Return whether people reach the site over HTTPS, directly or through a proxy that ends it."""
    return request.is_secure or current_runtime().settings.base_url.startswith("https://")


def cookie_name() -> str:
    """Return the name of the cookie; over HTTPS it is one that no other host can set."""
    return SECURE_COOKIE if is_secure() else COOKIE


def device_cookie_name() -> str:
    """Return the name of the cookie by which a browser that signed in before is known."""
    return f"{cookie_name()}-device"


def device_token() -> str:
    """Return the token of a known device; empty for a browser that has none."""
    return request.cookies.get(device_cookie_name(), "")[:LONGEST_TOKEN]


def set_device_cookie(response: Response, token: str) -> None:
    """Let the browser be known for as long as the database knows it."""
    response.set_cookie(
        device_cookie_name(), token, max_age=LIFETIME, secure=is_secure(), httponly=True, samesite="Lax", path="/"
    )


def set_cookie(response: Response, token: str) -> None:
    """Give the browser its token; the database says how long it is good for."""
    response.set_cookie(cookie_name(), token, secure=is_secure(), httponly=True, samesite="Lax", path="/")


def clear_cookie(response: Response) -> None:
    """Take the token away from the browser."""
    response.delete_cookie(cookie_name(), secure=is_secure(), httponly=True, samesite="Lax", path="/")
