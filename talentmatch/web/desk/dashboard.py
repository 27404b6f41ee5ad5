"""The dashboard of the desk: what is there, and what needs work."""

from flask import Blueprint

from talentmatch.catalogue.approvals import list_waiting
from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.catalogue.desk_queries import count_programmes
from talentmatch.catalogue.links.queries import list_broken
from talentmatch.needs.requests import count_waiting_requests
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import own_provider
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@permit("desk.enter")
def dashboard() -> str:
    """Show the counts, each a link to the list that it counts."""
    with current_runtime().database.reading() as session:
        only = own_provider(current_actor())
        counts = count_programmes(session, only=only)
        broken = len(list_broken(session, only=only))
        waiting = len(list_waiting(session))
        requests = count_waiting_requests(session)
    shown = [(name, found, counts[name]) for name, found in FILTERS.items()]
    return render_desk(
        "admin/dashboard.html",
        to_mend=[item for item in shown if item[1].mend],
        in_order=[item for item in shown if not item[1].mend],
        waiting=waiting,
        broken=broken,
        requests=requests,
    )
