"""A site that answers on this machine, and a client that asks it."""

import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from talentmatch.client import Client, Patience
from talentmatch.web.app import create_app
from tests.serving import served


@pytest.fixture(scope="session")
def site(runtime):
    """Serve the small catalogue and give its address."""
    with served(create_app(runtime)) as address:
        yield address


@pytest.fixture(scope="session")
def client(site):
    with Client(site) as client:
        yield client


@pytest.fixture
def moody():
    """Serve what the test lines up, (status, headers, body), then 204; gives the server with what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.server.asked.append((self.command, self.path, dict(self.headers), sent))
            status, headers, body = self.server.answers.popleft() if self.server.answers else (204, {}, b"")
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

        def log_message(self, *_args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.answers, server.asked = deque(), []
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def patient(moody):
    """Give a client of the moody site, and the pauses that it made instead of sleeping."""
    pauses = []
    with Client(moody.address, token="t0ken", lang="nl", patience=Patience(sleep=pauses.append)) as client:
        yield client, pauses
