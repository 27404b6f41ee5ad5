"""The style sheets, joined in memory: one request for what every page needs, one more at the desks."""

from flask import Blueprint, Response

from talentmatch.web.static_files import bundle_content

blueprint = Blueprint("bundles", __name__)


@blueprint.get("/static/<any(site, desk):name>.css")
def bundle(name: str) -> Response:
    """Send a bundle."""
    return Response(bundle_content(name), mimetype="text/css")
