"""A server that is killed at any moment loses nothing that it acknowledged, and stores imports whole or not at all.

Two kills in every run of the tests, fifty in ``make proof``.
"""

import os
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlmodel import col, func, select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.audit import history_of, verify_audit
from talentmatch.exchange.import_runs import save_plan
from talentmatch.exchange.run_import import run_import
from talentmatch.models import Programme, Provider
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.exchange.importing import ALL, file_with, planned, rows_of
from tests.proof.server import Client, Server, add_topic, kill_at_work, send_file, sign_in

KILLS = int(os.environ.get("PROOF_KILLS", "2"))
ROWS = 200  # of a file
LONGEST = 3.0  # seconds until the kill
PROGRAMMES = ("gmp-atmp-summer-school", "vitalent-theme-cleanroom")


@pytest.fixture
def own(empty_url, tmp_path):
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


@pytest.mark.slow
def test_a_kill_loses_nothing_that_was_acknowledged(own):
    database, halves = own.database, {"whole": 0, "nothing": 0}
    names = [sign_in(database, name) for name in ("ann", "bob", "importer")]
    with database.reading() as session:
        model = rows_of(session, "providers")[0]
    edits = files = 0
    for kill in range(KILLS):
        server = Server(own.settings)
        *editors, importer = clients = [Client(server, name) for name in names]
        acts = [
            lambda client, number, kill=kill, place=place: add_topic(
                client, f"/en/admin/programmes/{PROGRAMMES[place % 2]}", f"w{kill}-{place}-{number}"
            )
            for place in range(len(editors))
        ]
        acts.append(lambda client, number, kill=kill: send_file(client, "providers", *file_of(model, kill, number)))
        kill_at_work(server, clients, acts, longest=LONGEST)
        require_edits(database, [word for editor in editors for word in editor.acknowledged])
        halves_of(database, model, kill, importer, halves)
        require_sound(database)
        edits, files = edits + sum(len(e.acknowledged) for e in editors), files + len(importer.acknowledged)
        print(f"{kill + 1} kills, {edits} edits and {files} imports acknowledged, found since: {halves}", flush=True)


def file_of(model, kill, number):
    """Return the name and the content of a file with new records."""
    name = f"file-{kill}-{number}"
    return name, file_with([model | {"id": f"{name}-{row}"} for row in range(ROWS)])


def require_edits(database, words):
    """Find every acknowledged word in the records and in the audit log."""
    with database.reading() as session:
        stored = {topic for name in PROGRAMMES for topic in session.get_one(Programme, name).topics}
        told = {
            topic
            for name in PROGRAMMES
            for entry in history_of(session, "programme", name)
            for topic in entry.changes.get("topics", [[], []])[1]
        }
    assert set(words) <= stored
    assert set(words) <= told


def halves_of(database, model, kill, importer, halves):
    """Find each file of a round whole or not at all, and run one anew that came to nothing."""
    number = 0
    while number <= len(importer.acknowledged):  # the one after the last was on its way
        name, raw = file_of(model, kill, number)
        found = count_of(database, name)
        assert found in (0, ROWS), f"{found} of {ROWS} records of {name}"
        assert found or name not in importer.acknowledged
        halves["whole" if found else "nothing"] += 1
        if not found:
            import_again(database, name, raw)
        with database.reading() as session:
            assert len(planned(session, "providers", raw).changes) == 0
        number += 1


def count_of(database, name):
    with database.reading() as session:
        found = (
            select(func.count()).select_from(Provider).where(col(Provider.id).startswith(f"{name}-", autoescape=True))
        )
        return session.exec(found).one()


def import_again(database, name, raw):
    now = datetime.now(UTC)
    with database.writing() as session:
        run = save_plan(session, OPERATOR, planned(session, "providers", raw), file=(name, "0" * 64), now=now).id
    run_import(database, OPERATOR, run, consent=ALL, now=now)
    assert count_of(database, name) == ROWS


def require_sound(database):
    with database.reading() as session:
        assert verify_audit(session) is None
        if database.engine.dialect.name == "sqlite":
            assert session.connection().execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert session.connection().execute(text("PRAGMA foreign_key_check")).all() == []
