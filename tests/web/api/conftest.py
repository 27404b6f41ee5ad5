"""A client of the interface for programs, over the small catalogue on both databases."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import event

from tests.counting import here

PREFIX = "/api/v1"


@dataclass(frozen=True)
class Api:
    """Ask the interface; every answer is checked for what all answers have in common."""

    client: object

    def get(self, address, status=200, **options):
        return self.checked(self.client.get(PREFIX + address, **options), status)

    def post(self, address, body, status=200, **options):
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        options.setdefault("content_type", "application/json")
        return self.checked(self.client.post(PREFIX + address, data=content, **options), status)

    def checked(self, answer, status):
        assert answer.status_code == status, answer.get_data(as_text=True)[:500]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "Set-Cookie" not in answer.headers
        if status in (301, 304):
            return answer
        assert answer.mimetype == ("application/json" if status < 400 else "application/problem+json")
        assert answer.headers["Content-Language"] in ("nl", "fr", "en")
        return answer

    def json(self, address):
        return self.get(address).get_json()


@pytest.fixture
def api(app):
    """Give a client of the interface; nobody is signed in, and nobody can be."""
    return Api(app.test_client(use_cookies=False))


@pytest.fixture
def queries(runtime):
    """Give a function that returns how many queries were made since it was last asked."""
    yield from counted(runtime)


def counted(runtime):
    made = []
    note = here(lambda *_: made.append(1))

    def count():
        number = len(made)
        made.clear()
        return number

    event.listen(runtime.database.engine, "before_cursor_execute", note)
    yield count
    event.remove(runtime.database.engine, "before_cursor_execute", note)
