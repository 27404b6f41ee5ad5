"""Commands about ESCO, which stands beside the curated vocabulary of skills."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlmodel import Session

from talentmatch.cli.forms import print_json
from talentmatch.cli.show_esco import comparison_lines, contents_lines, contents_row
from talentmatch.config import read_settings
from talentmatch.exchange.esco import Imported, ImportedFile, import_esco, open_download
from talentmatch.i18n import gettext as _
from talentmatch.runtime import open_runtime
from talentmatch.skills.esco import remove_release, use_release
from talentmatch.skills.esco_changes import Comparison, compare_releases
from talentmatch.skills.esco_queries import (
    ATTRIBUTION,
    LICENCE,
    current_release,
    describe_release,
    get_release,
    list_releases,
    previous_release,
)

format_option = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)  # what a release holds and changes is no table


@click.group()
def skills() -> None:
    """Import ESCO, the European classification of skills and occupations, and see what its versions change."""


@skills.command("import-esco")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--version", help="Version of the files, where their names do not say it, for example 1.2.0.")
@click.option("--dry-run", is_flag=True, help="Check everything and say what would change, but store nothing.")
@format_option
def import_(paths: tuple[Path, ...], version: str | None, dry_run: bool, form: str) -> None:
    """Import zips, folders or files of the ESCO download, in any number of languages.

    Every version is kept; the latest is in use. What is there already is left as it is.
    """
    download = open_download(paths, version)
    say = say_file if form == "table" else None
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        before = current_release(session)
        against = before.version if before is not None and before.version != download.version else None
        imported = import_esco(session, download, now=datetime.now(UTC), progress=say)
        comparison = compare(session, imported.version, against)
        if dry_run:
            session.rollback()
    show_import(imported, comparison, dry_run=dry_run, form=form)


def say_file(file: ImportedFile) -> None:
    """Print how many rows of a file were read, and how many were about concepts that are in no file."""
    left_out = _("left out: %(number)s", number=file.left_out) if file.left_out else ""
    click.echo(f"  {file.name:<34} {file.rows:>7}  {left_out}".rstrip())


def compare(session: Session, version: str, against: str | None) -> Comparison:
    """Return what a stored version changes against another."""
    return compare_releases(
        session, get_release(session, against) if against is not None else None, get_release(session, version)
    )


def show_import(imported: Imported, comparison: Comparison, *, dry_run: bool, form: str) -> None:
    """Print what an import did, as a table or as JSON."""
    if form == "json":
        print_json({**asdict(imported), "dry_run": dry_run, "changes": comparison.to_dict()})
        return
    if not imported.files:
        click.echo(_("ESCO %(version)s has all of these files already; nothing to do.", version=imported.version))
        return
    for line in comparison_lines(comparison):
        click.echo(line)
    if dry_run:
        click.echo(_("This was a dry run: nothing was stored."))
    elif imported.is_current:
        click.echo(_("ESCO %(version)s is imported and in use.", version=imported.version))
    else:
        click.echo(_("ESCO %(version)s is imported and kept beside the one in use.", version=imported.version))


@skills.command("esco-report")
@click.option("--version", help="Version to report on; the one in use when not given.")
@click.option("--against", help="Version to compare it with; the one before it when not given.")
@format_option
def esco_report(version: str | None, against: str | None, form: str) -> None:
    """Show the versions of ESCO that are here, what the latest change was, and which curated skills it concerns."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        stored = [describe_release(session, release) for release in list_releases(session)]
        release = get_release(session, version) if version is not None else current_release(session)
        old = get_release(session, against) if against is not None else release and previous_release(session, release)
        comparison = compare_releases(session, old, release) if release is not None else None
    if form == "json":
        changes = comparison.to_dict() if comparison is not None else None
        found = [contents_row(contents) for contents in stored]
        print_json({"attribution": ATTRIBUTION, "licence": LICENCE, "releases": found, "changes": changes})
        return
    for contents in stored:
        click.echo("\n".join(contents_lines(contents)))
    if comparison is None:
        click.echo(_("No version of ESCO was imported. Run: talentmatch skills import-esco"))
        return
    click.echo("\n".join(comparison_lines(comparison)))
    click.echo(f"{ATTRIBUTION} {LICENCE}.")


@skills.command("use-esco")
@click.argument("version")
def use_esco(version: str) -> None:
    """Put an imported VERSION of ESCO into use."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        use_release(session, version)
    click.echo(_("ESCO %(version)s is in use.", version=version))


@skills.command("remove-esco")
@click.argument("version")
def remove_esco(version: str) -> None:
    """Remove an imported VERSION of ESCO with all that it holds."""
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        remove_release(session, version)
    click.echo(_("ESCO %(version)s is removed.", version=version))
