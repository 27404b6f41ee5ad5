"""The command that sends the mails that people asked for."""

from datetime import UTC, datetime

import click

from talentmatch.accounts.mail import Mailer, mailer_for
from talentmatch.config import read_settings
from talentmatch.employers.alerts import drop_unconfirmed
from talentmatch.employers.news import alerts_due, has_news, put_back, take_news
from talentmatch.employers.news_letters import tell
from talentmatch.errors import Busy
from talentmatch.i18n import ngettext, use_language
from talentmatch.runtime import Runtime, open_runtime


@click.command("send-alerts")
def send_alerts() -> None:
    """Mail people what is new of the needs and programmes that they watch; run it once a day."""
    now = datetime.now(UTC)
    with open_runtime(read_settings()) as runtime:
        settings = runtime.settings
        mailer = mailer_for(settings.smtp_url, settings.mail_from, settings.mail_dir)
        with runtime.database.writing() as session:
            drop_unconfirmed(session, now)
        with runtime.database.reading() as session:
            due = [alert_id for alert_id in alerts_due(session, now) if has_news(session, alert_id)]
        sent = sum(send(runtime, mailer, alert_id, now) for alert_id in due)
    click.echo(ngettext("%(num)s mail sent", "%(num)s mails sent", sent))


def send(runtime: Runtime, mailer: Mailer, alert_id: int, now: datetime) -> bool:
    """Send one mail and return whether there was one; raise Busy when it cannot be sent, and let it be told again.

    What is told is noted before the mail leaves, so that no run that was cut off tells it twice.
    """
    with runtime.database.writing() as session:
        taken = take_news(session, alert_id, now)
        if taken is None:
            return False
        news, before = taken
        with use_language(news.lang):
            mail = tell(news, f"{runtime.settings.base_url}/{news.lang}")
    try:
        mailer.send(mail)
    except Busy:
        with runtime.database.writing() as session:
            put_back(session, alert_id, before)
        raise
    return True
