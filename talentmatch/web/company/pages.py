"""What the pages of a company share: whose they are, and how they are shown."""

from typing import Any

from flask import Response, make_response, render_template, request
from sqlmodel import Session

from talentmatch.employers.overview import get_company
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Company
from talentmatch.web.company import words
from talentmatch.web.permissions import current_actor


def company_page(template: str, status: int = 200, **values: Any) -> Response:
    """Return a page that no cache keeps."""
    shared = {"words": words, "notice": words.DONE.get(request.args.get("done", ""), "")}
    response = make_response(render_template(template, **shared, **values), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def asked_company(session: Session) -> Company:
    """Return the company that the request is about: one's own, or for an administrator the one that it names.

    Raises NotFound for another's company, InvalidData when none is named.
    """
    actor = current_actor()
    wanted = request.args.get("company", "") or actor.company_id
    if wanted is None:
        raise InvalidData(N_("Choose a company first."))
    return get_company(session, actor, wanted)
