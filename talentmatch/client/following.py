"""What changed in the catalogue since somebody last asked, for copies that stay in step."""

from collections.abc import Iterator

from talentmatch.client.transport import Transport
from talentmatch.interface.changes import ChangesPage


class Following:
    """Read the changes; docs/changes.md says what each of them means."""

    _transport: Transport

    def changes(self, since: str = "", *, limit: int = 100) -> ChangesPage:
        """Return what follows a cursor; without one the walk through all records begins.

        Raises Problem with status 410 when the cursor is over: begin again without it.
        """
        return self._transport.get(ChangesPage, "/changes", {"since": since or None, "limit": limit})

    def follow_changes(self, since: str = "", *, limit: int = 100) -> Iterator[ChangesPage]:
        """Yield pages until there is no more for now; keep ``next`` of the last one."""
        while True:
            page = self.changes(since, limit=limit)
            yield page
            if not page.more:
                return
            since = page.next
