"""Render a page of the desk with what every one of them shows."""

from typing import Any

from flask import render_template

from talentmatch.accounts.permissions import may
from talentmatch.web.desk.asked import notice
from talentmatch.web.desk.words import ACTION, STATE
from talentmatch.web.permissions import current_actor


def render_desk(template: str, **values: Any) -> str:
    """Return a page with the words for states and actions, what was just done, and whether the reader may publish."""
    shared = {"states": STATE, "actions": ACTION, "notice": notice()}
    return render_template(template, **shared, may_publish=may(current_actor(), "catalogue.publish"), **values)
