"""Commands about the audit log."""

import sys

import click

from talentmatch.accounts.audit import verify_audit
from talentmatch.config import read_settings
from talentmatch.i18n import gettext as _
from talentmatch.runtime import open_runtime

EXIT_TAMPERED = 1


@click.group()
def audit() -> None:
    """Look at the log of who changed what."""


@audit.command("verify")
def verify() -> None:
    """Check that no entry was altered or left out; status 1 names the first that does not fit."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        number = verify_audit(session)
    if number is None:
        click.echo(_("The audit log is whole."))
        return
    click.echo(_("The audit log was tampered with: entry %(number)s does not fit.", number=number), err=True)
    sys.exit(EXIT_TAMPERED)
