"""A catalogue with a webhook, and a program that listens at its address."""

import json
import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.exchange.webhooks.inputs import WebhookInput
from talentmatch.exchange.webhooks.posting import Poster
from talentmatch.exchange.webhooks.sending import Sender
from talentmatch.exchange.webhooks.service import add_webhook
from talentmatch.models import Account
from talentmatch.models.webhook import WEBHOOK_KINDS
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for

NOW = datetime.now(UTC).replace(microsecond=0)
PUBLIC = "93.184.216.34"
ADDRESS = "http://hooks.example/in?key=1"


class Listener:
    """Take every message unless told to ``refuse`` with a status; note each with its headers."""

    def __init__(self):
        self.taken, self.names, self.refuse, self.more = [], {}, [], ""

    def poster(self):
        return Poster(
            "talentmatch-webhooks test", lambda host, _port: self.names.get(host, [PUBLIC]), self.connect, 2.0
        )

    def connect(self, _address, _port):
        ours, theirs = socket.socketpair()
        ours.settimeout(5)
        threading.Thread(target=self.serve, args=(theirs,), daemon=True).start()
        return ours

    def serve(self, connection):
        with connection, connection.makefile("rb") as stream:
            first = stream.readline().decode().split()
            lines = iter(lambda: stream.readline().decode().strip(), "")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
            body = stream.read(int(headers["content-length"]))
            status = self.refuse.pop(0) if self.refuse else 204
            self.taken.append((status, first[1], headers, body))
            if status:
                answer = f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{self.more}Connection: close\r\n\r\n"
                connection.sendall(answer.encode())

    def told(self):
        """Return type and record of what was taken, and forget it."""
        bodies = [json.loads(body) for status, _, _, body in self.taken if 200 <= status < 300]
        self.taken.clear()
        return [(body["type"], body["data"].get("id")) for body in bodies]


class Mailbox(list):
    """Keep mails."""

    def send(self, mail):
        self.append(mail)


class Clock:
    """Stand still until it is moved."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time

    def forward(self, **by):
        self.time += timedelta(**by)


@pytest.fixture
def database(empty_url, tmp_path):
    """Give a database with the small catalogue and an account, that may be changed."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    with runtime.database.writing() as session:
        owner = Account(email="ann@example.org", name="Ann", role="editor", lang="fr", created_at=NOW)
        session.add(owner)
        session.flush()
    yield runtime.database
    close_runtime(runtime)


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def mails():
    return Mailbox()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sender(database, listener, mails, clock):
    return Sender(database, listener.poster(), mails, clock, "https://talentmatch.example")


@pytest.fixture
def hook(database):
    """Register a webhook for every kind of message, and give its number and secret."""
    with database.writing() as session:
        entered = WebhookInput(address=ADDRESS, kinds=list(WEBHOOK_KINDS))
        row = add_webhook(session, OPERATOR, entered, account_id=1, now=NOW)
        return row.id, row.secret
