"""The command that asks whether the addresses of the catalogue still answer."""

from datetime import UTC, datetime

import click

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.links.asking import Asker
from talentmatch.catalogue.links.service import list_addresses, note_outcome
from talentmatch.config import read_settings
from talentmatch.i18n import gettext as _
from talentmatch.i18n import ngettext
from talentmatch.runtime import open_runtime


@click.command("check-links")
@click.option("--limit", type=click.IntRange(min=1), help="Ask no more than so many addresses.")
def check_links(limit: int | None) -> None:
    """Ask the sites that the catalogue names whether their pages are still there; run it once a day."""
    with open_runtime(read_settings()) as runtime:
        asker = Asker(f"talentmatch link check (+{runtime.settings.base_url})")
        with runtime.database.reading() as session:
            urls = list_addresses(session, limit)
        failed = 0
        for url in urls:
            outcome = asker.ask(url)
            with runtime.database.writing() as session:
                note_outcome(session, OPERATOR, url, outcome=outcome, today=datetime.now(UTC).date())
            if not outcome.reached:
                failed += 1
                click.echo(f"{outcome.word:<10} {url}")
    click.echo(ngettext("%(num)s address asked", "%(num)s addresses asked", len(urls)))
    click.echo(_("%(failed)s did not answer. A link is called broken after three days.", failed=failed))
