"""Commands about the catalogue's files."""

from pathlib import Path

import click

from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.load import read_catalogue
from talentmatch.i18n import gettext as _
from talentmatch.resources import resource_dir


@click.command("check-data")
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def check_data(folder: Path | None) -> None:
    """Check every file of a catalogue folder (the shipped one by default) and name each fault."""
    folder = folder or resource_dir("data") / "catalogue"
    tables, faults = read_catalogue(folder)
    if faults:
        raise FaultyFiles(faults)
    for name, records in tables.items():
        click.echo(f"  {name:<18} {len(records):>6}")
    click.echo(_("No fault found in %(folder)s.", folder=folder))
