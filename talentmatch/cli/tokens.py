"""Commands about the tokens by which programs act for an account."""

from datetime import UTC, datetime, timedelta

import click

from talentmatch.accounts import notices
from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.api_tokens import is_in_force, list_tokens, make_token, revoke_token
from talentmatch.accounts.inputs import TokenInput, read_input
from talentmatch.accounts.mail import Person, mailer_for, person_of
from talentmatch.accounts.queries import get_account
from talentmatch.accounts.scopes import SCOPES
from talentmatch.config import Settings, read_settings
from talentmatch.i18n import gettext as _
from talentmatch.i18n import use_language
from talentmatch.models import ApiToken
from talentmatch.runtime import open_runtime
from talentmatch.web.formats import local_date


@click.group()
def tokens() -> None:
    """Make, list and revoke the tokens of programs."""


@tokens.command("create")
@click.argument("email")
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(tuple(SCOPES)), help="What it may do; repeat it.")
@click.option("--days", type=int, default=90, show_default=True, help="How long it is in force, at most 365.")
def create(email: str, name: str, scopes: tuple[str, ...], days: int) -> None:
    """Make a token for the account of an address, print it once, and mail the owner that there is one."""
    data, settings = read_input(TokenInput, {"name": name, "scopes": list(scopes), "days": days}), read_settings()
    with open_runtime(settings) as runtime, runtime.database.writing() as session:
        account = get_account(session, email)
        secret, person = make_token(session, OPERATOR, account, data=data, now=datetime.now(UTC)), person_of(account)
    click.echo(_("Hand this token to the program; it is not shown again:"))
    click.echo(secret)
    tell(settings, person, data)


def tell(settings: Settings, person: Person, data: TokenInput) -> None:
    """Mail the owner of an account that a token was made; raise Busy when no mail can be sent."""
    until = datetime.now(UTC) + timedelta(days=data.days)
    with use_language(person.lang):
        mail = notices.token_made(person, data.name, until=local_date(until))
    mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir).send(mail)


@tokens.command("list")
@click.argument("email")
def list_(email: str) -> None:
    """List the tokens of an account: number, beginning, last day, last use, what it may do, name."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        rows = list_tokens(session, get_account(session, email).id or 0)
    if not rows:
        click.echo(_("This account has no token."))
    for row in rows:
        click.echo(line_of(row, datetime.now(UTC)))


def line_of(row: ApiToken, now: datetime) -> str:
    """Return what the list says of a token."""
    until = f"{row.expires_at:%Y-%m-%d}" if is_in_force(row, now) else _("ended")
    used = f"{row.used_at:%Y-%m-%d}" if row.used_at else "-"
    return f"{row.id:>6} {row.hint}… {until:<10} {used:<10} {' '.join(row.scopes) or '-'} {row.name}"


@tokens.command("revoke")
@click.argument("number", type=int)
def revoke(number: int) -> None:
    """Revoke the token of this number, which the list and the audit log name."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        revoke_token(session, OPERATOR, number, now=datetime.now(UTC))
    click.echo(_("Token %(number)s is revoked.", number=number))
