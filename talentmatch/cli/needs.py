"""The commands that keep the needs of companies true, for a timer."""

from datetime import UTC, datetime

import click

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.mail import Mailer, mailer_for
from talentmatch.config import read_settings
from talentmatch.employers.cleaning import clean_need_links
from talentmatch.employers.letters import still_needed
from talentmatch.employers.reminding import Reminder, close_expired, needs_due, people_of_need, remind_need
from talentmatch.i18n import gettext as _
from talentmatch.i18n import ngettext, use_language
from talentmatch.runtime import Runtime, open_runtime
from talentmatch.web.formats import local_date


@click.command("remind-needs")
@click.option("--dry-run", is_flag=True, help="Say what would be asked, and change nothing.")
def remind_needs(dry_run: bool) -> None:
    """Ask companies once a year whether their needs still hold, and close what has ended; run it every day."""
    now = datetime.now(UTC)
    with open_runtime(read_settings()) as runtime:
        if not dry_run:
            with runtime.database.writing() as session:
                over = close_expired(session, OPERATOR, now=now)
            click.echo(
                ngettext("%(num)s need has ended and was closed.", "%(num)s needs have ended and were closed.", over)
            )
        with runtime.database.reading() as session:
            due = {row.id: len(people_of_need(session, row)) for row in needs_due(session, now)}
        for need_id, people in due.items():
            click.echo(f"{need_id}  {people:>4}")
            if not dry_run:
                remind(runtime, need_id, now)
    if not due:
        click.echo(_("Nothing is due."))


def remind(runtime: Runtime, need_id: str, now: datetime) -> None:
    """Make the links of a need and mail them once they are stored; raise Busy when a mail cannot be sent."""
    settings = runtime.settings
    mailer = mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir)
    with runtime.database.writing() as session:
        reminders = remind_need(session, OPERATOR, need_id, now=now)
    for reminder in reminders:
        tell(mailer, reminder, settings.base_url)


def tell(mailer: Mailer, reminder: Reminder, base_url: str) -> None:
    """Mail one person, in their language."""
    person = reminder.person
    with use_language(person.lang):
        link = f"{base_url}/{person.lang}/needs/post/{reminder.token}"
        mailer.send(still_needed(person.email, reminder.title, ends=local_date(reminder.ends), link=link))


@click.command("clean-need-links")
def clean_need_links_() -> None:
    """Remove the addresses behind mail links that are over; run it every day."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        cleaned = clean_need_links(session, OPERATOR, now=datetime.now(UTC))
    click.echo(_("Removed: %(links)s links, %(needs)s needs that nobody can reach any more.",
                 links=cleaned.links, needs=cleaned.needs))  # fmt: skip
