"""Commands about webhooks: register addresses, look at what was sent, and send."""

import time
from datetime import UTC, datetime

import click
from sqlmodel import Session, select

from talentmatch import __version__
from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import fold_email
from talentmatch.accounts.mail import mailer_for
from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.config import read_settings
from talentmatch.errors import InvalidData, NotFound
from talentmatch.exchange.webhooks import service
from talentmatch.exchange.webhooks.inputs import WebhookInput
from talentmatch.exchange.webhooks.posting import Poster
from talentmatch.exchange.webhooks.queries import DeliveryRequest, list_webhooks, page_deliveries
from talentmatch.exchange.webhooks.sending import Sender, Sent
from talentmatch.i18n import N_, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.models import Account, WebhookDelivery
from talentmatch.models.webhook import WEBHOOK_KINDS
from talentmatch.runtime import Runtime, open_runtime

STATES = {"waiting": N_("waiting"), "delivered": N_("delivered"), "failed": N_("not taken")}
SHORTEST_ROUND = 5  # seconds


@click.group("webhooks")
def webhooks() -> None:
    """Tell other programs what changed: register their addresses, look at what was sent, and send."""


@webhooks.command("add")
@click.argument("address")
@click.option("--owner", required=True, metavar="E-MAIL", help="The account whose it is; its owner is told of faults.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(WEBHOOK_KINDS), metavar="KIND",
              help="A kind of message, such as programme.published; may be repeated. All without it.")  # fmt: skip
def add(address: str, owner: str, kinds: tuple[str, ...]) -> None:
    """Register an ADDRESS, and print its secret once."""
    try:
        entered = read_input(WebhookInput, {"address": address, "kinds": list(kinds or WEBHOOK_KINDS)})
    except FaultyFields as error:
        raise InvalidData(N_("%(place)s: %(fault)s"), place="ADDRESS", fault=error.faults[0].text()) from None
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        account_id = account_of(session, owner)
        row = service.add_webhook(session, OPERATOR, entered, account_id=account_id, now=datetime.now(UTC))
        number, secret = row.id, row.secret
    click.echo(_("Webhook %(number)s is registered. Its secret, which is not shown again:", number=number))
    click.echo(secret)


def account_of(session: Session, email: str) -> int:
    """Return the number of the account with an e-mail address; raise NotFound when there is none."""
    found = session.exec(select(Account.id).where(Account.email == fold_email(email))).first()
    if found is None:
        raise NotFound(N_("There is no account with the address %(email)s."), email=email)
    return found


@webhooks.command("list")
def list_() -> None:
    """List the webhooks: number, state, address, owner, how many messages wait."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        lines = [
            f"{one.webhook.id or 0:>5} {_('on') if one.webhook.state == 'on' else _('off'):<4} {one.waiting:>5} "
            f"{one.webhook.address}  {one.owner}"
            for one in list_webhooks(session, OPERATOR)
        ]
    click.echo("\n".join(lines) or _("No webhook is registered yet."))


@webhooks.command("log")
@click.argument("number", type=int)
def log(number: int) -> None:
    """List the last 50 messages to the webhook NUMBER: number, time, state, what came of it, how often, kind."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        page = page_deliveries(session, OPERATOR, number, DeliveryRequest())
    click.echo("\n".join(map(line_of, page.deliveries)) or _("Nothing was sent yet."))


def line_of(found: WebhookDelivery) -> str:
    """Return one line about a message."""
    at = found.tried_at or found.created_at
    state = f"{_(STATES[found.state]):<12}"
    return f"{found.id or 0:>8} {at:%Y-%m-%d %H:%M} {state} {found.outcome or '-':<10} {found.attempts:>3} {found.kind}"


@webhooks.command("off")
@click.argument("number", type=int)
def off(number: int) -> None:
    """Switch the webhook NUMBER off."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        service.switch_webhook(session, OPERATOR, number, on=False, now=datetime.now(UTC))
    click.echo(_("Webhook %(number)s is switched off.", number=number))


@webhooks.command("on")
@click.argument("number", type=int)
def on(number: int) -> None:
    """Switch the webhook NUMBER on; it goes on where it stopped."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        service.switch_webhook(session, OPERATOR, number, on=True, now=datetime.now(UTC))
    click.echo(_("Webhook %(number)s is switched on.", number=number))


@webhooks.command("remove")
@click.argument("number", type=int)
def remove(number: int) -> None:
    """Forget the webhook NUMBER and its messages."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        service.remove_webhook(session, OPERATOR, number, now=datetime.now(UTC))
    click.echo(_("Webhook %(number)s is forgotten.", number=number))


@webhooks.command("renew-secret")
@click.argument("number", type=int)
def renew(number: int) -> None:
    """Give the webhook NUMBER a new secret; the former one signs beside it for a day."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        secret = service.renew_secret(session, OPERATOR, number, now=datetime.now(UTC)).secret
    click.echo(_("The new secret of webhook %(number)s, which is not shown again:", number=number))
    click.echo(secret)


@webhooks.command("ping")
@click.argument("number", type=int)
def ping(number: int) -> None:
    """Line up a test message to the webhook NUMBER; the next run of the sender sends it."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        service.ping_webhook(session, OPERATOR, number, now=datetime.now(UTC))
    click.echo(_("The test message goes with the next run of: talentmatch webhooks send"))


@webhooks.command("again")
@click.argument("message", type=int)
def again(message: int) -> None:
    """Line the MESSAGE of the log up once more, as it was."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        service.send_again(session, OPERATOR, message, now=datetime.now(UTC))
    click.echo(_("The message goes with the next run of: talentmatch webhooks send"))


@webhooks.command("send")
@click.option("--every", type=click.IntRange(SHORTEST_ROUND), metavar="SECONDS", help="Go on, with this pause between.")
def send(every: int | None) -> None:
    """Send what is due to every webhook, for a timer, or again and again with --every."""
    with open_runtime(read_settings()) as runtime:
        sender = sender_for(runtime)
        tell(sender.send_all())
        while every is not None:
            time.sleep(every)
            tell(sender.send_all(), quiet=True)


def sender_for(runtime: Runtime) -> Sender:
    """Return the sender of an instance."""
    settings = runtime.settings
    agent = f"talentmatch-webhooks/{__version__} (+{settings.base_url})"
    mailer = mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir)
    return Sender(runtime.database, Poster(agent), mailer, lambda: datetime.now(UTC), settings.base_url)


def tell(sent: Sent, *, quiet: bool = False) -> None:
    """Say how many messages were taken and how many were not; ``quiet``: nothing where there were none."""
    if quiet and sent == Sent():
        return
    click.echo(ngettext("%(num)s message taken", "%(num)s messages taken", sent.taken))
    if sent.refused:
        click.echo(ngettext("%(num)s message not taken", "%(num)s messages not taken", sent.refused))
