"""A request that is sent twice under one key is done once."""

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Blueprint
from sqlmodel import func, select, update

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.api_tokens import make_token
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.inputs import AccountInput, TokenInput
from talentmatch.accounts.service import create_account
from talentmatch.db import migrate
from talentmatch.errors import Conflict
from talentmatch.interface.schemas import Shown
from talentmatch.models import ApiAnswer, AuditEntry
from talentmatch.models.input_types import Input
from talentmatch.runtime import build_runtime, close_runtime
from talentmatch.web import app as web_app
from talentmatch.web.api.operations import Operation, serve
from tests.databases import new_database, settings_for

ADDRESS = "/api/v1/notes"


class Note(Input):
    text: str


class Noted(Shown):
    number: int


def notes():
    """Return a room that writes an entry of the log for each note, and refuses one after it was written."""
    room = Blueprint("api_notes", __name__)

    @serve(room, "/notes", Operation("Write a note", "token", Noted, body=Note, scope="catalogue:write"))
    def note(call):
        entry = record_change(
            call.session, call.actor, "note", ("note", call.body.text), changes={}, now=datetime.now(UTC)
        )
        if call.body.text == "refused":
            raise Conflict("refused")
        return Noted(number=entry.id)

    return room


@pytest.fixture(scope="module")
def runtime(backend, request, tmp_path_factory):
    """Give a runtime over an empty catalogue whose audit log may grow."""
    folder = tmp_path_factory.mktemp("once")
    runtime = build_runtime(settings_for(new_database(backend, request, folder, folder.name), folder))
    migrate(runtime.database.engine)
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def send(runtime, monkeypatch):
    """Give a function that posts a note under a key, in an application that takes notes."""
    monkeypatch.setattr(web_app, "BLUEPRINTS", (*web_app.BLUEPRINTS, (notes(), web_app.API_PREFIX, "public.read")))
    app, now = web_app.create_app(runtime), datetime.now(UTC)
    with runtime.database.writing() as session:
        data = AccountInput(email=f"{uuid.uuid4().hex}@example.org", name="A", role="editor")
        account = create_account(session, OPERATOR, data, now=now)
        data = TokenInput(name="tests", scopes=["catalogue:write"])
        token = make_token(session, OPERATOR, account, data=data, now=now)

    def post(text, key=None, status=200):
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        client = app.test_client(use_cookies=False)
        answer = client.post(ADDRESS, data=json.dumps({"text": text}), headers=headers, content_type="application/json")
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer

    return post


def written(runtime, text):
    with runtime.database.reading() as session:
        return session.exec(
            select(func.count()).where(AuditEntry.table_name == "note", AuditEntry.record_id == text)
        ).one()


def test_a_key_makes_one_record_of_many_requests_at_once(send, runtime):
    text, key = uuid.uuid4().hex, f'"{uuid.uuid4()}"'
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: send(text, key), range(18)))
    assert written(runtime, text) == 1
    assert len({answer.get_data() for answer in answers}) == 1
    assert len({answer.headers["Content-Type"] for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == 17


def test_without_a_key_each_request_counts(send, runtime):
    text = uuid.uuid4().hex
    assert send(text).get_json() != send(text).get_json()
    assert written(runtime, text) == 2


def test_another_request_under_the_key_is_refused(send, runtime):
    text = uuid.uuid4().hex
    send("first", text)
    assert "key" in send(text, text, 422).get_json()["detail"]
    assert written(runtime, text) == 0


def test_a_request_that_came_to_nothing_leaves_the_key_free(send, runtime):
    key = uuid.uuid4().hex
    send("refused", key, 409)
    assert "Idempotent-Replayed" not in send("now it fits", key).headers
    assert written(runtime, "refused") == 0


def test_a_key_is_forgotten_after_a_day(send, runtime):
    text = uuid.uuid4().hex
    send(text, text)
    with runtime.database.writing() as session:
        session.exec(update(ApiAnswer).values(created_at=datetime.now(UTC) - timedelta(hours=24)))
    send(text, text)
    assert written(runtime, text) == 2


@pytest.mark.parametrize("key", ['"open', "a b", "é", "a" * 201])
def test_a_key_that_is_none_is_named(send, key):
    assert send("x", key, 400).get_json()["errors"][0]["parameter"] == "Idempotency-Key"
