"""Commands about accounts; whoever may run them on the machine has every permission."""

from datetime import UTC, datetime
from typing import Any

import click
from sqlmodel import Session

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.api_tokens import clean_tokens
from talentmatch.accounts.devices import clean_devices
from talentmatch.accounts.inputs import AccountInput, read_input
from talentmatch.accounts.limits import clean_buckets
from talentmatch.accounts.passwords import check_password, hash_password
from talentmatch.accounts.queries import find_account, get_account, list_accounts
from talentmatch.accounts.repeated import clean_answers
from talentmatch.accounts.service import create_account, invite, remove_totp, set_disabled, set_password
from talentmatch.catalogue.reports.reporting import clean_reports
from talentmatch.cli.forms import format_option, print_rows
from talentmatch.config import read_settings
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.models import Account
from talentmatch.models.codes import ROLES
from talentmatch.needs.requests import clean_requests
from talentmatch.plans.cleaning import clean_plans
from talentmatch.runtime import open_runtime

ACCOUNT = ("email", "name", "role", "provider_id", "company_id", "lang", "disabled", "password", "authenticator")


@click.group()
def accounts() -> None:
    """Make, list, invite and disable the accounts of those who look after the data."""


@accounts.command("create-admin")
@click.argument("email")
@click.option("--name", help="Name to show; the part before the @ when not given.")
@click.option(
    "--invite", "by_link", is_flag=True, help="Print a link that sets the password, instead of asking for it."
)
def create_admin(email: str, name: str | None, by_link: bool) -> None:
    """Make an account that may do everything."""
    data = read_input(AccountInput, {"email": email, "name": name or email.partition("@")[0], "role": "admin"})
    password = "" if by_link else ask_password(data)
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        account = create_account(session, OPERATOR, data, now=datetime.now(UTC))
        if password:
            set_password(session, OPERATOR, account, hashed=hash_password(password), now=datetime.now(UTC))
        link = "" if password else invitation(session, account, runtime.settings.base_url)
    click.echo(_("The account of %(email)s is ready.", email=data.email))
    if link:
        show_link(link)


def ask_password(data: AccountInput) -> str:
    """Ask twice for a password without showing it; raise InvalidData for one that is too easy."""
    password: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=True)
    check_password(password, (data.email, data.name))
    return password


def invitation(session: Session, account: Account, base_url: str) -> str:
    """Return the address where the person sets a password."""
    token = invite(session, OPERATOR, account, now=datetime.now(UTC))
    return f"{base_url}/{current_language()}/account/link/{token}"


def show_link(link: str) -> None:
    """Print a link that lets its reader set a password."""
    click.echo(_("Hand this link to the person; it works once and for seven days:"))
    click.echo(link)


@accounts.command("invite")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
@click.option("--provider", "provider_id", help="Whose records a provider_editor edits.")
@click.option("--company", "company_id", help="The company of an employer.")
@click.option("--name", help="Name to show; the part before the @ when not given.")
def invite_(email: str, role: str, name: str | None, **owner: str | None) -> None:
    """Make an account, or take one that is there, and print a link that sets its password."""
    values = {"email": email, "name": name or email.partition("@")[0], "role": role, **owner}
    data = read_input(AccountInput, {**values, "lang": current_language()})
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        account = find_account(session, data.email)
        if account is None or (account.role, account.company_id) != (data.role, data.company_id):
            account = create_account(session, OPERATOR, data, now=datetime.now(UTC))
        link = invitation(session, account, runtime.settings.base_url)
    show_link(link)


@accounts.command("list")
@format_option
def list_(form: str) -> None:
    """List the accounts: address, role, and whether a password and an authenticator are set."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        rows = list_accounts(session)
    if form != "table":
        print_rows(ACCOUNT, [account_row(row) for row in rows], form)
        return
    if not rows:
        click.echo(_("There is no account yet. Make one with: talentmatch accounts create-admin EMAIL"))
    for row in rows:
        click.echo(f"{row.email:<40} {row.role:<16} {row.provider_id or row.company_id or '-':<24} {state_of(row)}")


def account_row(account: Account) -> dict[str, Any]:
    """Return what an account's line tells, as plain values."""
    told = account.model_dump(include={"email", "name", "role", "provider_id", "company_id", "lang"})
    known = {"password": bool(account.password_hash), "authenticator": bool(account.totp_secret)}
    return {**told, "disabled": bool(account.disabled), **known}


def state_of(account: Account) -> str:
    """Return in words whether somebody can sign in to an account."""
    if account.disabled:
        return _("disabled")
    if not account.password_hash:
        return _("invited")
    return _("active, with an authenticator") if account.totp_secret else _("active")


@accounts.command("clean")
def clean() -> None:
    """Remove old requests, reports and shared plans, and browsers, tokens and attempts that no longer count.

    Run it once a day.
    """
    now = datetime.now(UTC)
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        number = clean_requests(session, now)
        reports = clean_reports(session, now)
        clean_devices(session, now)
        clean_buckets(session, now)
        clean_tokens(session, now)
        clean_answers(session, now)
        plans = clean_plans(session, OPERATOR, now=now)
    click.echo(_("Requests of companies removed: %(number)s", number=number))
    click.echo(_("Reports of errors removed: %(number)s", number=reports))
    click.echo(_("Shared plans emptied: %(emptied)s, removed: %(removed)s",
                 emptied=plans.emptied, removed=plans.removed))  # fmt: skip


@accounts.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Disable an account and end its sessions."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        set_disabled(session, OPERATOR, get_account(session, email), disabled=True, now=datetime.now(UTC))
    click.echo(_("The account of %(email)s is disabled.", email=email))


@accounts.command("reset-totp")
@click.argument("email")
def reset_totp(email: str) -> None:
    """Forget the authenticator of somebody who lost it, and end their sessions."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        remove_totp(session, OPERATOR, get_account(session, email), now=datetime.now(UTC))
    click.echo(_("The authenticator of %(email)s is forgotten.", email=email))
