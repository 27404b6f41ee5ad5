"""The lists of the desk, with what can be done to many records at once."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.catalogue.desk_pages import DeskRequest, list_records
from talentmatch.catalogue.desk_queries import PROGRAMMES, list_names
from talentmatch.catalogue.impact import impact_of
from talentmatch.catalogue.states import TARGETS, change_state, confirm_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.models import Provider
from talentmatch.models.columns import Editable
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form, own_provider, ticked
from talentmatch.web.desk.asking import ask_about
from talentmatch.web.desk.kind_lists import SHOWN_LISTS
from talentmatch.web.desk.kinds import DESK_KINDS, DeskKind, list_address
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_lists", __name__)
NAMES = ("q", "show", "provider", "company", "sort")


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
    asked = read_request("provider")
    with current_runtime().database.reading() as session:
        page = list_records(session, PROGRAMMES, asked)
        providers = list_names(session, Provider, own_provider(current_actor()))
    return render_desk(
        "admin/programmes.html",
        page=page,
        providers=providers,
        filters=PROGRAMMES.filters,
        sorts=PROGRAMMES.sorts,
        links=ListLinks(),
    )


@blueprint.get("/providers")
@permit("desk.enter")
def providers() -> str:
    """List the providers by search, filter and order."""
    return show_list("providers")


@blueprint.get("/<any(skills, profiles, companies):kind>")
@permit("catalogue.publish")
def records(kind: str) -> str:
    """List skills, job profiles or companies by search, filter and order."""
    return show_list(kind)


def show_list(kind: str) -> str:
    """Return the page of a list."""
    shown = SHOWN_LISTS[kind]
    asked = read_request(shown.owner)
    with current_runtime().database.reading() as session:
        page = list_records(session, shown.listed, asked)
    return render_desk(
        "admin/records.html",
        shown=shown,
        desk=shown.desk,
        page=page,
        address=list_address(kind),
        editable=issubclass(shown.desk.kind.table, Editable),
        links=ListLinks(),
    )


@blueprint.post("/programmes")
@permit("catalogue.edit")
def change_programmes() -> Response | str:
    """Do what was asked to the ticked programmes, or ask their providers; what archiving takes away is shown first."""
    form = own_form()
    if form.get("action") == "ask":
        ask_about(ticked(form))
        return redirect(list_address("programmes", done="asked"), 303)
    return change_ticked(DESK_KINDS["programmes"], form)


@blueprint.post("/<any(providers, skills, profiles, companies):kind>")
@permit("catalogue.publish")
def change_records(kind: str) -> Response | str:
    """Do what was asked to the ticked records; what archiving takes away is shown first."""
    return change_ticked(DESK_KINDS[kind], own_form())


def change_ticked(desk: DeskKind, form: MultiDict[str, str]) -> Response | str:
    """Do what a form asks to the records that are ticked in it, all or none."""
    ids, action = ticked(form), form.get("action", "")
    if action == "archive" and "sure" not in form:
        with current_runtime().database.reading() as session:
            impact = impact_of(session, desk.kind, ids)
        return render_desk("admin/archive.html", ids=ids, desk=desk, impact=impact, address=list_address(desk.slug))
    act_on(desk, ids, action)
    return redirect(list_address(desk.slug, done="changed"), 303)


def act_on(desk: DeskKind, ids: list[str], action: str) -> None:
    """Do to records what was asked, all or none; raise InvalidData for what cannot be asked."""
    if action != "confirm" and action not in TARGETS:
        raise InvalidData(N_("Choose what to do with the ticked records."))
    actor, at = current_actor(), now()
    with current_runtime().database.writing() as session:
        for record_id in sorted(ids):
            if action == "confirm":
                confirm_record(session, actor, desk.kind, record_id, now=at)
            else:
                change_state(session, actor, desk.kind, record_id, action=action, now=at)


def read_request(owner: str) -> DeskRequest:
    """Read the list that is asked for from the address; owner: the name there for whose records are listed."""
    arguments: MultiDict[str, str] = request.args
    return DeskRequest(
        what=text_argument(arguments, "q"),
        show=text_argument(arguments, "show"),
        owner=text_argument(arguments, owner) if owner else "",
        sort=text_argument(arguments, "sort"),
        page=page_argument(arguments),
        only=own_provider(current_actor()),
        lang=current_language(),
    )
