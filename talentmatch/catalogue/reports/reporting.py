"""Take in a report of an error, without an account. Services flush, never commit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.queries import get_card, get_provider
from talentmatch.catalogue.reports.inputs import ReportInput
from talentmatch.models import ErrorReport
from talentmatch.needs.queries import get_profile
from talentmatch.skills.queries import get_skill

TABLE = "error_report"
PAGE = "page"
KEPT_DAYS = 730  # 24 months


@dataclass(frozen=True)
class Subject:
    """What a report is about: a record, or with the table ``page`` any other page; ``path`` without the language."""

    table_name: str
    record_id: str
    path: str


def require_subject(session: Session, subject: Subject) -> str | None:
    """Return whose record a report is about, None where it is of no provider; raise NotFound when nobody sees it."""
    name, record_id = subject.table_name, subject.record_id
    if name == "programme":
        return get_card(session, record_id).provider.id
    if name == "provider":
        return get_provider(session, record_id).id
    if name == "job_profile":
        get_profile(session, record_id)
    if name == "skill":
        get_skill(session, record_id)
    return None


def report_error(session: Session, actor: Actor, subject: Subject, data: ReportInput, *, now: datetime) -> int:
    """Store a report and return its number; raise NotFound for a record that the public does not see.

    The audit log gets the subject and the kind, never the words or the address of whoever reports.
    """
    require(actor, "public.read")
    row = ErrorReport(
        table_name=subject.table_name,
        record_id=subject.record_id,
        provider_id=require_subject(session, subject),
        path=subject.path,
        kind=data.kind,
        message=data.message,
        email=data.email or "",
        lang=data.lang,
        created_at=now,
    )
    session.add(row)
    session.flush()
    changes = {"about": (None, subject.path), "kind": (None, data.kind)}
    record_change(session, actor, "report", (TABLE, str(row.id)), changes=changes, now=now)
    return int(row.id or 0)


def clean_reports(session: Session, now: datetime) -> int:
    """Remove the reports that came in more than 24 months ago, answered or not; return how many."""
    return session.exec(delete(ErrorReport).where(col(ErrorReport.created_at) <= now - timedelta(KEPT_DAYS))).rowcount
