"""An import is stored whole or not at all, alone, with its entries in the audit log, and can be undone."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from sqlalchemy import event, text

from talentmatch.accounts.actor import ANYBODY, OPERATOR
from talentmatch.accounts.audit import history_of, verify_audit
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.exchange.apply import apply_plan
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_runs import Consent, find_applied, get_import, start_import
from talentmatch.exchange.run_import import run_import, run_undo
from talentmatch.models import ImportLock, Programme, Provider
from talentmatch.models.store import get_state
from tests.exchange.importing import ALL, NOW, dump, file_with, imported, planned, rows_of, saved

OWN = {"import_run", "import_lock"}


@pytest.fixture
def raw(own_database):
    """Give a file that changes one provider and brings two."""
    with own_database.reading() as session:
        row = rows_of(session, "providers")[0]
    changed = {**row, "website": "https://example.org/new", "aliases": "One | Two"}
    return file_with([changed, {**row, "id": "new-one"}, {**row, "id": "new-two", "former_names": ""}])


def test_it_stores_the_changes_with_their_entries_and_counts_a_revision(own_database, raw):
    with own_database.reading() as session:
        before = get_state(session).revision
    run_id = imported(own_database, "providers", raw)
    with own_database.reading() as session:
        run = get_import(session, run_id)
        assert (run.state, run.created, run.changed, run.finished_at) == ("applied", 2, 1, NOW)
        assert get_state(session).revision == before + 1
        assert session.get(Provider, "new-two").former_names == []
        assert session.get_one(ImportLock, 1).run_id is None
        (entry,) = history_of(session, "provider", run.plan["changed"][0]["id"])
        assert (entry.actor, entry.action) == ("operator", "import")
        assert entry.changes["website"][1] == "https://example.org/new"
        assert verify_audit(session) is None
        assert planned(session, "providers", raw).changes == ()
        assert find_applied(session, "providers", "0" * 64).id == run_id


def test_it_never_removes_what_is_missing(own_database):
    with own_database.reading() as session:
        rows = rows_of(session, "programmes")
    imported(own_database, "programmes", file_with([{**rows[0], "hours": "3"}]))
    with own_database.reading() as session:
        assert len(rows_of(session, "programmes")) == len(rows)


def test_it_asks_before_a_file_that_lacks_much(own_database):
    with own_database.reading() as session:
        rows = rows_of(session, "programmes")
    mine = [{**row, "hours": "3"} for row in rows if row["provider_id"] == rows[0]["provider_id"]]
    with pytest.raises(InvalidData, match="Confirm that this is meant"):
        imported(own_database, "programmes", file_with(mine[:1]), Consent())
    imported(own_database, "programmes", file_with(mine[:1]), Consent(confirm=True))


def test_it_stores_nothing_of_a_file_with_faults_unless_they_are_left_out(own_database, raw):
    bad = raw.replace(b"new-two", b"New Two")
    before = dump(own_database)
    with pytest.raises(FaultyFiles):
        imported(own_database, "providers", bad, Consent())
    assert dump(own_database) == before
    imported(own_database, "providers", bad, Consent(skip_bad=True))
    with own_database.reading() as session:
        assert session.get(Provider, "new-one") is not None


def test_it_asks_for_the_permission(own_database, raw):
    run_id = saved(own_database, "providers", raw)
    with pytest.raises(Forbidden):
        run_import(own_database, ANYBODY, run_id, consent=ALL, now=NOW)


def test_it_names_a_number_that_is_no_import(own_database):
    with own_database.reading() as session, pytest.raises(NotFound):
        get_import(session, 99)


class KillAt:
    """Fail at the k-th statement of a connection."""

    def __init__(self, engine, k):
        self.engine, self.left = engine, k

    def __call__(self, *_):
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt("killed")

    def __enter__(self):
        event.listen(self.engine, "before_cursor_execute", self)

    def __exit__(self, *_):
        event.remove(self.engine, "before_cursor_execute", self)


def test_it_leaves_nothing_behind_wherever_it_is_killed_and_a_rerun_ends_alike(own_database, raw):
    run_id, before = saved(own_database, "providers", raw), dump(own_database)
    with own_database.writing() as session:
        start_import(session, OPERATOR, run_id, consent=ALL, now=NOW)
    for k in range(1, 200):
        try:
            with KillAt(own_database.engine, k), own_database.writing() as session:
                apply_plan(session, OPERATOR, run_id, NOW)
        except KeyboardInterrupt:
            assert dump(own_database) == before, f"killed at statement {k}"
        else:
            break
    assert 12 < k < 199
    with own_database.reading() as session:
        assert planned(session, "providers", raw).changes == ()
        assert verify_audit(session) is None
    assert len(dump(own_database)["audit_entry"]) == 3


def test_a_killed_import_holds_nobody_up(own_database, raw):
    first, second = saved(own_database, "providers", raw), saved(own_database, "providers", raw)
    with own_database.writing() as session:
        start_import(session, OPERATOR, first, consent=ALL, now=NOW)
        session.get_one(ImportLock, 1).pid = dead_process()
    run_import(own_database, OPERATOR, second, consent=ALL, now=NOW)
    with own_database.reading() as session:
        assert [get_import(session, run_id).state for run_id in (first, second)] == ["failed", "applied"]


def dead_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_an_import_of_records_that_were_edited_since_fails_whole(own_database, raw):
    run_id = saved(own_database, "providers", raw)
    with own_database.writing() as session:
        session.connection().execute(text("UPDATE provider SET version = version + 1"))
    before = dump(own_database)
    with pytest.raises(Conflict, match="Edited since"):
        run_import(own_database, OPERATOR, run_id, consent=ALL, now=NOW)
    with own_database.reading() as session:
        assert get_import(session, run_id).state == "failed"
        assert session.get_one(ImportLock, 1).run_id is None
    assert dump(own_database) == before


def test_an_import_that_changes_nothing_any_more_is_not_said_to_have_changed_it(own_database):
    with own_database.reading() as session:
        row = rows_of(session, "programmes")[0] | {"hours": "77"}
    first, second = (saved(own_database, "programmes", file_with([row])) for _ in range(2))
    run_import(own_database, OPERATOR, first, consent=ALL, now=NOW)
    with pytest.raises(Conflict, match=f"Edited since: {row['id']}"):
        run_import(own_database, OPERATOR, second, consent=ALL, now=NOW)
    with own_database.reading() as session:
        (entry,) = history_of(session, "programme", row["id"])
        assert entry.changes["version"][1] == session.get_one(Programme, row["id"]).version


def test_a_second_import_is_refused_at_once_and_told_which_one_runs(own_database, raw):
    first, second = saved(own_database, "providers", raw), saved(own_database, "providers", raw)
    with own_database.writing() as session:
        start_import(session, OPERATOR, first, consent=ALL, now=NOW)
    told = rf"Import {first} runs since 2026-11-25 12:00:00 UTC \(process {os.getpid()}\)"
    with pytest.raises(Conflict, match=told), own_database.writing() as session:
        start_import(session, OPERATOR, second, consent=ALL, now=NOW)
    with pytest.raises(Conflict, match=told):
        saved(own_database, "providers", raw)


def test_nobody_waits_for_the_end_of_an_import_to_be_refused(own_database, raw):
    first, second = saved(own_database, "providers", raw), saved(own_database, "providers", raw)
    with own_database.writing() as session:
        start_import(session, OPERATOR, first, consent=ALL, now=NOW)
    with own_database.writing() as session:  # as while the first one stores its rows
        apply_plan(session, OPERATOR, first, NOW)
        started = time.monotonic()
        with pytest.raises(Conflict, match="runs since"):
            run_import(own_database, OPERATOR, second, consent=ALL, now=NOW)
        with pytest.raises(Conflict, match="runs since"):
            run_undo(own_database, OPERATOR, second, NOW)
        assert time.monotonic() - started < 4  # a second writer would wait five seconds


def test_a_lock_ends_by_itself_and_the_late_import_stores_nothing(own_database, raw):
    first, second = saved(own_database, "providers", raw), saved(own_database, "providers", raw)
    later = NOW + timedelta(minutes=16)
    with own_database.writing() as session:
        start_import(session, OPERATOR, first, consent=ALL, now=NOW)
    with own_database.writing() as session:
        start_import(session, OPERATOR, second, consent=ALL, now=later)
    before = dump(own_database)
    with pytest.raises(Conflict, match="lost its turn"), own_database.writing() as session:
        apply_plan(session, OPERATOR, first, later)
    assert dump(own_database) == before


def test_an_import_runs_once(own_database, raw):
    run_id = imported(own_database, "providers", raw)
    with pytest.raises(Conflict, match="does not wait"):
        run_import(own_database, OPERATOR, run_id, consent=ALL, now=NOW)


def undone(database, run_id):
    run_undo(database, OPERATOR, run_id, NOW)
    with database.reading() as session:
        return get_import(session, run_id).state


def test_undo_gives_the_values_before_and_removes_what_came(own_database, raw):
    with own_database.reading() as session:
        before = {table: rows_of(session, table) for table in ("providers", "programmes")}
    run_id = imported(own_database, "providers", raw)
    assert undone(own_database, run_id) == "undone"
    with own_database.reading() as session:
        assert {table: rows_of(session, table) for table in before} == before
        assert verify_audit(session) is None
        assert find_applied(session, "providers", "0" * 64) is None
    with pytest.raises(Conflict, match="nothing to undo"):
        undone(own_database, run_id)
    imported(own_database, "providers", raw)


def test_undo_is_refused_for_what_was_edited_since(own_database, raw):
    run_id = imported(own_database, "providers", raw)
    with own_database.writing() as session:
        session.get(Provider, "new-one").name = "Edited by hand"
    before = dump(own_database, OWN)
    with pytest.raises(Conflict, match="Edited since: new-one"):
        undone(own_database, run_id)
    assert dump(own_database, OWN) == before


def test_undo_is_refused_for_what_another_record_names(own_database, raw):
    run_id = imported(own_database, "providers", raw)
    with own_database.writing() as session:
        session.get(Programme, rows_of(session, "programmes")[0]["id"]).partner_ids = ["new-two"]
    with pytest.raises(Conflict, match="name what this import created: new-two"):
        undone(own_database, run_id)


def test_skills_that_name_each_other_come_and_go_together(own_database):
    with own_database.reading() as session:
        row = rows_of(session, "skills")[0]
    named = [{**row, "id": name, **texts(name)} for name in ("skill-b", "skill-a")]
    named[0]["broader_id"], named[1]["broader_id"] = "skill-a", ""
    run_id = imported(own_database, "skills", file_with(named))
    assert undone(own_database, run_id) == "undone"


def texts(name):
    return {
        f"{field}_{lang}": f"{field} {name} {lang}" for field in ("label", "synonyms") for lang in ("nl", "fr", "en")
    }


@pytest.mark.parametrize("table", ["programme_skills", "profile_skills"])
def test_links_with_two_keys_come_and_go_too(own_database, table):
    with own_database.reading() as session:
        rows, skills = rows_of(session, table), rows_of(session, "skills")
    key = file_of(table).key[0]
    held = {row["skill_id"] for row in rows if row[key] == rows[0][key]}
    free = next(skill["id"] for skill in skills if skill["id"] not in held)
    run_id = imported(own_database, table, file_with([{**rows[0], "skill_id": free}]))
    assert undone(own_database, run_id) == "undone"
    with own_database.reading() as session:
        assert rows_of(session, table) == rows
