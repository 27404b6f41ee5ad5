"""The headers of every response, errors and static files included."""

from flask import Flask, Response, g, request

from talentmatch.web.api.answers import open_to_everybody
from talentmatch.web.api.paths import is_api
from talentmatch.web.cookieless import FOR_OTHER_SITES, FRAMED, FRAMED_HEADERS
from talentmatch.web.static_files import BUNDLES, STATIC_ENDPOINTS, bundle_hash, static_hash

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would hide the Origin of our own forms
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONE_YEAR = 365 * 24 * 3600
HTTPS_ONLY = f"max-age={ONE_YEAR}; includeSubDomains"


def prepare(app: Flask) -> None:
    """Set the headers after every request."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Add the security headers, and say how long the response may be kept."""
    response.headers.update(SECURITY_HEADERS)
    if request.endpoint in FRAMED:
        response.headers.update(FRAMED_HEADERS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HTTPS_ONLY
    if request.endpoint in STATIC_ENDPOINTS and response.status_code < 400:
        response.headers["Cache-Control"] = static_caching()
        if (request.view_args or {}).get("filename") == FOR_OTHER_SITES:
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
    if is_api(request.path):
        open_to_everybody(response)
    elif request.endpoint not in FRAMED:
        response.vary.add("Cookie")  # a page says who is signed in
    if g.get("signed_in") is not None or g.get("bearer") is not None:
        response.headers["Cache-Control"] = "no-store"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, max-age=60" if response.status_code == 200 else "no-store"
    return response


def static_caching() -> str:
    """Keep a file for a year when its address names its content."""
    named = request.view_args or {}
    present = bundle_hash(named["name"]) if named.get("name") in BUNDLES else static_hash(named.get("filename", ""))
    if request.args.get("v") == present:
        return f"public, max-age={ONE_YEAR}, immutable"
    return "public, max-age=300"
