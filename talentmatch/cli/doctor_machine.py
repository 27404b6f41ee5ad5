"""Checks of what lies around the product: how it is reached, the disk, the mail."""

import os
import shutil
import smtplib
from pathlib import Path
from urllib.parse import urlsplit

from talentmatch.accounts.mail import SmtpMailer
from talentmatch.config import Settings
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _

LEAST_FREE = 500  # megabytes: an import, an index and its former one
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def served_at(settings: Settings) -> str:
    """Check that the public address keeps what people type from being read on its way."""
    address = urlsplit(settings.base_url)
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        raise InvalidData(
            N_(
                "Settings: visitors reach %(address)s without encryption, passwords included. Put a proxy with HTTPS "
                "before it and set TALENTMATCH_BASE_URL to its https address."
            ),
            address=settings.base_url,
        )
    return _("Settings: they can be read; the public address is %(address)s.", address=settings.base_url)


def disk(settings: Settings) -> str:
    """Check that the folder of the instance can be written and has room."""
    folder = first_there(settings.instance_dir)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InvalidData(
            N_("Disk: %(folder)s cannot be written. Give it to the user that runs talentmatch."), folder=folder
        )
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LEAST_FREE:
        raise InvalidData(
            N_("Disk: %(folder)s has %(free)s MB left. Make room: at least %(least)s MB."),
            folder=folder, free=free, least=LEAST_FREE,
        )  # fmt: skip
    return _("Disk: %(folder)s can be written and has %(free)s MB left.", folder=folder, free=free)


def first_there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def mail(settings: Settings) -> str:
    """Check that the mail server lets us in; without one mails become files."""
    if not settings.smtp_url:
        return _("Mail: no server is set; mails are written to files in %(folder)s.", folder=settings.mail_dir)
    server = urlsplit(settings.smtp_url).hostname
    try:
        with SmtpMailer(settings.smtp_url, settings.mail_from).greeted():
            return _("Mail: %(server)s lets us in.", server=server)
    except (OSError, smtplib.SMTPException) as error:
        raise InvalidData(
            N_("Mail: %(server)s cannot be used (%(reason)s). Check TALENTMATCH_SMTP_URL, and that the server is up."),
            server=server, reason=error,
        ) from error  # fmt: skip
