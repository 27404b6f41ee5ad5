"""Which requests have an answer that may be kept: pages that depend on the catalogue, the address and the day alone.

What they show comes from PUBLIC_TABLES, and every change that shows in these counts a new revision. Pages that also
show what changes without one, such as interest or whether a link is dead, are not among them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from talentmatch.i18n import LANGUAGES
from talentmatch.web.sessions import COOKIE, SECURE_COOKIE

SLUG = "[a-z0-9-]+"
ROOMS = (
    "",
    "search",
    "providers",
    "profiles",
    f"profiles/{SLUG}",
    f"profiles/{SLUG}/pathway",
    "skills",
    f"skills/{SLUG}",
)
PAGES = re.compile(f"/(?:{'|'.join(LANGUAGES)})/(?:{'|'.join(ROOMS)})")
PUBLIC_TABLES = frozenset(
    {
        "catalogue_state",
        "company",
        "course_instance",
        "job_profile",
        "place",
        "profile_skill",
        "programme",
        "programme_skill",
        "provider",
        "sector_figure",
        "shortage_occupation",
        "skill",
    }
)
LONGEST_QUERY = 500
SESSIONS = (f"{COOKIE}=", f"{SECURE_COOKIE}=")


class Asked(NamedTuple):
    """All of a request on which such an answer depends."""

    scheme: str
    host: str
    script: str
    path: str
    query: str
    gzip: bool


def asked_by(environ: Mapping[str, Any]) -> Asked | None:
    """Return the request by which an answer is kept; None for one whose answer may not be."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if environ["REQUEST_METHOD"] != "GET" or not PAGES.fullmatch(path) or len(query) > LONGEST_QUERY:
        return None
    if "HTTP_RANGE" in environ or is_known(environ.get("HTTP_COOKIE", "")):
        return None
    return Asked(
        environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST", ""),
        environ.get("SCRIPT_NAME", ""),
        path,
        query,
        reads_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )


def is_known(cookies: str) -> bool:
    """Return whether a browser brings a session, whoever's and however old."""
    return any(name in cookies for name in SESSIONS)


@lru_cache(maxsize=256)
def reads_gzip(accepted: str) -> bool:
    """Return whether a browser reads what is compressed."""
    return bool(parse_accept_header(accepted, Accept)["gzip"])
