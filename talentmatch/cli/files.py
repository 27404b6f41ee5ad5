"""Commands that bring the tables of the catalogue in and out as files."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click
from sqlmodel import Session

from talentmatch.accounts.actor import OPERATOR
from talentmatch.cli.forms import format_option, print_rows
from talentmatch.cli.local_files import form_of, opened, settle_faults, writing_to
from talentmatch.cli.need_files import NEEDS, export_company_needs, import_needs, undo_any
from talentmatch.cli.progress import telling
from talentmatch.cli.show_files import RUN, plan_lines, run_line
from talentmatch.config import read_settings
from talentmatch.errors import InvalidData
from talentmatch.exchange.catalogue_files import FILES, CatalogueFile, file_of
from talentmatch.exchange.export import Form, export_table, write_template
from talentmatch.exchange.import_lock import refuse_while_running
from talentmatch.exchange.import_runs import Consent, find_applied, list_imports, save_plan
from talentmatch.exchange.incoming import read_incoming
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Source
from talentmatch.exchange.run_import import begin_import, finish_import
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.runtime import Runtime, open_runtime

table_argument = click.argument("table", type=click.Choice([*(file.name for file in FILES), NEEDS]))
company_option = click.option("--company", metavar="ID", help="The company whose needs go in or out; for needs alone.")


@click.command("import")
@table_argument
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would change, and store nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave faulty rows out and write them to FILE.rejects.csv.")
@click.option("--confirm", is_flag=True, help="Go on although much of a provider is missing from the file.")
@click.option("--quiet", is_flag=True, help="Do not say how far it has come.")
@company_option
def import_(table: str, path: Path, company: str | None, **chosen: bool) -> None:
    """Import a FILE into a TABLE, all of it or nothing.

    CSV in any usual encoding and with any usual delimiter, the first sheet of an Excel file, or courses in JSON-LD:
    a .json or .jsonld file or a saved web page. Records that are missing from the file are left alone.
    """
    dry_run, quiet = chosen.pop("dry_run"), chosen.pop("quiet")
    agreed = Consent(**chosen)
    if table == NEEDS:
        import_needs(path, company, dry_run=dry_run, skip_bad=agreed.skip_bad)
    else:
        import_table(file_of(table), path, agreed, dry_run=dry_run, quiet=quiet)


def import_table(file: CatalogueFile, path: Path, agreed: Consent, *, dry_run: bool, quiet: bool) -> None:
    """Import a file into a table of the catalogue."""
    with open_runtime(read_settings()) as runtime, opened(path) as source:
        with runtime.database.reading() as session:
            plan = make_plan(session, file, source, quiet=quiet)
            applied = find_applied(session, file.name, source.sha256())
        click.echo("\n".join(plan_lines(plan)))
        settle_faults(file.columns, path, plan, skip_bad=agreed.skip_bad)
        if not plan.changes:
            again = _("Import %(id)s applied this file before.", id=applied.id) if applied else ""
            click.echo(" ".join([_("There is nothing to do."), again]).rstrip())
        elif dry_run:
            click.echo(_("This was a dry run: nothing was stored."))
        else:
            run_id = save(runtime, plan, source)
            apply(runtime, run_id, agreed, quiet=quiet)


def make_plan(session: Session, file: CatalogueFile, source: Source, *, quiet: bool) -> ImportPlan:
    """Compare a file with the database, and say how far reading has come."""
    now = datetime.now(UTC)
    refuse_while_running(session, now)
    items = read_incoming(session, source, file, now.date())
    with telling(lambda number: _("%(number)s rows read", number=number), quiet=quiet) as tell:
        return plan_import(session, file, source.name, items, progress=tell)


def save(runtime: Runtime, plan: ImportPlan, source: Source) -> int:
    """Store a plan; return the number of its import."""
    with runtime.database.writing() as session:
        described = (source.name, source.sha256())
        return save_plan(session, OPERATOR, plan, file=described, now=datetime.now(UTC)).id or 0


def apply(runtime: Runtime, run_id: int, consent: Consent, *, quiet: bool) -> None:
    """Apply an import, say how far it has come, and under which number it can be undone."""
    database, now = runtime.database, datetime.now(UTC)
    total = begin_import(database, OPERATOR, run_id, consent=consent, now=now)
    with telling(lambda number: _("%(done)s of %(total)s records", done=number, total=total), quiet=quiet) as tell:
        finish_import(database, OPERATOR, run_id, now, progress=tell)
    click.echo(_("Import %(id)s is applied. To take it back: talentmatch undo-import %(id)s", id=run_id))


@click.command()
@table_argument
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", is_flag=True, help="Write the header alone, to be filled in.")
@click.option("--id", "names", multiple=True, metavar="ID", help="Write this record; give it once for each.")
@click.option(
    "--ids-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the records that this file names, one identifier on each line.",
)
@company_option
def export(table: str, path: Path, template: bool, company: str | None, **chosen: Any) -> None:
    """Write a TABLE, or some of its records, to a FILE that can be imported again: .csv or .xlsx."""
    if table == NEEDS:
        export_company_needs(path, company, template=template)
    else:
        export_catalogue(file_of(table), path, wanted_ids(chosen["names"], chosen["ids_file"]), template=template)


def export_catalogue(file: CatalogueFile, path: Path, ids: Collection[str] | None, *, template: bool) -> None:
    """Write a table of the catalogue, or its header alone."""
    form = form_of(path)
    with writing_to(path) as part, part.open("wb") as stream:
        number = 0 if template else export_records(file, stream, form, ids)
        if template:
            write_template(file, stream, form)
    click.echo(_("%(path)s written: %(number)s records.", path=path, number=number))


def export_records(file: CatalogueFile, stream: BinaryIO, form: Form, ids: Collection[str] | None) -> int:
    """Write the records of a table, all or those of ``ids``; return how many."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        return export_table(session, file, stream, form=form, ids=ids)


def wanted_ids(names: Collection[str], path: Path | None) -> set[str] | None:
    """Return the identifiers that options and a file name; None for every record.

    Raises InvalidData for a file that cannot be read, that is no UTF-8 or that names nothing.
    """
    if path is None:
        return set(names) or None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InvalidData(N_("%(path)s cannot be read (%(reason)s)."), path=path, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise InvalidData(N_("%(path)s is not UTF-8; save it as UTF-8."), path=path) from None
    ids = {line.strip() for line in text.splitlines() if line.strip()} | set(names)
    if not ids:
        raise InvalidData(N_("%(path)s names no record; write one identifier on each line."), path=path)
    return ids


@click.command()
@format_option
def imports(form: str) -> None:
    """List the imports, the latest first."""
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        runs = list_imports(session)
    if form == "table":
        click.echo("\n".join(map(run_line, runs)) or _("Nothing was imported yet."))
    else:
        print_rows(RUN, [run.model_dump(mode="json", include=set(RUN)) for run in runs], form)


@click.command("undo-import")
@click.argument("run_id", metavar="ID", type=click.IntRange(1, 2**31 - 1))
def undo_import_(run_id: int) -> None:
    """Take back the import with this ID, unless its records were edited since."""
    with open_runtime(read_settings()) as runtime:
        number = undo_any(runtime.database, run_id, datetime.now(UTC))
    click.echo(_("Import %(id)s is undone: %(number)s records are as they were.", id=run_id, number=number))
