"""Send mail: through a server where the settings name one, else into files that the operator reads."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from talentmatch.accounts.tokens import new_token
from talentmatch.errors import Busy
from talentmatch.i18n import N_
from talentmatch.models import Account

TIMEOUT = 3.0  # seconds
SUBMISSION_PORT = 587


@dataclass(frozen=True)
class Mail:
    """A text for one person; ``unsubscribe``: the address that ends such mails at once, for those that come again."""

    to: str
    subject: str
    body: str
    unsubscribe: str = ""


@dataclass(frozen=True)
class Person:
    """Who gets a mail, and in which language."""

    email: str
    name: str
    lang: str


def person_of(account: Account) -> Person:
    """Return to whom mail of an account goes."""
    return Person(account.email, account.name, account.lang)


class Mailer(Protocol):
    """Whatever delivers mail."""

    def send(self, mail: Mail) -> None:
        """Deliver a mail; raise Busy when that is not possible now."""


def mailer_for(smtp_url: str, sender: str, folder: Path) -> Mailer:
    """Return the mailer for these settings; without a server, one that writes files into ``folder``."""
    return SmtpMailer(smtp_url, sender) if smtp_url else FileMailer(folder, sender)


@dataclass(frozen=True)
class FileMailer:
    """Write each mail into a file of its own, for machines without a mail server."""

    folder: Path
    sender: str

    def send(self, mail: Mail) -> None:
        """Write the mail; only the owner of the folder may read it, because it holds a link that lets one in."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"{new_token()[:16]}.eml"
        path.touch(mode=0o600)
        path.write_bytes(bytes(composed(mail, self.sender)))


@dataclass(frozen=True)
class SmtpMailer:
    """Hand each mail to a server; ``url`` is smtp://user:password@host:port, spoken with STARTTLS."""

    url: str
    sender: str

    def send(self, mail: Mail) -> None:
        """Deliver the mail, or raise Busy after three seconds without an answer."""
        try:
            with self.greeted() as server:
                server.send_message(composed(mail, self.sender))
        except (OSError, smtplib.SMTPException) as error:
            raise Busy(N_("The mail could not be sent. Try again in a few minutes.")) from error

    @contextmanager
    def greeted(self) -> Iterator[smtplib.SMTP]:
        """Yield the server once it lets us in; raise OSError or SMTPException when it does not."""
        parts = urlsplit(self.url)
        with smtplib.SMTP(parts.hostname or "", parts.port or SUBMISSION_PORT, timeout=TIMEOUT) as server:
            server.ehlo()
            if parts.username or server.has_extn("starttls"):  # a password never travels in the clear
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            yield server


def composed(mail: Mail, sender: str) -> EmailMessage:
    """Return the mail as it travels."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2].rstrip(">"))
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe:  # one click in the mail program, RFC 8058
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.body)
    return message
