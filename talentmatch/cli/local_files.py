"""Files on this machine that commands read and write: whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from talentmatch.errors import InvalidData
from talentmatch.exchange.export import FORMS, Form, write_rows
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.reading import Source
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Give a file to read; raise InvalidData when it cannot be read."""
    try:
        with path.open("rb") as stream:
            yield Source(path.name, stream)
    except OSError as error:
        raise InvalidData(N_("%(path)s cannot be read (%(reason)s)."), path=path, reason=error.strerror) from None


@contextmanager
def writing_to(path: Path) -> Iterator[Path]:
    """Give a file to write to that takes its place at the end, so that nobody ever finds half a file."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise InvalidData(N_("%(path)s cannot be written (%(reason)s)."), path=path, reason=error.strerror) from None
    finally:
        part.unlink(missing_ok=True)


def settle_faults(columns: Sequence[str], path: Path, plan: ImportPlan, *, skip_bad: bool) -> None:
    """Raise FaultyFiles for the faults of a plan, or write its faulty rows to a file of their own and name each."""
    if not plan.faulty:
        return
    if not skip_bad:
        raise FaultyFiles(plan.faults)
    rejects = path.with_name(f"{path.name}.rejects.csv")
    rows = [[row.cells.get(column, "") for column in columns] for row in plan.faulty if row.cells]
    with writing_to(rejects) as part, part.open("wb") as stream:
        write_rows(columns, rows, stream, "csv")
    for fault in plan.faults:
        click.echo(f"  {fault.text()}", err=True)
    click.echo(_("Left out: %(number)s rows, written to %(path)s.", number=len(plan.faulty), path=rejects), err=True)


def form_of(path: Path) -> Form:
    """Return the form that a file's name asks for; raise InvalidData for any other."""
    form = next((form for form in FORMS if path.suffix.lower() == f".{form}"), None)
    if form is None:
        raise InvalidData(N_("%(path)s must end in .csv or .xlsx."), path=path)
    return form
