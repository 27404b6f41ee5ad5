"""Commands that prepare a machine: the database, the catalogue, the index."""

import time
from pathlib import Path

import click
from babel.numbers import format_decimal

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import is_loaded, load_catalogue
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, open_runtime


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of catalogue files instead of the shipped one.",
)
def init(data: Path | None) -> None:
    """Set up the database, load the catalogue and build the index; a second run finds it done."""
    with open_runtime(read_settings(), ready=False) as runtime:
        prepare(runtime, data)
        with runtime.database.reading() as session:
            runtime.live.refresh(session)  # reads the texts of job profiles ahead; a server that starts does not wait


def prepare(runtime: Runtime, data: Path | None = None) -> None:
    """Bring database, catalogue and index up to date, and say what is done."""
    engine = runtime.database.engine
    if migrate(engine):
        click.echo(_("Database set up: %(url)s", url=engine.url.render_as_string(hide_password=True)))
    load(runtime, data or resource_dir("data") / "catalogue")
    prepare_index(runtime)


def load(runtime: Runtime, folder: Path) -> None:
    """Load the catalogue's files unless exactly these were loaded last."""
    with runtime.database.reading() as session:
        if is_loaded(session, folder):
            click.echo(_("Catalogue is up to date."))
            return
    with runtime.database.writing() as session:
        changed = load_catalogue(session, folder, _say_file)
    click.echo(_("Catalogue loaded: %(changed)s records new or changed.", changed=changed))


def _say_file(name: str, changed: int) -> None:
    click.echo(f"  {name:<18} {changed:>6}")


def prepare_index(runtime: Runtime) -> None:
    """Make sure that the snapshot of the index fits the catalogue."""
    started = time.perf_counter()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
    seconds = format_decimal(round(time.perf_counter() - started, 1), locale=current_language())
    click.echo(_("Index ready: %(number)s programmes (%(seconds)s s).", number=len(loaded.index), seconds=seconds))
