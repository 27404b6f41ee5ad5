"""Make responses small: gzip for text, and a tag by which a browser asks only whether a page has changed.

Pages of whoever is signed in are sent as they are: they hold the token of their forms beside words that came with the
request, and the length of a compressed page would tell the one by the other (BREACH).
"""

import gzip
import hashlib
from functools import lru_cache

from flask import Flask, Response, g, request

from talentmatch.web.static_files import STATIC_ENDPOINTS

TEXTS = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "text/csv",
    "image/svg+xml",
    "application/json",
    "application/xml",
)
SMALLEST = 600  # what fits into one network packet gains nothing
PAGE_LEVEL, STATIC_LEVEL = 5, 9


def prepare(app: Flask) -> None:
    """Compress after every request, after everything else has been set."""
    app.after_request(make_small)


def make_small(response: Response) -> Response:
    """Tag a page that may be kept, compress what the browser can read compressed, answer 304 where nothing changed."""
    static = request.endpoint in STATIC_ENDPOINTS
    if response.status_code != 200 or response.mimetype not in TEXTS or not (static or is_plain(response)):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if static or "no-store" not in response.headers.get("Cache-Control", ""):
        response.set_etag(hashlib.sha256(content).hexdigest()[:20], weak=True)
    if g.get("signed_in") is None and len(content) >= SMALLEST:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"]:
            response.set_data(kept(content) if static else pressed(content, PAGE_LEVEL))
            response.headers["Content-Encoding"] = "gzip"
    response.make_conditional(request)
    return response


def is_plain(response: Response) -> bool:
    """Return whether a response is a whole text; feeds bring a tag of their own and answer by it themselves."""
    return not response.is_streamed and not {"Content-Encoding", "ETag"} & set(response.headers.keys())


def pressed(content: bytes, level: int) -> bytes:
    """Return the content compressed, the same for the same content."""
    return gzip.compress(content, level, mtime=0)


@lru_cache(maxsize=64)
def kept(content: bytes) -> bytes:
    """Compress a static file as far as it goes, once."""
    return pressed(content, STATIC_LEVEL)
