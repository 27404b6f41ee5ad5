"""Ask for mail of what is new, confirm an address, and end such mails with one click."""

from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts.inputs import read_input
from talentmatch.accounts.limits import ADDRESS, ALERT, take_places
from talentmatch.catalogue.queries import get_provider, providers_by_name
from talentmatch.employers import alerts, news_letters
from talentmatch.employers.alerts import AlertInput
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.web.account.background import later
from talentmatch.web.account.pages import current_mailer, go_to, link_address, page
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("alerts", __name__)


@blueprint.get("/alerts")
@permit("public.read")
def form() -> Response:
    """Offer mail of new needs for what a provider teaches."""
    return _form()


@blueprint.post("/alerts")
@permit("public.read")
def ask() -> Response:
    """Mail a link that confirms the address; say the same whether or not it gets these mails already."""
    try:
        data = read_input(AlertInput, {name: request.form.get(name, "") for name in ("email", "provider_id")})
    except InvalidData as error:
        return _form(422, fault=error)
    now, lang = datetime.now(UTC), current_language()
    with current_runtime().database.writing() as session:
        take_places(session, {ALERT: data.email, ADDRESS: current_browser().address}, now)
        provider = get_provider(session, data.provider_id).name
        token = alerts.ask_to_watch(session, data, lang=lang, now=now)
    if token is not None:
        mail = news_letters.confirmation(data.email, provider, link_address(token, "alerts.asked"))
        later(partial(current_mailer().send, mail))
    return page("needs/alert_sent.html")


@blueprint.get("/alerts/confirm/<key>")
@permit("public.read")
def asked(key: str) -> Response:
    """Show what the link confirms; looking at the page changes nothing."""
    with current_runtime().database.reading() as session:
        alert = alerts.get_asked(session, key, datetime.now(UTC))
        provider = get_provider(session, alert.provider_id or "").name
    return page("needs/alert_confirm.html", key=key, email=alert.email, provider=provider)


@blueprint.post("/alerts/confirm/<key>")
@permit("public.read")
def confirm(key: str) -> Response:
    """Begin the mails."""
    with current_runtime().database.writing() as session:
        alert = alerts.confirm_alert(session, key, datetime.now(UTC))
        stop = url_for("alerts.stop_form", alert_id=alert.id, key=alerts.stop_key(alert))
    return page("needs/alert_confirmed.html", stop=stop)


@blueprint.get("/alerts/<int:alert_id>/<key>/stop")
@permit("public.read")
def stop_form(alert_id: int, key: str) -> Response:
    """Ask whether the mails shall end: a program that looks at every link in a mail must not end them."""
    with current_runtime().database.reading() as session:
        alerts.get_stoppable(session, alert_id, key)
    return page("needs/alert_stop.html", alert_id=alert_id, key=key, stopped=False)


@blueprint.post("/alerts/<int:alert_id>/<key>/stop")
@permit("public.read")
def stop(alert_id: int, key: str) -> Response:
    """End the mails and forget the address; a mail program does this with one click."""
    with current_runtime().database.writing() as session:
        alert = alerts.get_stoppable(session, alert_id, key)
        alerts.stop_alert(session, current_actor(), alert, now=datetime.now(UTC))
    return page("needs/alert_stop.html", stopped=True)


@blueprint.post("/alerts/own")
@permit("account.own")
def watch_own_provider() -> Response:
    """Begin the mails of somebody who edits for a provider, without a link: the account stands for the address."""
    actor, now = current_actor(), datetime.now(UTC)
    with current_runtime().database.writing() as session:
        provider_id = actor.provider_id or ""
        alert = alerts.watch_provider(session, actor, provider_id, lang=current_language(), now=now)
        stop = url_for("alerts.stop_form", alert_id=alert.id, key=alerts.stop_key(alert))
    return page("needs/alert_confirmed.html", stop=stop)


@blueprint.post("/needs/<slug:need_id>/alert")
@permit("account.own")
def watch_need(need_id: str) -> Response:
    """Begin the mails of new programmes for a need of one's own company, or end them."""
    actor, now = current_actor(), datetime.now(UTC)
    with current_runtime().database.writing() as session:
        alert = alerts.watch_need(session, actor, need_id, lang=current_language(), now=now)
        if request.form.get("do") == "stop":
            alerts.stop_alert(session, actor, alert, now=now)
    return go_to(url_for("needs.need", need_id=need_id))


def _form(status: int = 200, fault: InvalidData | None = None) -> Response:
    with current_runtime().database.reading() as session:
        providers = [(provider.id, provider.name) for provider in providers_by_name(session)]
    actor = current_actor()
    return page(
        "needs/alerts.html",
        status,
        providers=providers,
        own=dict(providers).get(actor.provider_id or "") if actor.role == "provider_editor" else None,
        chosen=request.values.get("provider_id", ""),
        email=request.form.get("email", ""),
        fault=fault.text() if fault else "",
        field=getattr(fault, "field", ""),
    )
