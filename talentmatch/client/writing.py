"""Change records: nothing is done twice when an answer is lost, and nobody's newer version is overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from pydantic import BaseModel

from talentmatch.client.failures import UNREADABLE, WrongAnswer
from talentmatch.client.transport import PREFIX, Transport

PROPOSED = 202


@dataclass(frozen=True)
class Stored:
    """A record as it is stored: where it is below the prefix of the interface, and the tag of its version.

    ``proposed``: the record did not change, but a change of it waits for an editor; that stands at ``path`` then.
    """

    path: str
    tag: str
    values: Mapping[str, Any]
    proposed: bool = False


class OwnPage(BaseModel):
    """One page of records as they are stored."""

    items: list[dict[str, Any]]
    next: str | None


class Writing:
    """Write with a token; docs/api.md says which paths there are, and what each record holds."""

    _transport: Transport

    def own(self, path: str, *, state: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
        """Yield the records that the owner of the token may write, such as those at ``/records/programmes``."""
        cursor: str | None = None
        while True:
            page = self._transport.get(OwnPage, path, {"state": state or None, "cursor": cursor})
            yield from page.items
            if page.next is None:
                return
            cursor = page.next

    def stored(self, path: str) -> Stored:
        """Return a record as it is stored, such as that at ``/programmes/<id>/record``."""
        return _stored(path, self._transport.write("GET", path, headers={}))

    def create(self, path: str, values: Mapping[str, Any], *, key: str = "") -> Stored:
        """Add a record, such as to ``/programmes``.

        ``key``: the same for the same record, when your own program may run twice; random without it.
        """
        return _stored(path, self._transport.write("POST", path, headers=_once(key), body=values))

    def change(self, record: Stored, values: Mapping[str, Any]) -> Stored:
        """Change fields of a record, None empties one; raise Problem with status 412 when somebody was faster."""
        return _stored(record.path, self._transport.write("PATCH", record.path, headers=_at(record), body=values))

    def step(self, record: Stored, action: str, *, key: str = "") -> Stored:
        """Publish, withdraw or confirm a record, or whatever else is an ``action`` of its kind."""
        address, headers = f"{record.path}/state", _at(record) | _once(key)
        return _stored(record.path, self._transport.write("POST", address, headers=headers, body={"action": action}))

    def archive(self, record: Stored) -> Stored:
        """Archive a record; nothing is removed for good."""
        return _stored(record.path, self._transport.write("DELETE", record.path, headers=_at(record)))


def _once(key: str) -> dict[str, str]:
    return {"Idempotency-Key": f'"{key or uuid4()}"'}


def _at(record: Stored) -> dict[str, str]:
    return {"If-Match": record.tag}


def _stored(path: str, answer: httpx.Response) -> Stored:
    place = answer.headers.get("Location", "").partition(PREFIX)[2] or path
    try:
        values = answer.json()
    except ValueError as error:
        raise WrongAnswer(UNREADABLE, address=str(answer.url.copy_with(query=None))) from error
    return Stored(place, answer.headers.get("ETag", ""), values, proposed=answer.status_code == PROPOSED)
