"""The command that brings records in from elsewhere on the web."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click

from talentmatch import __version__
from talentmatch.accounts.actor import OPERATOR
from talentmatch.cli.show_files import plan_lines
from talentmatch.config import read_settings
from talentmatch.errors import InvalidData, TalentmatchError
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.exchange.harvest.fetching import Fetcher
from talentmatch.exchange.harvest.gathering import Asked
from talentmatch.exchange.harvest.harvesting import Harvester, Wish, asked_of
from talentmatch.exchange.harvest.inputs import HarvestInput, read_harvest
from talentmatch.exchange.harvest.robots import AGENT
from talentmatch.exchange.harvest.sources import get_source, list_sources
from talentmatch.exchange.harvest.storing import HarvestReport, TableReport
from talentmatch.exchange.import_runs import Consent
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.models.harvest import HARVEST_KINDS
from talentmatch.runtime import Runtime, open_runtime

MOST_SHOWN = 50
FAILED = N_("%(failed)s of %(all)s sources could not be harvested.")


@click.command("harvest")
@click.argument("source", required=False)
@click.option("--all", "every", is_flag=True, help="Harvest every kept source that is not paused.")
@click.option("--kind", type=click.Choice(HARVEST_KINDS), help="What an address holds; for an address alone.")
@click.option("--table", type=click.Choice([file.name for file in FILES]), help="The table of CSV at an address.")
@click.option("--provider", default="", metavar="ID", help="Take the records of this provider alone from an address.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and store nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave faulty rows out and name them.")
@click.option("--confirm", is_flag=True, help="Go on although much has vanished from the source.")
@click.option("--anew", is_flag=True, help="Read the source even when it has not changed.")
def harvest(source: str | None, every: bool, **chosen: str | bool | None) -> None:
    """Fetch a SOURCE and import what it has, all of it or nothing.

    SOURCE is the name of a kept one (see harvest-sources) or an address with --kind: courses in JSON-LD, a sitemap of
    pages with them, learning opportunities of the European Learning Model (elm), CSV, or another talentmatch. What has
    vanished from a source is named and left alone.
    """
    if every == bool(source):
        raise InvalidData(N_("Name one source, or give --all."))
    wish = Wish(
        Consent(confirm=bool(chosen["confirm"]), skip_bad=bool(chosen["skip_bad"])),
        dry_run=bool(chosen["dry_run"]),
        anew=bool(chosen["anew"]),
    )
    with open_runtime(read_settings()) as runtime:
        if every:
            harvest_every(runtime, wish)
        elif source and "://" in source:
            named = {
                "kind": chosen["kind"] or "",
                "table_name": chosen["table"] or "",
                "provider_id": chosen["provider"],
            }
            harvest_one(runtime, Asked(**vars(read_harvest(HarvestInput, {"address": source, **named}))), wish)
        else:
            harvest_one(runtime, kept(runtime, source or "", wish), wish)


def kept(runtime: Runtime, source_id: str, wish: Wish) -> Asked:
    """Return what to ask of a kept source."""
    with runtime.database.reading() as session:
        return asked_of(get_source(session, source_id), anew=wish.anew)


def harvest_every(runtime: Runtime, wish: Wish) -> None:
    """Harvest all sources that are not paused; one that fails is named and the rest go on. Raise InvalidData then."""
    with runtime.database.reading() as session:
        names = [source.id for source, _run in list_sources(session, state="active")]
    failed = 0
    for name in names:
        click.echo(f"{name}:")
        try:
            harvest_one(runtime, kept(runtime, name, wish), wish)
        except TalentmatchError as error:
            failed += 1
            click.echo(f"  {error.text()}", err=True)
    if failed:
        raise InvalidData(FAILED, failed=failed, all=len(names))


def harvest_one(runtime: Runtime, asked: Asked, wish: Wish) -> None:
    """Harvest a source and say what came of it."""
    fetcher = Fetcher(f"{AGENT}/{__version__} (+{runtime.settings.base_url})")
    report = Harvester(runtime.database, OPERATOR, fetcher, datetime.now(UTC)).harvest(asked, wish)
    click.echo("\n".join(report_lines(report)))
    if wish.dry_run:
        click.echo(_("This was a dry run: nothing was stored."))
        refuse_as_it_would(report, wish.consent)


def refuse_as_it_would(report: HarvestReport, consent: Consent) -> None:
    """Raise InvalidData after a dry run when the harvest itself would be refused."""
    if report.counts()["faulty"] and not consent.skip_bad:
        raise InvalidData(N_("Rows of the source are faulty. Have them mended, or leave them out with --skip-bad."))
    if any(table.plan.shrinking for table in report.tables) and not consent.confirm:
        raise InvalidData(N_("Much is no longer in the source. Say with --confirm that this is meant."))


def report_lines(report: HarvestReport) -> Iterator[str]:
    """Yield what a harvest did, table by table."""
    if not report.tables:
        yield "  " + _("Nothing has changed since the last time.")
    for table in report.tables:
        if any(table.counts().values()):
            yield f"  {table.plan.table}"
            yield from table_lines(table)


def table_lines(table: TableReport) -> Iterator[str]:
    """Yield what became of a table: counts, first changes, what has vanished, and what was left out."""
    yield from plan_lines(table.plan)
    for missing in table.plan.missing:
        names = ", ".join(missing.ids[:MOST_SHOWN])
        yield "  " + _("no longer there, left as they are: %(ids)s", ids=names)
    for fault in table.plan.faults[:MOST_SHOWN]:
        yield f"  {fault.text()}"
    if table.left_out:
        yield "  " + _("not of the provider of this source, left out: %(number)s", number=table.left_out)
    if table.import_id:
        yield "  " + _("Import %(id)s. To take it back: talentmatch undo-import %(id)s", id=table.import_id)
