"""The one need of a mail link: write it, then close or renew it, without an account."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, Response, url_for
from sqlmodel import Session

from talentmatch.employers.history import values_of_need
from talentmatch.employers.links import get_need_link
from talentmatch.employers.needs import NeedConflict
from talentmatch.employers.posting import close_by_link, is_writable, post_need, renew_by_link
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.models import SkillNeed
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.fields import typed_of_need
from talentmatch.web.company.form_view import load_form
from talentmatch.web.company.needs import faults_of
from talentmatch.web.company.pages import company_page
from talentmatch.web.company.reading import Entered, draft_of, read_form, start_of
from talentmatch.web.company.towns import with_town
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.permissions import permit

blueprint = Blueprint("need_by_link", __name__)
FAULTY = 422
STEPS: dict[str, Callable[..., SkillNeed]] = {"close": close_by_link, "renew": renew_by_link}


@blueprint.get("/needs/post/<key>")
@permit("public.read")
def show(key: str) -> Response:
    """Show the form of the need, or what can be done with it once it is published; looking changes nothing."""
    with current_runtime().database.reading() as session:
        _link, need = get_need_link(session, key, now())
        entered = start_of(typed_of_need(_values(session, need)))
    if need is not None and not is_writable(need):
        return company_page("company/by_link.html", key=key, need=need)
    return _form(key, need, entered, version=need.version if need is not None else 0)


def _values(session: Session, need: SkillNeed | None) -> dict[str, Any]:
    if need is not None:
        return values_of_need(session, need)
    return {"title_lang": current_language(), "people": 1, "visibility": "named"}


@blueprint.post("/needs/post/<key>")
@permit("public.read")
def send(key: str) -> Response:
    """Store the need, which then waits for an editor; show the form again for a search or a fault."""
    form, at = own_form(), now()
    version, entered = number_in(form, "version"), read_form(form)
    with current_runtime().database.reading() as session:
        _link, need = get_need_link(session, key, at)
    try:
        entered = with_town(entered)
        if entered.searches:
            return _form(key, need, entered, version=version)
        draft = draft_of(entered.typed, {})
        with current_runtime().database.writing() as session:
            post_need(session, key, version=version, draft=draft, now=at)
    except (NeedConflict, InvalidData) as error:
        newest = error.version if isinstance(error, NeedConflict) else version
        return _form(key, need, entered, version=newest, faults=_faults(error))
    return go_to(url_for("need_by_link.show", key=key, done="sent"))


def _faults(error: NeedConflict | InvalidData) -> tuple[Refusal, ...]:
    if isinstance(error, NeedConflict):
        return (Refusal(None, N_("The need changed in the meantime. Look at it, then send it again."), {}),)
    return faults_of(error)


def _form(
    key: str, need: SkillNeed | None, entered: Entered, *, version: int, faults: Iterable[Refusal] = ()
) -> Response:
    found = list(faults)
    with current_runtime().database.reading() as session:
        form = load_form(session, entered, found)
    status = FAULTY if found else 200
    return company_page("company/post_form.html", status, key=key, need=need, form=form, faults=found, version=version)


@blueprint.post("/needs/post/<key>/state")
@permit("public.read")
def change(key: str) -> Response:
    """Close the need, or renew it for a year."""
    action = own_form().get("action", "")
    if action not in STEPS:
        raise InvalidData(N_("Choose what to do with the need."))
    with current_runtime().database.writing() as session:
        STEPS[action](session, key, now=now())
    return go_to(url_for("need_by_link.show", key=key, done="closed" if action == "close" else "renewed"))
