"""Everything that is stored about the owner of an account, without secrets, as values of JSON."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, SQLModel, and_, col, or_, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.own import get_own_account
from talentmatch.accounts.pseudonyms import acted_as, names_in_log
from talentmatch.models import (
    Account,
    AccountLink,
    AccountSession,
    ApiAnswer,
    ApiToken,
    AuditEntry,
    EmailChange,
    ImportRun,
    KnownDevice,
    PendingChange,
    RecoveryCode,
    Webhook,
)

SECRET = {"password_hash", "totp_secret", "totp_step", "token_hash", "csrf_secret", "pending_secret", "code_hash"}
SECRET |= {"key_hash", "request_hash", "secret", "former_secret"}
TABLES = (AccountSession, KnownDevice, AccountLink, RecoveryCode, EmailChange, ApiToken, ApiAnswer, Webhook)
IMPORT_FIELDS = {"id", "table_name", "file_name", "state", "planned_at"}


def own_data(session: Session, actor: Actor) -> dict[str, Any]:
    """Return what is stored about an actor's account, and what the log says that it did and was done to it."""
    account = get_own_account(session, actor)
    found: dict[str, Any] = {"account": _plain(account)}
    for table in TABLES:
        rows = session.exec(select(table).where(col(table.account_id) == account.id)).all()
        found[str(table.__tablename__)] = [_plain(row) for row in rows]
    names = names_in_log(session, account.email)
    proposed = session.exec(select(PendingChange).where(col(PendingChange.proposed_by).in_(names))).all()
    found["proposed_changes"] = [_plain(row) for row in proposed]
    imports = session.exec(select(ImportRun).where(col(ImportRun.actor).in_(names))).all()
    found["imports"] = [row.model_dump(mode="json", include=IMPORT_FIELDS) for row in imports]
    found["audit_log"] = [_plain(row) for row in _entries(session, account, names)]
    return found


def _entries(session: Session, account: Account, names: Sequence[str]) -> Sequence[AuditEntry]:
    about = and_(col(AuditEntry.table_name) == "account", col(AuditEntry.record_id) == str(account.id))
    statement = select(AuditEntry).where(or_(acted_as(names), about))
    return session.exec(statement.order_by(col(AuditEntry.id))).all()


def _plain(row: SQLModel) -> dict[str, Any]:
    return row.model_dump(mode="json", exclude=SECRET)
