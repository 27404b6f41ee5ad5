"""The lists of programmes and providers, with what can be done to many programmes at once."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.catalogue.desk_queries import SORTS, DeskRequest, list_all_providers, list_for_desk
from talentmatch.catalogue.impact import lost_by_archiving
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import TARGETS, change_state, confirm_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form, own_provider, ticked
from talentmatch.web.desk.asking import ask_about
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_lists", __name__)
NAMES = ("q", "show", "provider", "sort")


class ListLinks:
    """The addresses of the other pages of a list."""

    def page(self, number: int) -> str:
        """Return the address of a page with the same filters."""
        kept = [(name, value) for name in NAMES if (value := request.args.get(name))]
        return f"?{urlencode([*kept, ('page', number)])}"


@blueprint.get("/programmes")
@permit("desk.enter")
def programmes() -> str:
    """List programmes by search, filter and order."""
    asked = read_request()
    with current_runtime().database.reading() as session:
        page = list_for_desk(session, asked)
        providers = list_all_providers(session, own_provider(current_actor()))
    return render_desk(
        "admin/programmes.html",
        page=page,
        providers=providers,
        filters=FILTERS,
        sorts={name: label for name, (label, _key) in SORTS.items()},
        links=ListLinks(),
    )


@blueprint.post("/programmes")
@permit("catalogue.edit")
def change_programmes() -> Response | str:
    """Do what was asked to the ticked programmes, or ask their providers; what archiving takes away is shown first."""
    form = own_form()
    ids, action = ticked(form), form.get("action", "")
    if action == "archive" and "sure" not in form:
        with current_runtime().database.reading() as session:
            return render_desk("admin/archive.html", ids=ids, lost=lost_by_archiving(session, ids))
    if action == "ask":
        ask_about(ids)
    else:
        act_on(ids, action)
    return redirect(url_for("desk_lists.programmes", done="asked" if action == "ask" else "changed"), 303)


def act_on(ids: list[str], action: str) -> None:
    """Do to programmes what was asked, all or none; raise InvalidData for what cannot be asked."""
    if action != "confirm" and action not in TARGETS:
        raise InvalidData(N_("Choose what to do with the ticked records."))
    actor, at = current_actor(), now()
    with current_runtime().database.writing() as session:
        for programme_id in sorted(ids):
            if action == "confirm":
                confirm_record(session, actor, PROGRAMME, programme_id, now=at)
            else:
                change_state(session, actor, PROGRAMME, programme_id, action=action, now=at)


def read_request() -> DeskRequest:
    """Read the list that is asked for from the address."""
    arguments: MultiDict[str, str] = request.args
    return DeskRequest(
        what=text_argument(arguments, "q"),
        show=text_argument(arguments, "show"),
        provider=text_argument(arguments, "provider"),
        sort=text_argument(arguments, "sort") or "title",
        page=page_argument(arguments),
        only=own_provider(current_actor()),
    )


@blueprint.get("/providers")
@permit("desk.enter")
def providers() -> str:
    """List the providers, whatever their state."""
    with current_runtime().database.reading() as session:
        found = list_all_providers(session, own_provider(current_actor()))
    return render_desk("admin/providers.html", providers=found)
