"""What of the catalogue an index was made from: which state, and up to which entry of the audit log."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlmodel import Session, func, select

from talentmatch.engine import SnapshotError
from talentmatch.engine.files import replace_file
from talentmatch.i18n import N_
from talentmatch.models import AuditEntry
from talentmatch.models.catalogue_state import CatalogueState
from talentmatch.models.editing import days_due
from talentmatch.models.freshness import freshness_of

FILE = "origin.json"


@dataclass(frozen=True)
class Origin:
    """Name a state of the catalogue; entry: the last of the audit log, data: the digest of the loaded data files.

    The day on which a programme begins or ends to be shown or found changes what belongs in the index, and no row:
    ``due`` counts how many have come.
    """

    identity: str
    revision: int
    due: int
    entry: int
    data: str

    @property
    def key(self) -> str:
        """Return the name of the state: which database, which revision, how many days have come."""
        return f"{self.identity}-{self.revision}" + (f".{self.due}" if self.due else "")

    def save(self, directory: Path) -> None:
        """Write it beside the snapshot of the index that was made from it."""
        replace_file(directory / FILE, json.dumps(asdict(self)).encode())

    @classmethod
    def load(cls, directory: Path) -> "Origin":
        """Read it; raise SnapshotError when it is missing or is none."""
        try:
            return cls(**json.loads((directory / FILE).read_bytes()))
        except (OSError, ValueError, TypeError):
            raise SnapshotError(N_("The file %(name)s of the snapshot is missing or damaged."), name=FILE) from None


def origin_of(session: Session) -> Origin:
    """Return the present state, in one query: what changes while records are read is then found the next time."""
    last = select(func.coalesce(func.max(AuditEntry.id), 0)).scalar_subquery()
    state = select(CatalogueState.identity, CatalogueState.revision, CatalogueState.data_digest)
    row = session.execute(state.add_columns(last, days_due(session).scalar_subquery())).one()
    identity, revision, data, entry, due = row
    return Origin(identity, revision, due, entry, data)


def state_key(session: Session) -> str:
    """Return the name of the catalogue's present state."""
    return origin_of(session).key


@dataclass(frozen=True)
class Mark:
    """Tell at the cost of one row whether a state is still the present one: of one revision only a day can differ."""

    identity: str
    revision: int
    day: str
    unlisted_before: str


def mark_of(session: Session) -> Mark:
    """Return the mark of the present state."""
    state = select(CatalogueState.identity, CatalogueState.revision, func.current_date())
    identity, revision, day = session.execute(state).one()
    fresh = freshness_of(session)
    return Mark(identity, revision, str(day), str(fresh and fresh.unlisted_before))
