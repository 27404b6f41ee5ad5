"""Webhooks: whoever has an account registers addresses of programs, tests them, and sees what came of each message."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from flask import Blueprint, redirect, request, url_for
from sqlmodel import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.errors import InvalidData
from talentmatch.exchange.webhooks import service
from talentmatch.exchange.webhooks.inputs import KindsInput, WebhookInput
from talentmatch.exchange.webhooks.queries import DeliveryRequest, list_webhooks, page_deliveries
from talentmatch.i18n import N_
from talentmatch.models import Webhook
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.own import own_id
from talentmatch.web.arguments import page_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.desk.webhook_words import FIELD, OFF, STATE, kind_groups, kind_name, outcome_name
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_webhooks", __name__)
ONE = "/webhooks/<int(max=2147483647):webhook_id>"
FAULTY = 422
Form = MultiDict[str, str]


class LogLinks:
    """The addresses of the other pages of the log."""

    def page(self, number: int) -> str:
        """Return the address of a page."""
        return f"?{urlencode({'page': number})}"


@blueprint.get("/webhooks")
@permit("webhooks.manage")
def webhooks() -> str:
    """List the webhooks that whoever asks may manage."""
    with current_runtime().database.reading() as session:
        found = list_webhooks(session, current_actor())
    return render_desk("admin/webhooks.html", found=found)


@blueprint.get("/webhooks/new")
@permit("webhooks.manage")
def new() -> str:
    """Show the form that registers an address."""
    return show_form()


@blueprint.post("/webhooks/new")
@permit("webhooks.manage")
def create() -> str | tuple[str, int]:
    """Register an address and show its secret, this once; show the form again for faults."""
    form, actor = own_form(), current_actor()
    typed, kinds = form.get("address", ""), form.getlist("kinds")
    try:
        entered = read_input(WebhookInput, {"address": typed, "kinds": kinds})
    except FaultyFields as error:
        return show_form(typed, kinds, error.faults), FAULTY
    with current_runtime().database.writing() as session:
        row = service.add_webhook(session, actor, entered, account_id=own_id(actor), now=now())
        shown = row.model_copy()
    return show_secret(shown)


def show_form(address: str = "", kinds: Sequence[str] = (), faults: Sequence[Refusal] = ()) -> str:
    """Return the form with what was typed."""
    values = {"address": address, "chosen": kinds, "faults": list(faults)}
    return render_desk("admin/webhook_new.html", groups=kind_groups(), fields=FIELD, **values)


def show_secret(webhook: Webhook) -> str:
    """Return the page that shows a secret."""
    return render_desk("admin/webhook_secret.html", webhook=webhook)


@blueprint.get(ONE)
@permit("webhooks.manage")
def webhook(webhook_id: int) -> str:
    """Show a webhook, what can be done with it, and the log of its messages."""
    return show_webhook(webhook_id)


def show_webhook(webhook_id: int, faults: Sequence[Refusal] = ()) -> str:
    """Return the page of a webhook."""
    asked = DeliveryRequest(page_argument(request.args))
    with current_runtime().database.reading() as session:
        row = service.get_webhook(session, current_actor(), webhook_id)
        page = page_deliveries(session, current_actor(), webhook_id, asked)
    words = {"off_reasons": OFF, "delivery_states": STATE, "kind_name": kind_name, "outcome_name": outcome_name}
    values = {"webhook": row, "page": page, "faults": list(faults)}
    return render_desk("admin/webhook.html", **values, groups=kind_groups(), fields=FIELD, links=LogLinks(), **words)


@blueprint.post(ONE)
@permit("webhooks.manage")
def act(webhook_id: int) -> str | tuple[str, int] | Response:
    """Test, switch, change, renew or remove a webhook, or send one of its messages again."""
    form = own_form()
    action = form.get("action", "")
    if action == "renew":
        return renew(webhook_id)
    if action not in ACTIONS:
        raise InvalidData(N_("The form does not say what to do. Open it again."))
    try:
        with current_runtime().database.writing() as session:
            done = ACTIONS[action](session, webhook_id, form)
    except FaultyFields as error:
        return show_webhook(webhook_id, error.faults), FAULTY
    if action == "remove":
        return redirect(url_for("desk_webhooks.webhooks", done=done), 303)
    return redirect(url_for("desk_webhooks.webhook", webhook_id=webhook_id, done=done), 303)


def renew(webhook_id: int) -> str:
    """Make a new secret and show it, this once."""
    with current_runtime().database.writing() as session:
        shown = service.renew_secret(session, current_actor(), webhook_id, now=now()).model_copy()
    return show_secret(shown)


def _ping(session: Session, webhook_id: int, _form: Form) -> str:
    service.ping_webhook(session, current_actor(), webhook_id, now=now())
    return "lined-up"


def _again(session: Session, _webhook_id: int, form: Form) -> str:
    service.send_again(session, current_actor(), number_in(form, "message"), now=now())
    return "lined-up"


def _switch(session: Session, webhook_id: int, form: Form) -> str:
    service.switch_webhook(session, current_actor(), webhook_id, on=form["action"] == "on", now=now())
    return "changed"


def _choose(session: Session, webhook_id: int, form: Form) -> str:
    entered = read_input(KindsInput, {"kinds": form.getlist("kinds")})
    service.change_kinds(session, current_actor(), webhook_id, entered=entered, now=now())
    return "saved"


def _remove(session: Session, webhook_id: int, _form: Form) -> str:
    service.remove_webhook(session, current_actor(), webhook_id, now=now())
    return "purged"


ACTIONS: Mapping[str, Callable[[Session, int, Form], str]] = {
    "ping": _ping,
    "again": _again,
    "on": _switch,
    "off": _switch,
    "kinds": _choose,
    "remove": _remove,
}
