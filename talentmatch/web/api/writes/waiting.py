"""A change of a public record that waits until an editor approves it."""

from datetime import datetime
from typing import Any

from talentmatch.interface.schemas import Shown
from talentmatch.models import PendingChange


class ProposedChange(Shown):
    """A change that somebody proposed; proposed: every value that the record would have. status: waiting, approved
    or rejected."""

    id: int
    table: str
    record_id: str
    base_version: int
    status: str
    proposed: dict[str, Any]
    proposed_at: datetime
    decided_at: datetime | None


def shown_change(change: PendingChange) -> ProposedChange:
    """Return a proposed change; who decides on it is not told."""
    return ProposedChange(
        id=change.id or 0,
        table=change.table_name,
        record_id=change.record_id,
        base_version=change.base_version,
        status=change.status,
        proposed=change.proposed,
        proposed_at=change.proposed_at,
        decided_at=change.decided_at,
    )
