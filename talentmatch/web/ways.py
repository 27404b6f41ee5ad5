"""The ways to pages that are named by their path: of another room, or on which somebody reported an error."""

from typing import Any

from flask import current_app, url_for

from talentmatch.i18n import current_language
from talentmatch.web.permissions import may_open


def way_to(rule: str, **values: Any) -> str:
    """Return the address of a page by its rule, such as ``/company/people``; empty when it is not there, or closed."""
    wanted = f"/<language:lang>{rule}"
    found = (entry.endpoint for entry in current_app.url_map.iter_rules() if entry.rule == wanted)
    endpoint = next((name for name in found if may_open(name)), "")
    return url_for(endpoint, **values) if endpoint else ""


def own_address(path: str) -> str:
    """Return the address of a page of this site, whose path carries no language, in the language of the reader."""
    return f"/{current_language()}{path}"
