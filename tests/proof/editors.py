"""Editors at one record in any order, and the model that knows what has to come of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain, verify_audit
from talentmatch.catalogue.history import list_versions
from talentmatch.catalogue.records import PROGRAMME, values_of
from talentmatch.models import Programme
from talentmatch.models.editing import live_programme

SCHOOL = "gmp-atmp-summer-school"
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ADMIN, EDITOR = Actor("root@example.org", "admin", 1), Actor("ann@example.org", "editor", 2)
OWNER = Actor("own@example.org", "provider_editor", 3)
TRUSTED = replace(OWNER, name="known@example.org", account_id=4, trusted=True)


@dataclass
class Form:
    """What an editor has open: the version that it began from and what the fields hold."""

    version: int
    values: dict[str, Any]


@dataclass
class Proposal:
    """A change that waits: its number, the version it began from and what it would make of the record."""

    id: int
    version: int
    values: dict[str, Any]


class OneConnection:
    """Sessions of their own over one connection, whose work is undone at the end; a commit is a savepoint."""

    def __init__(self, connection):
        self.connection = connection

    def reading(self):
        return Session(self.connection, join_transaction_mode="create_savepoint")

    def writing(self):
        return Committing(self.connection, join_transaction_mode="create_savepoint")


class Committing(Session):
    """Commit at the end of the block unless it ended in an error."""

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.commit()
        super().__exit__(kind, error, trace)


class Model:
    """Every acknowledged version of the record, oldest first, and the state that the public sees."""

    def __init__(self, database):
        self.database, self.day = database, START
        with database.reading() as session:
            row = session.get_one(Programme, SCHOOL)
            self.owner, self.base, self.state = row.provider_id, row.version, row.state
            self.confirmed = row.confirmed_on
            self.versions = [values_of(PROGRAMME, row)]

    @property
    def now(self):
        self.day += timedelta(seconds=1)
        return self.day

    @property
    def version(self):
        return self.base + len(self.versions) - 1

    @property
    def values(self):
        return self.versions[-1]

    def acknowledge(self, values):
        """Keep a write that was acknowledged; return whether it made a version."""
        self.versions.append(values)

    def check(self):
        """Compare the database with all that was acknowledged."""
        with self.database.reading() as session:
            row = session.get_one(Programme, SCHOOL)
            assert (row.version, row.state, row.confirmed_on) == (self.version, self.state, self.confirmed)
            assert values_of(PROGRAMME, row) == self.values
            shown = session.exec(select(Programme.id).where(live_programme(), Programme.id == SCHOOL)).first()
            assert (shown is not None) == (self.state == "published")
            found = {version.number: version.values for version in list_versions(session, ADMIN, PROGRAMME, SCHOOL)}
            assert found == {self.base + place: plain(values) for place, values in enumerate(self.versions)}
            assert verify_audit(session) is None
