"""The client writes: once, on the version that it read, and never over a newer one."""

from datetime import date

import pytest

from talentmatch.client import Client, Patience, Problem, Unreachable
from talentmatch.client.writing import Stored
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.api.writes.bodies import PROGRAMME
from tests.web.api.writes.conftest import token_of

NEW = PROGRAMME.body("salle-blanche") | {"checked_on": date(2026, 11, 26)}


@pytest.fixture
def writers(empty_url, tmp_path):
    """Give a function that returns a client for an owner of a token."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    clients = []
    with served(create_app(runtime)) as address:

        def writer(name, **owner):
            clients.append(Client(address, token=token_of(runtime, name, owner)))
            return clients[-1]

        yield writer
        for client in clients:
            client.close()
    close_runtime(runtime)


def test_a_record_is_added_once_changed_published_and_archived(writers):
    editor = writers("editor", role="editor")
    record = editor.create("/programmes", NEW, key="import-1")
    assert (record.path, record.values["state"]) == ("/programmes/salle-blanche/record", "draft")
    assert editor.create("/programmes", NEW, key="import-1") == record
    changed = editor.change(record, {"hours": 24.5, "gloss_fr": ""})
    assert (changed.values["hours"], changed.path) == (24.5, record.path)
    assert changed == editor.stored(record.path)
    with pytest.raises(Problem) as faster:
        editor.change(record, {"hours": 1})
    assert faster.value.status == 412
    published = editor.step(changed, "publish")
    assert editor.programme("salle-blanche").hours == 24.5
    assert "salle-blanche" in [one["id"] for one in editor.own("/records/programmes", state=["published"])]
    assert editor.archive(published).values["state"] == "archived"


def test_a_change_that_waits_for_an_editor_says_so(writers):
    own = writers("own", role="provider_editor", provider_id="aptaskil")
    (first, *_) = [one["id"] for one in own.own("/records/programmes", state=["published"])]
    waiting = own.change(own.stored(f"/programmes/{first}/record"), {"hours": 3})
    assert waiting.proposed
    assert own.stored(waiting.path).values["proposed"]["hours"] == 3


def test_what_may_have_been_done_is_sent_again_only_under_its_key(patient, moody):
    client, pauses = patient
    moody.answers.extend([(502, {}, b""), (201, {"Location": "/api/v1/a/b"}, b"{}"), (503, {}, b""), (502, {}, b"")])
    assert client.create("/a", {}) == Stored("/a/b", "", {})
    assert moody.asked[0][2]["Idempotency-Key"] == moody.asked[1][2]["Idempotency-Key"]
    with pytest.raises(Problem) as refused:
        client.change(Stored("/a/b", '"1"', {}), {"x": None})
    assert (refused.value.status, len(pauses), moody.asked[-1][3]) == (502, 2, b'{"x":null}')


def test_a_change_that_nobody_took_is_tried_again(moody):
    pauses = []
    moody.shutdown()
    moody.server_close()
    with Client(moody.address, patience=Patience(retries=1, sleep=pauses.append)) as client, pytest.raises(Unreachable):
        client.archive(Stored("/a/b", '"1"', {}))
    assert len(pauses) == 1
