"""The needs of one company in and out as a file."""

import io
from datetime import UTC, datetime
from pathlib import Path

import click

from talentmatch.accounts.actor import OPERATOR
from talentmatch.cli.local_files import form_of, opened, settle_faults, writing_to
from talentmatch.cli.show_files import plan_lines
from talentmatch.config import read_settings
from talentmatch.db import Database
from talentmatch.errors import InvalidData
from talentmatch.exchange.need_files.apply import apply_needs, undo_needs
from talentmatch.exchange.need_files.export import export_needs, write_need_template
from talentmatch.exchange.need_files.row import COLUMNS, TABLE
from talentmatch.exchange.need_files.runs import read_plan_of_needs, save_need_plan
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.run_import import run_undo
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.models import CompanyImport
from talentmatch.runtime import Runtime, open_runtime

NEEDS = TABLE


def named_company(company: str | None) -> str:
    """Return the company that an option names; raise InvalidData for none."""
    if not company:
        raise InvalidData(N_("Say whose needs these are: --company and its identifier."))
    return company


def import_needs(path: Path, company: str | None, *, dry_run: bool, skip_bad: bool) -> None:
    """Import a file of needs of a company, all of it or nothing."""
    company_id = named_company(company)
    with open_runtime(read_settings()) as runtime, opened(path) as source:
        with runtime.database.reading() as session:
            plan = read_plan_of_needs(session, OPERATOR, company_id, source)
        click.echo("\n".join(plan_lines(plan)))
        settle_faults(COLUMNS, path, plan, skip_bad=skip_bad)
        if not plan.changes:
            click.echo(_("There is nothing to do."))
        elif dry_run:
            click.echo(_("This was a dry run: nothing was stored."))
        else:
            store_needs(runtime, company_id, plan, (source.name, source.sha256()))


def store_needs(runtime: Runtime, company_id: str, plan: ImportPlan, file: tuple[str, str]) -> None:
    """Apply a plan whose faults were settled, and say under which number it can be undone."""
    now = datetime.now(UTC)
    with runtime.database.writing() as session:
        run_id = save_need_plan(session, OPERATOR, company_id, plan, file=file, now=now)
        apply_needs(session, OPERATOR, run_id, skip_bad=True, now=now)
    click.echo(_("Import %(id)s is applied. To take it back: talentmatch undo-import %(id)s", id=run_id))


def export_company_needs(path: Path, company: str | None, *, template: bool) -> None:
    """Write the needs of a company, or an empty file to fill in."""
    form, stream, number = form_of(path), io.BytesIO(), 0
    if template:
        write_need_template(stream, form)
    else:
        with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
            number = export_needs(session, OPERATOR, named_company(company), stream, form=form)
    with writing_to(path) as part:
        part.write_bytes(stream.getvalue())
    click.echo(_("%(path)s written: %(number)s records.", path=path, number=number))


def undo_any(database: Database, run_id: int, now: datetime) -> int:
    """Take an import back, of the catalogue or of needs; return how many records are as they were."""
    with database.reading() as session:
        of_company = session.get(CompanyImport, run_id) is not None
    if not of_company:
        return run_undo(database, OPERATOR, run_id, now)
    with database.writing() as session:
        return undo_needs(session, OPERATOR, run_id, now)
