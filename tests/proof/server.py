"""The real server as a process, two editors and an import that talk to it over HTTP, and what they were told."""

import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import urlencode

import html5lib
from sqlmodel import select

from talentmatch.accounts.sessions import Browser, start_session
from talentmatch.accounts.tokens import derived
from talentmatch.models import Account, AccountSession
from talentmatch.web.csrf import CSRF_FIELD
from talentmatch.web.sessions import COOKIE
from tests.web.checked import Page
from tests.web.desk.conftest import filled

FORM = "application/x-www-form-urlencoded"
GONE = (OSError, http.client.HTTPException)  # what a client sees of a server that was killed


class Server:
    """A server process of our own on a free port."""

    def __init__(self, settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        told = {
            "DATABASE_URL": settings.database_url,
            "TALENTMATCH_INSTANCE": str(settings.instance_dir),
            "TALENTMATCH_PORT": str(self.port),
        }
        command = [sys.executable, "-m", "talentmatch", "serve"]
        self.process = subprocess.Popen(command, env={**os.environ, **told}, stdout=subprocess.PIPE, text=True)
        assert str(self.port) in self.process.stdout.readline()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Client:
    """Somebody who is signed in; ``acknowledged`` holds what the server said it had stored."""

    def __init__(self, server, signed_in):
        self.port = server.port
        self.token, self.csrf = signed_in
        self.acknowledged = []

    def ask(self, method, address, body=None, kind=FORM):
        """Return status, text and where the answer leads."""
        headers = {"Cookie": f"{COOKIE}={self.token}", **({"Content-Type": kind} if body is not None else {})}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, address, body, headers)
            with connection.getresponse() as answer:
                return answer.status, answer.read().decode(), answer.headers.get("Location")

    def work(self, act):
        """Act again and again until the server is gone."""
        try:
            for number in range(1_000_000):
                act(self, number)
        except GONE:
            return


def add_topic(client, address, word):
    """Open a record, add a word and save; a save that was acknowledged is noted."""
    status, text, _ = client.ask("GET", address)
    assert status == 200, text[-500:]
    fields = filled(Page(address, None, html5lib.parse(text, namespaceHTMLElements=False)))
    fields["topics"] = [f"{fields['topics'][0]}\n{word}".strip()]
    status, text, _ = client.ask("POST", address, urlencode(fields, doseq=True))
    assert status in (303, 409, 503), text[-500:]
    if status == 303:
        client.acknowledged.append(word)


def send_file(client, table, name, raw):
    """Send a file, look at the plan and apply it; one that was acknowledged is noted."""
    edge = "part" + "0" * 20
    parts = {CSRF_FIELD: client.csrf, "table": table}
    body = "".join(f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items())
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    whole = f"{body}{head}".encode() + raw + f"\r\n--{edge}--\r\n".encode()
    status, text, place = client.ask("POST", "/en/admin/files/", whole, f"multipart/form-data; boundary={edge}")
    assert status == 303, text[-2000:]
    agreed = urlencode({CSRF_FIELD: client.csrf, "confirm": "1", "skip_bad": "1"})
    status, text, _ = client.ask("POST", f"{place}/apply", agreed)
    assert status == 303, text[-2000:]
    client.acknowledged.append(name)


def sign_in(database, name):
    """Store an account with a complete session; return the token of its cookie and that of its forms."""
    now = datetime.now(UTC)
    with database.writing() as session:
        account = Account(email=f"{name}@example.org", name=name, role="editor", totp_secret="A" * 32, created_at=now)
        session.add(account)
        session.flush()
        token = start_session(session, account, Browser("127.0.0.1", "test"), complete=True, now=now)
        row = session.exec(select(AccountSession).where(AccountSession.account_id == account.id)).one()
        return token, derived(row.csrf_secret, "form")


def kill_at_work(server, clients, acts, *, longest):
    """Let clients work at once, kill the server at a moment that chance names, and wait until they notice."""
    threads = [threading.Thread(target=client.work, args=(act,)) for client, act in zip(clients, acts, strict=True)]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(0.05, longest))
    server.kill()
    for thread in threads:
        thread.join()
