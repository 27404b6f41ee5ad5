"""The schema is made by migrations, guards itself, and never loses a write."""

import threading
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, SQLModel

from talentmatch.db import Database, create_database, migrate, migration_config, require_current_schema
from talentmatch.errors import ConfigurationError
from talentmatch.models import Programme, Provider
from talentmatch.models.store import get_state, mark_changed

ACCOUNT = (
    "INSERT INTO account (version, email, name, role, trusted, password_hash, totp_secret, totp_step, disabled,"
    " created_at) VALUES (1, 'ann@example.org', 'Ann', 'editor', :no, '', '', 0, :no, :at)"
)
LINK = (
    "INSERT INTO account_link (account_id, purpose, token_hash, created_at, expires_at)"
    " VALUES (1, :for, :hash, :at, :at)"
)


@pytest.fixture
def empty(empty_url):
    engine = create_database(empty_url)
    yield engine
    engine.dispose()


def test_it_migrates_an_empty_database_to_what_the_models_say(empty):
    assert migrate(empty)
    assert not migrate(empty), "a second run finds it done"
    require_current_schema(empty)
    with empty.connect() as connection:
        # What is indexed as an expression is compared by no tool; tests/models/test_large.py asks the planner.
        opts = {"compare_type": True, "include_name": lambda name, *_: not str(name).startswith("ix_large_")}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_it_brings_a_filled_database_forward_and_keeps_its_rows(empty):
    migrate(empty, "0004")
    with empty.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(
            text(
                "INSERT INTO provider (id, version, description_nl, description_fr, description_en, source_url,"
                " checked_on, name, former_names, aliases, place_ids, website)"
                " VALUES ('school', 1, '', '', '', '', '2026-01-01', 'School', '[]', '[]', '[]', '')"
            )
        )
    migrate(empty)
    with Session(empty) as session:
        school = session.get_one(Provider, "school")
        assert (school.state, school.locked_fields, school.publish_on) == ("published", [], None)


def test_links_that_were_sent_survive_a_new_purpose(empty):
    migrate(empty, "0007")
    values = {"for": "invite", "hash": "a" * 64, "at": datetime(2026, 11, 25, tzinfo=UTC)}
    with empty.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(text(ACCOUNT), {"at": values["at"], "no": False})
        connection.execute(text(LINK), values)
    migrate(empty)
    with empty.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(text(LINK), values | {"for": "confirm", "hash": "b" * 64})
        assert connection.execute(text("SELECT purpose FROM account_link ORDER BY id")).scalars().all() == [
            "invite",
            "confirm",
        ]
        for other in ({"for": "other", "hash": "c" * 64}, {"for": "reset"}):
            with pytest.raises(IntegrityError), connection.begin_nested():
                connection.execute(text(LINK), values | other)


def test_employers_of_before_are_shut_out_until_they_have_a_company(empty):
    migrate(empty, "0008")
    with empty.connect().execution_options(writing=True) as connection, connection.begin():
        for email, role in (("ann@example.org", "editor"), ("els@example.org", "employer")):
            statement = ACCOUNT.replace("ann@example.org", email).replace("'editor'", f"'{role}'")
            connection.execute(text(statement), {"at": datetime(2026, 11, 25, tzinfo=UTC), "no": False})
    migrate(empty)
    with empty.connect() as connection:
        stored = connection.execute(text("SELECT email, disabled, company_id, lang FROM account ORDER BY email")).all()
    assert [tuple(row) for row in stored] == [
        ("ann@example.org", False, None, "en"),
        ("els@example.org", True, "employers-without-a-company", "en"),
    ]


def test_it_goes_back_to_nothing(empty):
    migrate(empty)
    with empty.connect().execution_options(writing=True) as connection, connection.begin():
        command.downgrade(migration_config(connection), "base")
    assert inspect(empty).get_table_names() == ["alembic_version"]


def test_it_leaves_nothing_behind_when_a_migration_fails_half_way(empty, monkeypatch):
    from alembic.operations import Operations

    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(Operations, "bulk_insert", fail)
    with pytest.raises(RuntimeError):
        migrate(empty)
    assert inspect(empty).get_table_names() == []


def test_it_says_what_to_do_about_an_old_schema(empty):
    with pytest.raises(ConfigurationError, match="talentmatch init"):
        require_current_schema(empty)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (Provider, "region", "'atlantis'"),
        (Provider, "name", "'  '"),
        (Programme, "hours", "-1"),
        (Programme, "record_type", "'webinar'"),
        (Programme, "provider_id", "'nobody'"),
    ],
)
def test_it_refuses_what_no_input_check_saw(session, table, column, value):
    with pytest.raises(IntegrityError):
        session.execute(text(f"UPDATE {table.__tablename__} SET {column} = {value}"))


def test_it_refuses_a_save_over_a_newer_version(session):
    ours = session.get(Provider, "vitalent")
    session.execute(text("UPDATE provider SET version = version + 1 WHERE id = 'vitalent'"))
    ours.name = "An older idea"
    with pytest.raises(StaleDataError):
        session.flush()


def test_it_stores_nothing_of_a_block_that_fails(empty):
    migrate(empty)
    database = Database(empty)

    def fail():
        with database.writing() as session:
            mark_changed(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.reading() as session:
        assert get_state(session).revision == 0


def test_it_loses_no_write_of_many_writers(empty):
    migrate(empty)
    database = Database(empty)

    def write():
        for _ in range(25):
            with database.writing() as session:
                state = get_state(session)
                session.refresh(state, with_for_update=True)
                mark_changed(session)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Session(empty) as session:
        assert get_state(session).revision == 100
