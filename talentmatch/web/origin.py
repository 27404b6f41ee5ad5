"""Take forms from our own pages only.

``talentmatch.web.csrf`` asks this of every change. Where nobody is signed in a forged form could change nothing; the
check keeps other sites from sending texts in a visitor's name all the same.
"""

from urllib.parse import urlsplit

from flask import Request
from werkzeug.exceptions import Forbidden, UnsupportedMediaType

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def require_own_form(incoming: Request) -> None:
    """Raise Forbidden for a form of another site, UnsupportedMediaType for what is not a form."""
    if not from_own_site(incoming):
        raise Forbidden
    if incoming.mimetype not in FORM_TYPES:
        raise UnsupportedMediaType


def from_own_site(incoming: Request) -> bool:
    """Return whether the browser says that the request comes from this site, or is too old to say."""
    site = incoming.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = incoming.headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == incoming.host
    except ValueError:
        return False
