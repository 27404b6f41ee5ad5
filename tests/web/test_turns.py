"""Few requests rank at the same time; others wait or are told to come back, and every other page goes on."""

import threading
from contextlib import ExitStack

import pytest

from talentmatch.errors import Busy
from talentmatch.web.turns import EXTENSION, Turns

RANKING = (
    "/en/search?q=GMP", "/fr/profiles/profile-cleanroom-operator", "/nl/profiles/profile-cleanroom-operator/pathway",
    "/en/embed/search?q=GMP", "/en/search.atom?q=GMP", "/api/v1/search?q=GMP",
)  # fmt: skip
SENT = (
    ("/match", {"text": "GMP"}),
    ("/match/many", {"profiles": ["profile-cleanroom-operator"]}),
    ("/link", {"text": "GMP"}),
)


@pytest.fixture
def full(app):
    """Give a client of the application while all its turns and all places to wait are taken."""
    turns = Turns(1, 0)
    with pytest.MonkeyPatch.context() as patch, turns.take():
        patch.setitem(app.extensions, EXTENSION, turns)
        yield app.test_client()


def test_who_comes_when_all_wait_is_told_to_come_back(full):
    answers = [full.get(address) for address in RANKING]
    answers += [full.post(f"/api/v1{address}", json=body) for address, body in SENT]
    answers.append(full.post("/en/match", data={"text": "GMP"}))
    assert {(answer.status_code, answer.headers.get("Retry-After")) for answer in answers} == {(503, "5")}


def test_every_other_page_goes_on(full):
    for address in ("/en/profiles", "/en/programmes/gmp-atmp-summer-school", "/api/v1/programmes", "/healthz"):
        assert full.get(address).status_code == 200, address


def test_a_turn_is_given_back_also_after_an_error():
    turns = Turns(1, 0)
    for _ in range(3):
        with pytest.raises(LookupError), turns.take():
            raise LookupError


def test_who_waits_gets_the_next_turn():
    turns, got = Turns(1, 1), threading.Event()

    def wait():
        with turns.take():
            got.set()

    with turns.take():
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not got.is_set()
    waiting.join(10)
    assert got.is_set()


def test_who_waits_too_long_is_told_to_come_back():
    turns = Turns(1, 1)
    with turns.take(), pytest.raises(Busy), turns.take(longest=0.01):
        pytest.fail("there was no turn")


def test_as_many_rank_as_the_settings_say(app, runtime):
    with ExitStack() as taken:
        for _ in range(runtime.settings.matches):
            taken.enter_context(app.extensions[EXTENSION].take(0.01))
        with pytest.raises(Busy):
            taken.enter_context(app.extensions[EXTENSION].take(0.01))
