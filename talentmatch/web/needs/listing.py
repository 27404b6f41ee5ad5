"""The public list of skill needs."""

from dataclasses import replace

from flask import Blueprint, render_template, request

from talentmatch.employers.public_filters import FACETS, ORDERS
from talentmatch.employers.public_list import PAGE_SIZE, NeedRequest, list_needs
from talentmatch.skills.queries import find_skills
from talentmatch.web.arguments import chosen_values, page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.needs import words
from talentmatch.web.needs.list_view import Labels, NeedLinks, filter_groups, filter_tags, shown_values
from talentmatch.web.permissions import permit

blueprint = Blueprint("needs_list", __name__)


@blueprint.get("/needs")
@permit("public.read")
def needs() -> str:
    """Show one page of the needs that companies made public, with the filters."""
    runtime, asked = current_runtime(), replace(read_filters(), page=page_argument(request.args))
    asked = replace(asked, order=request.args.get("sort", "") or "newest")
    with runtime.database.reading() as session:
        page = list_needs(session, asked)
        skills = find_skills(session, shown_values(page, "skill"))
        labels = Labels(skills, page.companies, runtime.live.current(session).bridge)
    return render_template(
        "needs/needs.html",
        page=page,
        words=words,
        links=NeedLinks(asked),
        groups=filter_groups(page, labels),
        tags=filter_tags(asked, labels),
        orders={code: label for code, (label, _columns) in ORDERS.items()},
        first=(asked.page - 1) * PAGE_SIZE + 1,
        last=min(asked.page * PAGE_SIZE, page.total),
    )


def read_filters() -> NeedRequest:
    """Read what is searched for and ticked from the address; raise InvalidData for what cannot be read."""
    return NeedRequest(title=text_argument(request.args, "q"), chosen=chosen_values(request.args, FACETS))
