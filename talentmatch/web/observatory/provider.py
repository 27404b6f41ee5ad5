"""What is asked of a provider, for those who edit it."""

from datetime import UTC, datetime

from flask import Blueprint

from talentmatch.catalogue.records import PROVIDER, get_record
from talentmatch.observatory.served import provider_demand
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("provider_demand", __name__)


@blueprint.get("/providers/<slug:provider_id>/demand")
@permit("catalogue.edit")
def demand(provider_id: str) -> str:
    """Show the needs that the provider could serve, and what is asked in its region that it does not teach."""
    with current_runtime().database.reading() as session:
        provider = get_record(session, current_actor(), PROVIDER, provider_id, lock=False)
        found = provider_demand(session, provider, datetime.now(UTC).date())
    return render_desk("admin/provider_demand.html", provider=provider, demand=found)
