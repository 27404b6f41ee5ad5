"""What the interface tells of changes in the public catalogue; docs/changes.md says how to read them."""

from typing import Any

from pydantic import AwareDatetime

from talentmatch.interface.schemas import Shown


class Change(Shown):
    """A change of one record: ``created``, ``changed``, ``archived`` or ``merged``; record: what is public now.

    ``at`` is None in the walk through all records; ``into`` is the record that took over a merged one.
    """

    table: str
    id: str
    change: str
    at: AwareDatetime | None
    into: str | None
    record: dict[str, Any] | None


class ChangesPage(Shown):
    """Some changes in their order; ``next`` is the ``since`` of the next question, ``more``: whether to ask at once."""

    changes: list[Change]
    next: str
    more: bool
