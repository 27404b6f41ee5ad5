"""The commands of the match index: build it, publish it for other machines, and look after what was published."""

from datetime import UTC, datetime
from pathlib import Path

import click
from babel.dates import format_datetime

from talentmatch.config import read_settings
from talentmatch.errors import ConfigurationError
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.bridge import build_bridge
from talentmatch.matching.live_loaded import keep_read
from talentmatch.matching.live_origin import origin_of
from talentmatch.matching.live_segments import Standing, built
from talentmatch.matching.live_store import find_stored, store
from talentmatch.matching.profile_vectors import asked_by_profiles
from talentmatch.matching.snapshots.manifest import Manifest
from talentmatch.matching.snapshots.publishing import (
    KEPT,
    current_name,
    list_published,
    publish,
    roll_back,
    verify_published,
)
from talentmatch.runtime import Runtime, open_runtime

FOLDER = click.Path(path_type=Path, file_okay=False)
NO_FOLDER = N_("Say in which directory snapshots are published: --from DIR, or the setting TALENTMATCH_SNAPSHOTS.")
published_in = click.option("--from", "folder", type=FOLDER, help="Directory instead of TALENTMATCH_SNAPSHOTS.")


@click.group(invoke_without_command=True)
@click.pass_context
def index(context: click.Context) -> None:
    """Build the match index, and publish it for other machines; without a command, build."""
    if context.invoked_subcommand is None:
        context.invoke(build)


@index.command()
@click.option("--publish", "folder", type=FOLDER, help="Publish the snapshot in this directory for other machines.")
@click.option("--keep", type=click.IntRange(1), default=KEPT, show_default=True, help="Published snapshots that stay.")
def build(folder: Path | None = None, keep: int = KEPT) -> None:
    """Build the match index of the catalogue anew and save its snapshot."""
    with open_runtime(read_settings()) as runtime:
        standing = build_standing(runtime)
        version, number = standing.index.version[:12], len(standing.index)
        click.echo(_("Index built: %(number)s programmes, version %(version)s.", number=number, version=version))
        if folder is not None:
            manifest = publish(standing, folder, now=datetime.now(UTC), keep=keep)
            click.echo(_("Published: %(name)s", name=manifest.name))
        read_profiles(runtime, standing)


def build_standing(runtime: Runtime) -> Standing:
    """Build and store the index; vectors of programmes that did not change are taken from the stored one."""
    folder = runtime.settings.index_dir
    with runtime.database.reading() as session:
        former = find_stored(folder, origin_of(session))
        standing = built(session, former.index if former else None)
    store(standing, folder)
    return standing


def read_profiles(runtime: Runtime, standing: Standing) -> None:
    """Read the texts of the job profiles ahead, for the servers of this machine."""
    with runtime.database.reading() as session:
        asked = asked_by_profiles(session, build_bridge(session))
    keep_read(asked, standing, runtime.settings.index_dir)


@index.command("list")
@published_in
def list_(folder: Path | None) -> None:
    """List the published snapshots, the newest first; a star marks the one that is served."""
    folder = _folder(folder)
    present = current_name(folder)
    for manifest in list_published(folder):
        click.echo(f"{'*' if manifest.name == present else ' '} {_line(manifest)}")


@index.command()
@click.argument("name", required=False)
@published_in
def rollback(name: str | None, folder: Path | None) -> None:
    """Let every machine go back to a former snapshot: that of this NAME, or the one before the present."""
    manifest = roll_back(_folder(folder), name)
    click.echo(_("Served from now on: %(name)s", name=manifest.name))


@index.command()
@click.argument("name", required=False)
@published_in
def verify(name: str | None, folder: Path | None) -> None:
    """Check every file of the published snapshots, or of that of this NAME; exit status 2 when one is damaged."""
    for manifest in verify_published(_folder(folder), name):
        click.echo(_("Whole: %(name)s", name=manifest.name))


def _folder(given: Path | None) -> Path:
    folder = given or read_settings().snapshots_dir
    if folder is None:
        raise ConfigurationError(NO_FOLDER)
    return folder


def _line(manifest: Manifest) -> str:
    made = format_datetime(manifest.made_at, "short", locale=current_language())
    told = _("%(number)s programmes, state %(state)s", number=manifest.programmes, state=manifest.key)
    return f"{manifest.name}  {made}  {told}"
