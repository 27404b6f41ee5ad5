"""Store what a source has: a plan for each table, all of them in one transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.exchange.apply import apply_plan
from talentmatch.exchange.harvest.gathering import Asked, Gathered
from talentmatch.exchange.harvest.incoming import Incoming, read_gathered
from talentmatch.exchange.harvest.provenance import find_vanished, note_origin
from talentmatch.exchange.harvest.scope import Scope
from talentmatch.exchange.import_runs import Consent, add_run, start_import
from talentmatch.exchange.packed import Change, Changes
from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.planner import plan_import
from talentmatch.models.harvest import HARVEST_COUNTS

STILL_FRESH = timedelta(days=30)  # a day that a page was read again is a change of its own no sooner
CHECKED = "checked_on"


@dataclass(frozen=True)
class TableReport:
    """What became of one table; ``import_id``: the import that stored it, None when nothing was to be stored."""

    plan: ImportPlan
    left_out: int
    import_id: int | None = None

    def counts(self) -> dict[str, int]:
        """Return how many records are of each kind."""
        counts = self.plan.counts()
        return {**counts, "vanished": counts.pop("missing"), "left_out": self.left_out}


@dataclass(frozen=True)
class HarvestReport:
    """What a harvest did, or would do; no table when the source has not changed."""

    asked: Asked
    tables: tuple[TableReport, ...] = ()

    def counts(self) -> Mapping[str, int]:
        """Return how many records of all tables are of each kind."""
        found = [table.counts() for table in self.tables]
        return {name: sum(counts[name] for counts in found) for name in HARVEST_COUNTS}


def store_gathered(
    session: Session, actor: Actor, asked: Asked, *, gathered: Gathered, consent: Consent, now: datetime
) -> HarvestReport:
    """Import what was fetched, table by table; raise FaultyFiles, InvalidData or Conflict as an import does.

    Flush, never commit: the block that commits makes it one, so that a fault in the last table undoes the first.
    """
    sha256 = gathered.sha256()
    tables = [
        _store(session, actor, asked, incoming=replace(incoming, sha256=sha256), consent=consent, now=now)
        for incoming in read_gathered(session, asked, gathered, now.date())
    ]
    return HarvestReport(asked, tuple(tables))


def _store(
    session: Session, actor: Actor, asked: Asked, *, incoming: Incoming, consent: Consent, now: datetime
) -> TableReport:
    scope = Scope(session, incoming.file, asked.provider_id)
    plan = plan_import(session, incoming.file, incoming.name, scope.kept(incoming.items))
    plan = settled(plan, now.date())
    if asked.source_id:
        plan = replace(plan, missing=find_vanished(session, asked.source_id, incoming, plan))
    run_id = None
    if plan.changes or plan.faulty or plan.shrinking:
        run_id = add_run(session, actor, plan, file=(incoming.name, incoming.sha256), now=now).id or 0
        start_import(session, actor, run_id, consent=consent, now=now)
        apply_plan(session, actor, run_id, now)
    note_origin(session, asked.source_id, incoming, plan, now=now)
    return TableReport(plan, scope.left_out, run_id)


def settled(plan: ImportPlan, today: date) -> ImportPlan:
    """Return a plan without changes that say only that a record was read again lately."""
    kept = [change for change in plan.changed if not _read_again(change, today)]
    again = {change.id: change.line for change in plan.changed if _read_again(change, today)}
    if not again:
        return plan
    return replace(plan, changed=Changes(list(_packed(kept))), unchanged={**plan.unchanged, **again})


def _packed(changes: list[Change]) -> Iterator[bytes]:
    return (change.packed() for change in changes)


def _read_again(change: Change, today: date) -> bool:
    if change.fields.keys() != {CHECKED}:
        return False
    before, _ = change.fields[CHECKED]
    return today - date.fromisoformat(before) < STILL_FRESH
