"""What a program may ask in a minute, and how it is told."""

import time
from dataclasses import replace

import pytest

from talentmatch.runtime import Runtime
from talentmatch.web.api import limits
from talentmatch.web.api.limits import network_of
from talentmatch.web.app import create_app


@pytest.fixture
def limited(runtime, monkeypatch):
    """Give a client of an application that gives 30 units a minute, at a moment that does not pass."""
    now = time.time()
    monkeypatch.setattr(limits, "time", lambda: now)
    settings = replace(runtime.settings, api_units=30)
    return create_app(Runtime(settings, runtime.database, runtime.live)).test_client(use_cookies=False)


def ask(client, address, who, **options):
    return client.get(address, environ_overrides={"REMOTE_ADDR": who}, **options)


def test_every_answer_says_what_is_left_and_the_last_one_how_long_to_wait(limited):
    first = ask(limited, "/api/v1/suggest", "192.0.2.1")
    assert first.headers["RateLimit-Policy"] == '"address";q=30;w=60'
    assert first.headers["RateLimit"] == '"address";r=29;t=2'
    for _ in range(29):
        last = ask(limited, "/api/v1/nothing", "192.0.2.1")
    assert (last.status_code, last.headers["RateLimit"]) == (404, '"address";r=0;t=60')
    refused = ask(limited, "/api/v1/suggest", "192.0.2.1")
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert refused.headers["Retry-After"] == "2"
    assert ask(limited, "/api/v1/suggest", "192.0.2.2").status_code == 200
    assert "RateLimit" not in ask(limited, "/en/about-the-data", "192.0.2.1").headers


def test_a_dear_question_takes_more(limited):
    for left in (20, 10, 0):
        answer = limited.post("/api/v1/match", json={}, environ_overrides={"REMOTE_ADDR": "192.0.2.3"})
        assert answer.headers["RateLimit"].startswith(f'"address";r={left};')
    assert limited.post("/api/v1/match", json={}, environ_overrides={"REMOTE_ADDR": "192.0.2.3"}).status_code == 429


def test_wrong_tokens_are_dear_and_soon_refused(limited):
    wrong = {"Authorization": "Bearer tm_wrong"}
    found = [ask(limited, "/api/v1/suggest", "192.0.2.4", headers=wrong).status_code for _ in range(5)]
    assert found == [401, 401, 401, 429, 429]


def test_a_site_of_the_new_protocol_counts_as_one():
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::2") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("") == ""
