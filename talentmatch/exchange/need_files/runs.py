"""The imports of a company: planned, mended, found again. Another company's answer like one that there is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.employers.overview import get_company
from talentmatch.errors import NotFound
from talentmatch.exchange.import_runs import add_run, refill_run
from talentmatch.exchange.mending import Corrections, corrected
from talentmatch.exchange.need_files.known import Known, load_known
from talentmatch.exchange.need_files.planner import NeedPlanner, plan_needs
from talentmatch.exchange.need_files.row import COLUMNS, as_cells
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.reading import Item, Row, Source, read_rows
from talentmatch.exchange.stored_plan import WITHOUT_PLAN, read_plan
from talentmatch.i18n import N_
from talentmatch.models import CompanyImport, ImportRun

MOST_LINES = 20_000  # of a cell: a description may have as many as it has characters


@dataclass(frozen=True)
class NeedImport:
    """An import and the company whose needs it changes."""

    run: ImportRun
    company_id: str


def read_plan_of_needs(session: Session, actor: Actor, company_id: str, source: Source) -> ImportPlan:
    """Return what a file would do to the needs of a company; raise FaultyFiles for one that cannot be used."""
    get_company(session, actor, company_id)
    return plan_needs(load_known(session, company_id), source.name, read_rows(source, COLUMNS, cell_lines=MOST_LINES))


def save_need_plan(
    session: Session, actor: Actor, company_id: str, plan: ImportPlan, *, file: tuple[str, str], now: datetime
) -> int:
    """Store a plan to look at and apply later and return its number; file: its name and SHA-256. Flush only."""
    get_company(session, actor, company_id)
    run = add_run(session, actor, plan, file=file, now=now)
    session.add(CompanyImport(run_id=run.id or 0, company_id=company_id))
    session.flush()
    return run.id or 0


def get_need_import(session: Session, actor: Actor, run_id: int, *, lock: bool = False) -> NeedImport:
    """Return an import of needs, its plan unread; raise NotFound when there is none, or none of this company's."""
    link = session.get(CompanyImport, run_id)
    if link is None:
        raise NotFound(N_("There is no such record."))
    get_company(session, actor, link.company_id)
    run = session.get_one(
        ImportRun, run_id, options=[WITHOUT_PLAN], populate_existing=True, with_for_update=lock or None
    )
    return NeedImport(run, link.company_id)


def list_need_imports(session: Session, actor: Actor, company_id: str, *, most: int = 20) -> list[ImportRun]:
    """Return the latest imports of a company, newest first, without their plans."""
    get_company(session, actor, company_id)
    own = select(ImportRun).join(CompanyImport).where(CompanyImport.company_id == company_id)
    return list(session.exec(own.order_by(col(ImportRun.id).desc()).limit(most).options(WITHOUT_PLAN)))


def find_applied_needs(session: Session, found: NeedImport) -> ImportRun | None:
    """Return the latest import of the company that applied exactly the same file and was not undone."""
    own = select(ImportRun).join(CompanyImport).where(CompanyImport.company_id == found.company_id)
    same = own.where(ImportRun.sha256 == found.run.sha256, ImportRun.state == "applied")
    return session.exec(same.order_by(col(ImportRun.id).desc()).options(WITHOUT_PLAN)).first()


def mend_need_plan(session: Session, actor: Actor, run_id: int, corrections: Corrections) -> None:
    """Check a planned file again with corrected cells of its faulty rows. Flush, never commit."""
    found = get_need_import(session, actor, run_id, lock=True)
    plan, known = read_plan(session, found.run), load_known(session, found.company_id)
    planner = NeedPlanner(known, found.run.file_name)
    planner.seen_unchanged(plan.unchanged)
    items = [*_as_planned(plan, known), *corrected(COLUMNS, plan.faulty, corrections)]
    for item in sorted(items, key=lambda item: item.line or 0):
        planner.add(item)
    refill_run(session, found.run, planner.finish())


def _as_planned(plan: ImportPlan, known: Known) -> Iterable[Item]:
    for change in plan.changes:
        stored = known.needs[change.id].values if change.version and change.id in known.needs else {}
        after = {name: sides[1] for name, sides in change.fields.items()}
        named = {"id": change.id} if change.version else {}
        yield Row(change.line, as_cells({**stored, **after, **named}))
