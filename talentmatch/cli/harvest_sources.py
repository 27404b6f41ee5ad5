"""Commands about the sources that are kept to be harvested again and again."""

from datetime import UTC, datetime
from typing import Any

import click

from talentmatch.accounts.actor import OPERATOR
from talentmatch.cli.forms import format_option, print_rows
from talentmatch.config import read_settings
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.exchange.harvest.inputs import SourceInput, read_harvest
from talentmatch.exchange.harvest.sources import add_source, list_sources, remove_source, set_source_state
from talentmatch.exchange.import_runs import failure_text
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.models import HarvestRun, HarvestSource
from talentmatch.models.harvest import HARVEST_KINDS
from talentmatch.runtime import open_runtime

SOURCE = (
    "id",
    "kind",
    "state",
    "address",
    "table_name",
    "provider_id",
    "schedule_note",
    "last_run",
    "outcome",
    "failure",
)
OUTCOMES = {"applied": N_("applied"), "unchanged": N_("nothing new"), "failed": N_("failed")}


@click.group("harvest-sources")
def harvest_sources() -> None:
    """Keep, list, pause and remove the sources that are harvested again and again."""


@harvest_sources.command("add")
@click.argument("source_id", metavar="NAME")
@click.argument("address")
@click.option("--kind", type=click.Choice(HARVEST_KINDS), required=True, help="What the address holds.")
@click.option("--table", "table_name", default="", type=click.Choice(["", *(file.name for file in FILES)]),
              help="The table of CSV.", show_default=False)  # fmt: skip
@click.option("--provider", "provider_id", default="", metavar="ID", help="Take the records of this provider alone.")
@click.option("--note", "schedule_note", default="", help="When it is harvested, in words.")
def add(source_id: str, address: str, **values: str) -> None:
    """Keep a source under a NAME."""
    entered = read_harvest(SourceInput, {"id": source_id, "address": address, **values})
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        add_source(session, OPERATOR, entered, now=datetime.now(UTC))
    click.echo(_("The source is kept. To see what it would bring: talentmatch harvest %(id)s --dry-run", id=source_id))


@harvest_sources.command("list")
@format_option
def list_(form: str) -> None:
    """List the sources: name, kind, state, address, and what came of the last time."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        found = list_sources(session)
    if form == "table":
        click.echo("\n".join(source_line(source, run) for source, run in found) or _("No source is kept yet."))
    else:
        print_rows(SOURCE, [source_row(source, run) for source, run in found], form)


def source_line(source: HarvestSource, run: HarvestRun | None) -> str:
    """Return one line about a source, and a second with its note where it has one."""
    last = _("not harvested yet") if run is None else f"{run.started_at:%Y-%m-%d %H:%M} UTC, {_(OUTCOMES[run.outcome])}"
    told = f": {failure_text(run)}" if run is not None and run.failure else ""
    state = _("active") if source.state == "active" else _("paused")
    line = f"{source.id:<24} {source.kind:<11} {state:<8} {source.address}  {last}{told}"
    return f"{line}\n  {source.schedule_note}" if source.schedule_note else line


def source_row(source: HarvestSource, run: HarvestRun | None) -> dict[str, Any]:
    """Return a source as plain values."""
    last = (
        {"last_run": run.started_at.isoformat(), "outcome": run.outcome} if run else {"last_run": None, "outcome": None}
    )
    return {**source.model_dump(mode="json"), **last, "failure": failure_text(run) if run and run.failure else None}


@harvest_sources.command("pause")
@click.argument("source_id", metavar="NAME")
def pause(source_id: str) -> None:
    """Let a source be, until it is resumed."""
    _set_state(source_id, "paused")
    click.echo(_("The source %(id)s is paused.", id=source_id))


@harvest_sources.command("resume")
@click.argument("source_id", metavar="NAME")
def resume(source_id: str) -> None:
    """Let a paused source be harvested again."""
    _set_state(source_id, "active")
    click.echo(_("The source %(id)s is active.", id=source_id))


def _set_state(source_id: str, state: str) -> None:
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        set_source_state(session, OPERATOR, source_id, state=state, now=datetime.now(UTC))


@harvest_sources.command("remove")
@click.argument("source_id", metavar="NAME")
def remove(source_id: str) -> None:
    """Forget a source; what it brought stays."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        remove_source(session, OPERATOR, source_id, now=datetime.now(UTC))
    click.echo(_("The source %(id)s is forgotten; what it brought stays.", id=source_id))
