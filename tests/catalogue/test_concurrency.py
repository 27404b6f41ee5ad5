"""Editors in threads of their own, each with a session of its own: what was acknowledged is stored, in order."""

import threading
from dataclasses import replace

import pytest

from talentmatch.accounts.audit import history_of, verify_audit
from talentmatch.catalogue.editing import EditConflict, edit_record
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.models import Programme
from talentmatch.models.store import get_state
from talentmatch.runtime import close_runtime
from tests.catalogue.conftest import EDITOR, NOW, SCHOOL, entered
from tests.databases import filled_runtime, settings_for

EDITORS, EDITS = 4, 10


@pytest.mark.slow
def test_editors_at_the_same_time_lose_nothing(empty_url, tmp_path):
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    database, refused, faults = runtime.database, [], []
    with database.reading() as session:
        revision = get_state(session).revision

    def work(name):
        for number in range(EDITS):
            while not add_word(f"{name}{number}"):
                refused.append(name)

    def add_word(word):
        with database.reading() as session:
            seen = session.get_one(Programme, SCHOOL)
        change, actor = entered(seen, topics=[*seen.topics, word]), replace(EDITOR, name=word)
        try:
            with database.writing() as session:
                edit_record(session, actor, PROGRAMME, SCHOOL, version=seen.version, entered=change, now=NOW)
        except EditConflict:
            return False
        except Exception as error:
            faults.append(error)
        return True

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"[:EDITORS]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words = {f"{name}{number}" for name in "abcd"[:EDITORS] for number in range(EDITS)}
    with database.reading() as session:
        assert faults == []
        assert words <= set(session.get_one(Programme, SCHOOL).topics)
        assert {entry.actor for entry in history_of(session, "programme", SCHOOL)} == words
        assert verify_audit(session) is None
        assert get_state(session).revision == revision + len(words)
    close_runtime(runtime)
