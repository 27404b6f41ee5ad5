"""The shortlist: programmes that a browser keeps; the server sees what stands in the address and stores nothing."""

from flask import Blueprint, Response, request, url_for

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.web.account.pages import page
from talentmatch.web.context import current_runtime
from talentmatch.web.keep.form import named_programmes
from talentmatch.web.keep.saved_view import saved_items
from talentmatch.web.permissions import permit

blueprint = Blueprint("saved", __name__)
MOST_KEPT = 30


@blueprint.get("/saved")
@permit("public.read")
def saved() -> Response:
    """Show the shortlist of the address; raise InvalidData for a longer one than a browser keeps."""
    ids = named_programmes(request.args)
    if len(ids) > MOST_KEPT:
        raise InvalidData(N_("A shortlist holds at most %(most)s programmes."), most=MOST_KEPT)
    runtime = current_runtime()
    with runtime.database.reading() as session:
        items = saved_items(session, runtime.live.current(session), ids)
    return page("keep/saved.html", items=items, without={name: address_without(ids, name) for name in ids})


def address_without(ids: tuple[str, ...], dropped: str) -> str:
    """Return the address of the shortlist without one of its programmes."""
    return url_for("saved.saved", programme=[name for name in ids if name != dropped])
