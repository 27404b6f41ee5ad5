"""A long import goes on after the answer; its page says how far it is, renews itself, and ends."""

import os
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.background import Background
from talentmatch.exchange.import_runs import get_import
from talentmatch.models import ImportLock, Provider
from talentmatch.web.app import create_app
from talentmatch.web.files import applying
from tests.web.checked import CheckedClient
from tests.web.conftest import EDITOR, as_actor
from tests.web.test_files import FILES, file_with, rows_of, send

NUMBER = 501  # two batches


@pytest.fixture
def runtime_of(desk):
    return desk.client.application.extensions["talentmatch"]


@pytest.fixture
def go_on(monkeypatch, runtime_of):
    """Hold long work after its first batch until this is set."""
    go_on = threading.Event()

    def held(finish):
        def work(*args, progress):
            def tell(done):
                progress(done)
                assert go_on.wait(20)

            finish(*args, progress=tell)

        return work

    for name in ("finish_import", "finish_undo"):
        monkeypatch.setattr(applying, name, held(getattr(applying, name)))
    yield go_on
    go_on.set()
    runtime_of.background.settle()


def long_file(desk):
    row = rows_of(desk, "providers")[0]
    return file_with([row | {"id": f"new-{at}", "name": f"New {at}"} for at in range(NUMBER)])


def begun(desk, address):
    """Begin long work and return the page of its progress once a batch is done."""
    answer = desk.client.post(address)
    assert (answer.status_code, answer.headers["Location"].endswith("/progress")) == (303, True)
    return until(lambda: desk.get(answer.headers["Location"]), lambda page: "of 501 records" in page.text)


def ended(desk, address):
    """Wait for the end of work, as a browser does that renews the page; return the page that it leads to."""
    answer = until(lambda: desk.client.get(f"{address}/progress"), lambda answer: answer.status_code == 303)
    page = desk.get(answer.headers["Location"])
    assert "Refresh" not in page.response.headers
    return page


def until(ask, good):
    end = time.monotonic() + 20
    while not good(answer := ask()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return answer


def test_it_says_how_far_a_long_import_is_and_then_what_it_did(desk, runtime_of, go_on):
    raw = long_file(desk)
    address, other = send(desk, "providers", raw), send(desk, "providers", raw)
    page = begun(desk, f"{address}/apply")
    assert "500 of 501 records" in page.text
    assert page.response.headers["Refresh"] == "2"
    assert [bar.get("value") for bar in page.all("progress", max="501")] == ["500"]
    assert any(link.endswith("/progress") for link in page.links())
    assert desk.client.get(address).headers["Location"].endswith("/progress")
    assert "runs since" in desk.post(f"{other}/apply", 409).text
    elsewhere = replace(runtime_of, background=Background())
    client = CheckedClient(as_actor(create_app(elsewhere), EDITOR).test_client())
    assert "Running since" in client.get(f"{address}/progress").text
    go_on.set()
    assert "This import is applied." in ended(desk, address).text
    assert len(rows_of(desk, "providers")) > NUMBER


def test_a_long_import_is_taken_back_the_same_way(desk, go_on):
    before = rows_of(desk, "providers")
    raw = file_with([row | {"website": "https://example.org/new"} for row in before])
    address = send(desk, "providers", raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(applying, "MOST_AT_ONCE", 1)
        go_on.set()
        assert desk.client.post(f"{address}/apply").headers["Location"].endswith("/progress")
        assert "This import is applied." in ended(desk, address).text
        go_on.clear()
        location = desk.client.post(f"{address}/undo").headers["Location"]
        page = until(lambda: desk.get(location), lambda page: f"{len(before)} of {len(before)} records" in page.text)
        assert "This import is being taken back." in page.text
        go_on.set()
        assert "This import is undone" in ended(desk, address).text
    assert rows_of(desk, "providers") == before


def test_why_a_long_import_failed_stands_on_its_page(desk, runtime_of):
    address = send(desk, "providers", long_file(desk))
    with runtime_of.database.writing() as session:
        row = session.get(Provider, rows_of(desk, "providers")[0]["id"])
        session.add(Provider(**row.model_dump() | {"id": "new-7"}))
    assert desk.client.post(f"{address}/apply").status_code == 303
    page = ended(desk, address)
    assert "This import failed and stored nothing." in page.text
    assert "Edited since: new-7." in page.text
    assert page.all("button", id="apply"), "it can be tried again"


def test_an_undo_that_fails_says_why_and_leaves_the_import_applied(desk, runtime_of):
    rows = rows_of(desk, "providers")
    address = send(desk, "providers", file_with([rows[0] | {"website": "https://example.org/new"}, *rows[1:]]))
    desk.client.post(f"{address}/apply")
    with runtime_of.database.writing() as session:
        session.get(Provider, rows[0]["id"]).name = "Edited by hand"
    desk.post(f"{address}/undo", 409)
    page = desk.get(address)
    assert "This import is applied." in page.text
    assert f"It could not be taken back: Edited since: {rows[0]['id']}." in page.text


def test_an_import_whose_process_died_is_not_waited_for_and_can_be_tried_again(desk, runtime_of):
    rows = rows_of(desk, "providers")
    address = send(desk, "providers", file_with([rows[0] | {"website": "https://example.org/new"}, *rows[1:]]))
    run_id, now = int(address.rsplit("/", 1)[1]), datetime.now(UTC)
    with runtime_of.database.writing() as session:
        get_import(session, run_id).state = "running"
        lock = session.get_one(ImportLock, 1)
        lock.run_id, lock.host, lock.pid = run_id, socket.gethostname(), dead_pid()
        lock.since, lock.expires = now, now + timedelta(minutes=15)
    assert desk.client.get(f"{address}/progress").headers["Location"].endswith(address)
    assert "This import was cut off and stored nothing." in desk.get(address).text
    assert desk.client.post(f"{address}/apply").status_code == 303
    assert "This import is applied." in desk.get(address).text


def dead_pid():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return pid


def test_there_is_no_progress_of_an_import_that_there_is_not(desk):
    desk.get(f"{FILES}imports/99/progress", 404)
