"""The map of the site for search engines (https://www.sitemaps.org), and what robots are asked to leave alone."""

from flask import Blueprint, Response, abort, make_response, render_template

from talentmatch.exchange.linked.addresses import count_addresses, list_addresses
from talentmatch.i18n import LANGUAGES
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit

blueprint = Blueprint("sitemap", __name__)
MOST_URLS = 10_000
FIXED = (
    "", "providers", "profiles", "skills", "needs", "me", "observatory", "sector", "how-it-works", "about-the-data",
    "open-data", "accessibility",
)  # fmt: skip
IN_ONE = MOST_URLS // len(LANGUAGES) - len(FIXED)  # records, each in every language
KEPT = "public, max-age=3600"
OPEN = ("/static/", "/api/v1/")  # programs that follow the changes ask with a question
# Forms, what belongs to one person, and every address with a question in it; only whole records are worth finding.
CLOSED = (
    "account", "admin", "company", "match", "cv", "search", "suggest", "saved", "compare", "plans", "reach", "report",
    "alerts", "needs/post",
)  # fmt: skip


@blueprint.get("/sitemap.xml")
@permit("public.read")
def index() -> Response:
    """Name the maps, each with at most 10,000 addresses."""
    with current_runtime().database.reading() as session:
        number = max(1, -(-count_addresses(session) // IN_ONE))
    return _xml("linked/sitemap_index.xml", numbers=range(1, number + 1))


@blueprint.get("/sitemap-<int(max=9999):number>.xml")
@permit("public.read")
def part(number: int) -> Response:
    """Send a map: the pages in each language, and the day on which a record was last found right."""
    with current_runtime().database.reading() as session:
        listed = list_addresses(session, max(0, number - 1) * IN_ONE, IN_ONE) if number else []
    if not number or not (listed or number == 1):
        abort(404)
    pages = [(path, None) for path in FIXED] if number == 1 else []
    return _xml("linked/sitemap.xml", pages=[*pages, *((f"{one.kind}/{one.id}", one.changed) for one in listed)])


@blueprint.get("/robots.txt")
@permit("public.read")
def robots() -> Response:
    """Name the map of the site, and ask robots to leave forms, accounts, desks and searches alone."""
    closed = [f"Disallow: /*/{path}" for path in CLOSED]
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN), *closed, "Disallow: /*?"]
    text = "\n".join([*lines, "", f"Sitemap: {current_runtime().settings.base_url}/sitemap.xml", ""])
    return Response(text, mimetype="text/plain")


def _xml(template: str, **values: object) -> Response:
    response = make_response(render_template(template, base=current_runtime().settings.base_url, **values))
    response.mimetype = "application/xml"
    response.headers["Cache-Control"] = KEPT
    return response
