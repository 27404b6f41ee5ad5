"""A company's first page: its needs, what to do next, and the ways to begin."""

from urllib.parse import urlencode

from flask import Blueprint, Response, request

from talentmatch.employers.overview import NeedRequest, companies_with_needs, list_needs
from talentmatch.models.codes import NEED_STATES
from talentmatch.web.arguments import known_values, page_argument
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_overview", __name__)


class ListLinks:
    """The addresses of the other pages of the list."""

    def page(self, number: int) -> str:
        """Return the address of a page with the same filter."""
        kept = [(name, value) for name in ("state", "company") if (value := request.args.get(name))]
        return f"?{urlencode([*kept, ('page', number)])}"


@blueprint.get("/company")
@permit("needs.edit")
def overview() -> Response:
    """Show the needs of a company; an administrator who names none chooses one."""
    states = known_values(request.args, {"state": NEED_STATES}).get("state", frozenset())
    asked = NeedRequest(next(iter(states), ""), page_argument(request.args))
    with current_runtime().database.reading() as session:
        if current_actor().company_id is None and not request.args.get("company"):
            return company_page("company/choose.html", companies=companies_with_needs(session))
        company = asked_company(session)
        page = list_needs(session, current_actor(), company.id, asked=asked, today=now().date())
    return company_page("company/overview.html", company=company, page=page, links=ListLinks())
