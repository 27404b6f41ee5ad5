"""Read the audit log as a whole, newest first, a page at a time."""

from dataclasses import dataclass
from math import ceil

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from talentmatch.accounts.pseudonyms import acted_as, names_in_log
from talentmatch.models import AuditEntry
from talentmatch.models.paging import check_page

PAGE_SIZE = 50


@dataclass(frozen=True)
class AuditRequest:
    """What somebody asks of the log; ``actor``: who, ``record``: the identifier of a record. Empty means all."""

    actor: str = ""
    record: str = ""
    page: int = 1


@dataclass(frozen=True)
class AuditPage:
    """One page of the log, counted from 1."""

    request: AuditRequest
    entries: tuple[AuditEntry, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def list_entries(session: Session, request: AuditRequest) -> AuditPage:
    """Return a page of the log; three queries at most. Raise InvalidData for a page that there is not."""
    conditions = _conditions(session, request)
    total = session.exec(select(func.count()).select_from(AuditEntry).where(*conditions)).one()
    page = AuditPage(request, (), total)
    check_page(request.page, page.pages)
    newest = select(AuditEntry).where(*conditions).order_by(col(AuditEntry.id).desc())
    entries = session.exec(newest.offset((request.page - 1) * PAGE_SIZE).limit(PAGE_SIZE)).all()
    return AuditPage(request, tuple(entries), total)


def _conditions(session: Session, request: AuditRequest) -> list[ColumnElement[bool]]:
    names = names_in_log(session, request.actor)
    record = [col(AuditEntry.record_id) == request.record] if request.record else []
    return [*([acted_as(names)] if any(names) else []), *record]
