"""The command that asks providers to confirm what the catalogue says of them."""

from datetime import UTC, datetime

import click
from sqlmodel import Session

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.letters import confirmation
from talentmatch.accounts.mail import Mailer, mailer_for
from talentmatch.catalogue.asking import ask_provider, list_due, list_editors, providers_due
from talentmatch.config import read_settings
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.runtime import Runtime, open_runtime


@click.command("ask-providers")
@click.option("--dry-run", is_flag=True, help="Say who would be asked, and send nothing.")
def ask_providers(dry_run: bool) -> None:
    """Mail each provider's editors a link to confirm the programmes that are due; run it once a month."""
    with open_runtime(read_settings()) as runtime:
        settings = runtime.settings
        mailer = mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir)
        with runtime.database.reading() as session:
            providers = providers_due(session)
            for provider_id in providers:
                show(session, provider_id)
        for provider_id in () if dry_run else providers:
            ask(runtime, mailer, provider_id)
    if not providers:
        click.echo(_("Nothing is due."))


def show(session: Session, provider_id: str) -> None:
    """Print how many programmes of a provider are due, and who is asked."""
    emails = ", ".join(account.email for account in list_editors(session, provider_id)) or _("no account to ask")
    click.echo(f"{provider_id:<32} {len(list_due(session, provider_id)):>4}  {emails}")


def ask(runtime: Runtime, mailer: Mailer, provider_id: str) -> None:
    """Make the links of a provider and mail them once they are stored; raise Busy when the mail cannot be sent."""
    with runtime.database.writing() as session:
        asked = ask_provider(session, OPERATOR, provider_id, now=datetime.now(UTC))
    for one in asked:
        link = f"{runtime.settings.base_url}/{current_language()}/account/confirm/{one.token}"
        mailer.send(confirmation(one.email, one.name, link=link, titles=one.titles))
