"""Harvest a source: fetch all, store all or nothing, and keep what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict, TalentmatchError
from talentmatch.exchange.harvest.fetching import Fetcher, Marks
from talentmatch.exchange.harvest.gathering import Asked, Gathered, gather
from talentmatch.exchange.harvest.sources import PERMISSION, get_source, require_provider
from talentmatch.exchange.harvest.storing import HarvestReport, store_gathered
from talentmatch.exchange.import_lock import refuse_while_running
from talentmatch.exchange.import_runs import Consent, told_failure
from talentmatch.exchange.run_import import Sessions
from talentmatch.i18n import N_
from talentmatch.models import HarvestRun, HarvestSource
from talentmatch.models.harvest import MARK_LENGTH

NO_CONSENT = Consent()
EVERYTHING = Consent(confirm=True, skip_bad=True)  # a dry run shows all of it


@dataclass(frozen=True)
class Wish:
    """How to harvest; dry_run: say what would change, and store nothing; anew: even what has not changed."""

    consent: Consent = NO_CONSENT
    dry_run: bool = False
    anew: bool = False


USUALLY = Wish()


def asked_of(source: HarvestSource, *, anew: bool = False) -> Asked:
    """Return what to ask of a source; raise Conflict for one that is paused."""
    if source.state != "active":
        message = N_("The source %(id)s is paused. Let it go on first: talentmatch harvest-sources resume %(id)s")
        raise Conflict(message, id=source.id)
    marks, position = (Marks(), "") if anew else (Marks(source.etag, source.last_modified), source.position)
    return Asked(
        source.kind, source.address, source.table_name, source.provider_id, source.id, marks=marks, position=position
    )


@dataclass(frozen=True)
class Harvester:
    """Harvest sources into a database; ``now``: the moment that everything is noted with."""

    database: Sessions
    actor: Actor
    fetcher: Fetcher
    now: datetime

    def harvest(self, asked: Asked, wish: Wish = USUALLY) -> HarvestReport:
        """Fetch a source and store what it has; raise what hinders it, which is kept unless this is a dry run."""
        try:
            return self._harvest(asked, wish)
        except TalentmatchError as error:
            if not wish.dry_run:
                with self.database.writing() as session:
                    self._note(session, HarvestReport(asked), "failed", error)
            raise

    def _harvest(self, asked: Asked, wish: Wish) -> HarvestReport:
        require(self.actor, PERMISSION)
        with self.database.reading() as session:
            refuse_while_running(session, self.now)
            require_provider(session, asked.provider_id)
        gathered = gather(asked, self.fetcher)
        with self.database.writing() as session:
            report = self._store(session, asked, gathered, EVERYTHING if wish.dry_run else wish.consent)
            if wish.dry_run:
                session.rollback()
        return report

    def _store(self, session: Session, asked: Asked, gathered: Gathered | None, consent: Consent) -> HarvestReport:
        if gathered is None:
            report = HarvestReport(asked)
            self._note(session, report, "unchanged")
            return report
        report = store_gathered(session, self.actor, asked, gathered=gathered, consent=consent, now=self.now)
        if asked.source_id:
            _remember(session, report, gathered)
        self._note(session, report, "applied")
        return report

    def _note(
        self, session: Session, report: HarvestReport, outcome: str, error: TalentmatchError | None = None
    ) -> None:
        session.add(
            HarvestRun(
                source_id=report.asked.source_id,
                address=report.asked.address,
                outcome=outcome,
                started_at=self.now,
                finished_at=datetime.now(UTC),
                import_ids=[table.import_id for table in report.tables if table.import_id],
                failure=told_failure(error) if error else {},
                **report.counts(),
            )
        )
        session.flush()


def _remember(session: Session, report: HarvestReport, gathered: Gathered) -> None:
    """Remember up to where a source was stored; rows that were left out as faulty are to be tried again."""
    faulty = bool(report.counts()["faulty"])
    source = get_source(session, report.asked.source_id)
    marks = Marks() if faulty else gathered.marks
    source.etag, source.last_modified = _short(marks.etag), _short(marks.last_modified)
    source.position = "" if faulty else _short(gathered.position)
    session.flush()


def _short(mark: str) -> str:
    """Return a mark that fits; one that is too long is no use cut off."""
    return mark if len(mark) <= MARK_LENGTH else ""
