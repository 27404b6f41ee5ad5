"""The addresses that no longer answer, with the records to mend."""

from flask import Blueprint

from talentmatch.catalogue.links.queries import list_broken
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import own_provider
from talentmatch.web.desk.audit_words import TABLE
from talentmatch.web.desk.kinds import OF_TABLE
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.desk.words import LINK_FIELD, LINK_OUTCOME
from talentmatch.web.permissions import current_actor

blueprint = Blueprint("desk_links", __name__)


@blueprint.get("/links")
def links() -> str:
    """List the broken links, the longest broken first, each with the records that name it."""
    with current_runtime().database.reading() as session:
        broken = list_broken(session, only=own_provider(current_actor()))
    return render_desk(
        "admin/links.html",
        broken=broken,
        kinds=OF_TABLE,
        outcomes=LINK_OUTCOME,
        tables=TABLE,
        fields=LINK_FIELD,
    )
