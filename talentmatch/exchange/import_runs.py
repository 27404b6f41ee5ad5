"""The life of an import: planned, running, applied or failed, undone. Services flush and never commit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict, InvalidData, NotFound, TalentmatchError
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_lock import free_lock, refuse_while_running, running_since, take_lock
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.stored_plan import WITHOUT_PLAN, read_plan, write_plan
from talentmatch.i18n import N_, gettext
from talentmatch.models import CompanyImport, HarvestRun, ImportLock, ImportRun
from talentmatch.models.import_run import IMPORT_STATES

PERMISSION = "files.import"
LONGEST_NAME = 200
BROKEN_OFF = N_("It was broken off before it ended. Try again; the log of the server may say more.")


@dataclass(frozen=True)
class Consent:
    """What somebody agreed to: confirm: that much is missing; skip_bad: that faulty rows are left out."""

    confirm: bool = False
    skip_bad: bool = False


def save_plan(session: Session, actor: Actor, plan: ImportPlan, *, file: tuple[str, str], now: datetime) -> ImportRun:
    """Store a plan to look at and apply later; file: its name and SHA-256. Raise Conflict while an import runs."""
    require(actor, PERMISSION)
    refuse_while_running(session, now)
    return add_run(session, actor, plan, file=file, now=now)


def add_run(session: Session, actor: Actor, plan: ImportPlan, *, file: tuple[str, str], now: datetime) -> ImportRun:
    """Store the plan of an import for an actor who was allowed to. Flush, never commit."""
    name, sha256 = file
    run = ImportRun(
        table_name=plan.table,
        file_name=name[:LONGEST_NAME],
        sha256=sha256,
        actor=actor.name,
        state="planned",
        planned_at=now,
    )
    session.add(run)
    fill_run(session, run, plan)
    return run


def replace_plan(session: Session, actor: Actor, run: ImportRun, plan: ImportPlan) -> None:
    """Store the plan of the same file after some of its cells were mended. Flush, never commit."""
    require(actor, PERMISSION)
    refill_run(session, run, plan)


def refill_run(session: Session, run: ImportRun, plan: ImportPlan) -> None:
    """Store another plan of an import that waits; raise Conflict when it no longer does. Flush, never commit."""
    require_waiting(run, "planned")
    flag_modified(run, "state")  # the version has to count this, so that of two who mend at once one is told
    fill_run(session, run, plan)


def fill_run(session: Session, run: ImportRun, plan: ImportPlan) -> None:
    """Store a plan and its counts. Flush, never commit."""
    for name, number in plan.counts().items():
        setattr(run, name, number)
    session.flush()
    write_plan(session, run, plan)


def start_import(session: Session, actor: Actor, run_id: int, *, consent: Consent, now: datetime) -> ImportRun:
    """Take the lock for a planned import; raise when it may not run as it is: Conflict, InvalidData, FaultyFiles."""
    require(actor, PERMISSION)
    run = get_import(session, run_id)
    if run.state == "running" and running_since(session, run_id, now) is None:
        run.state = "failed"  # whoever applied it has died
    require_waiting(run, "planned", "failed")
    _require_consent(read_plan(session, run), consent)
    take_lock(session, run, now)
    run.state, run.started_at, run.failure = "running", now, {}
    session.flush()
    return run


def start_undo(session: Session, actor: Actor, run_id: int, now: datetime) -> ImportRun:
    """Take the lock to take an import back; raise Conflict while one runs or when there is nothing to undo."""
    require(actor, PERMISSION)
    run = get_import(session, run_id)
    require_applied(run)
    take_lock(session, run, now)
    run.failure = {}
    session.flush()
    return run


def _require_consent(plan: ImportPlan, consent: Consent) -> None:
    if plan.faulty and not consent.skip_bad:
        raise FaultyFiles(plan.faults)
    if plan.shrinking and not consent.confirm:
        message = N_("Much is missing from the file (%(missing)s). Confirm that this is meant; nothing is removed.")
        missing = ", ".join(f"{item.owner}: {len(item.ids)}/{item.stored}" for item in plan.shrinking)
        raise InvalidData(message, missing=missing)


def require_waiting(run: ImportRun, *states: str) -> None:
    """Raise Conflict unless an import is in one of these states."""
    if run.state not in states:
        message = N_("Import %(id)s does not wait for anything any more; it runs or was applied. Reload the page.")
        raise Conflict(message, id=run.id)


def require_applied(run: ImportRun) -> None:
    """Raise Conflict unless an import was applied and not undone."""
    if run.state != "applied":
        raise Conflict(N_("Import %(id)s is not applied now, so there is nothing to undo."), id=run.id)


def fail_import(session: Session, run_id: int, now: datetime, error: BaseException) -> None:
    """Keep why an import was not applied or taken back, and free its lock. Flush, never commit."""
    run = get_import(session, run_id)
    if session.get_one(ImportLock, 1).run_id == run_id:
        free_lock(session, run)
    if run.state == "running":
        run.state, run.finished_at = "failed", now
    run.failure = told_failure(error)
    session.flush()


def told_failure(error: BaseException) -> dict[str, Any]:
    """Return the message and the values of an error in values of JSON."""
    if not isinstance(error, TalentmatchError):
        return {"message": BROKEN_OFF, "values": {}}
    values = {name: value if isinstance(value, int) else str(value) for name, value in error.values.items()}
    return {"message": error.message, "values": values}


def failure_text(run: ImportRun | HarvestRun) -> str:
    """Return in the current language why an import or harvest last came to nothing; empty when nothing failed."""
    if not run.failure:
        return ""
    message = run.failure["message"]
    return gettext(message, **run.failure["values"])


def get_import(session: Session, run_id: int) -> ImportRun:
    """Return an import of the catalogue, its plan unread; raise NotFound for a number that is none."""
    run = session.get(ImportRun, run_id, populate_existing=True, options=[WITHOUT_PLAN])
    if run is None or session.get(CompanyImport, run_id) is not None:  # a company's own are nobody else's
        raise NotFound(N_("There is no import %(id)s."), id=run_id)
    return run


def list_imports(session: Session, limit: int = 200, *, state: str = "") -> list[ImportRun]:
    """Return the latest imports, of a state where one is given, newest first, without their plans, which may be long.

    Raises InvalidData for a state that there is not.
    """
    if state and state not in IMPORT_STATES:
        raise InvalidData(N_("The filter %(facet)s does not know the value %(value)s."), facet="state", value=state)
    of_companies = select(CompanyImport.run_id)
    latest = select(ImportRun).where(col(ImportRun.id).not_in(of_companies))
    latest = latest.order_by(col(ImportRun.id).desc()).limit(limit)
    if state:
        latest = latest.where(ImportRun.state == state)
    return list(session.exec(latest.options(WITHOUT_PLAN)))


def count_failed(session: Session) -> int:
    """Return how many imports came to nothing and were not tried again with success."""
    return session.exec(select(func.count()).select_from(ImportRun).where(ImportRun.state == "failed")).one()


def find_applied(session: Session, table_name: str, sha256: str) -> ImportRun | None:
    """Return the latest import that applied exactly this file to a table and was not undone."""
    same = (ImportRun.table_name == table_name, ImportRun.sha256 == sha256, ImportRun.state == "applied")
    latest = select(ImportRun).where(*same).order_by(col(ImportRun.id).desc())
    return session.exec(latest.options(WITHOUT_PLAN)).first()
