"""Render a page of the desk with what every one of them shows."""

from typing import Any

from flask import Response, after_this_request, render_template

from talentmatch.accounts.permissions import may
from talentmatch.web.desk.asked import notice
from talentmatch.web.desk.words import ACTION, STATE
from talentmatch.web.permissions import current_actor


def render_desk(template: str, **values: Any) -> str:
    """Return a page with the words for states and actions, what was just done, and whether the reader may publish."""
    after_this_request(never_keep)
    shared = {"states": STATE, "actions": ACTION, "notice": notice()}
    return render_template(template, **shared, may_publish=may(current_actor(), "catalogue.publish"), **values)


def never_keep(response: Response) -> Response:
    """Let no browser keep a page of the desk: a form that is a minute old is a conflict in the making."""
    response.headers["Cache-Control"] = "no-store"
    return response
