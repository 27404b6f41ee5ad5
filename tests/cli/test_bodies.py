"""The server keeps a CV off the disk from its first byte on."""

import http.client
import threading
import time

import pytest
from waitress import buffers, create_server

from talentmatch.cli import bodies
from talentmatch.cli.bodies import BodyChannel
from talentmatch.web.seeker.cv import LONGEST_BODY


@pytest.fixture
def port(monkeypatch):
    def tell(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{environ['CONTENT_LENGTH']} {len(environ['wsgi.input'].read())}".encode()]

    def on_disk(*_args):
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(buffers.TempfileBasedBuffer, "newfile", on_disk)
    server = create_server(tell, host="127.0.0.1", port=0, threads=1)
    server.channel_class = BodyChannel
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.effective_port
    server.trigger.pull_trigger(server.close)
    thread.join()


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (10, "10 10"),
        (LONGEST_BODY, f"{LONGEST_BODY} {LONGEST_BODY}"),
        (LONGEST_BODY + 70_000, f"{LONGEST_BODY + 70_000} {LONGEST_BODY + 1}"),
    ],
)
def test_a_long_body_stays_in_memory_and_one_too_long_is_dropped(port, size, told):
    assert sent(port, size) == told


def test_bodies_together_take_no_more_than_a_server_has(port, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 1_000)
    assert sent(port, 3_000) == "3000 1000"
    forgotten()
    assert sent(port, 900) == "900 900"


def forgotten():
    """Wait until the server has let go of the bodies it answered: it does so once the answer is out."""
    until = time.monotonic() + 10
    while any(body.size for body in bodies.BODIES):
        assert time.monotonic() < until, "a body is still held"
        time.sleep(0.01)


def sent(port, size):
    """Return what the server tells of a body of so many bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/nl/cv", b"x" * size)
    with connection.getresponse() as answer:
        told = answer.read().decode()
    connection.close()
    return told
