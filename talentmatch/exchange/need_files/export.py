"""Write the needs of a company as a file that can be imported again: what goes out and comes in changes nothing."""

from typing import BinaryIO

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.employers.overview import get_company
from talentmatch.exchange.export import Form, write_rows
from talentmatch.exchange.need_files.known import stored_needs
from talentmatch.exchange.need_files.row import COLUMNS


def export_needs(session: Session, actor: Actor, company_id: str, stream: BinaryIO, *, form: Form) -> int:
    """Write the needs of a company, the oldest first; return how many. Raise NotFound for another's company."""
    get_company(session, actor, company_id)
    needs = stored_needs(session, company_id)
    rows = [[need_id, *(need.values[column] for column in COLUMNS[1:])] for need_id, need in needs.items()]
    write_rows(COLUMNS, rows, stream, form)
    return len(rows)


def write_need_template(stream: BinaryIO, form: Form) -> None:
    """Write the header alone, to be filled in."""
    write_rows(COLUMNS, [], stream, form)
