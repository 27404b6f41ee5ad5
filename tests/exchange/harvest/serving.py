"""A site of the test: the connection leads to it, whatever host is named, and the guard is asked first as always."""

import json
import socket
import threading
from datetime import UTC, datetime

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.links.asking import Pace
from talentmatch.exchange.harvest.fetching import Fetcher
from talentmatch.exchange.harvest.gathering import Asked
from talentmatch.exchange.harvest.harvesting import Harvester

PUBLIC = "93.184.216.34"
NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)
SITE = "http://school.example"


class Site:
    """Answer from ``pages``: path -> body, or (status, headers, body); note what was asked and with which headers."""

    def __init__(self, pages, names=None, answer=None):
        self.pages, self.names, self.answer = pages, names or {}, answer or self.from_pages
        self.asked, self.headers = [], []
        pace = Pace(lambda: 0.0, lambda _seconds: None)
        self.fetcher = Fetcher(
            "talentmatch-harvest test", lambda host, _port: self.names.get(host, [PUBLIC]), self.connect, pace, 2.0
        )

    def connect(self, _address, _port):
        ours, theirs = socket.socketpair()
        ours.settimeout(5)
        threading.Thread(target=self.serve, args=(theirs,), daemon=True).start()
        return ours

    def serve(self, connection):
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(4096)
            first, *lines = head.decode("ascii").split("\r\n")
            headers = dict(line.split(": ", 1) for line in lines if line)
            path = first.split(" ")[1]
            if path != "/robots.txt":
                self.asked.append(headers["Host"] + path)
                self.headers.append(headers)
            status, more, body = self.answer(path, headers)
            more = {"Content-Length": str(len(body)), "Connection": "close", **more}
            told = "".join(f"{name}: {value}\r\n" for name, value in more.items())
            try:
                connection.sendall(f"HTTP/1.1 {status} X\r\n{told}\r\n".encode() + body)
            except OSError:
                return  # whoever asked has gone

    def from_pages(self, path, headers):
        page = self.pages.get(path, (404, {}, b""))
        status, more, body = page if isinstance(page, tuple) else (200, {}, page)
        if more.get("ETag") and headers.get("If-None-Match") == more["ETag"]:
            return 304, more, b""
        return status, more, body if isinstance(body, bytes) else json.dumps(body).encode()

    def harvester(self, database, now=NOW):
        return Harvester(database, OPERATOR, self.fetcher, now)


def of_csv(path="/p.csv", table="programmes", **more):
    """Return CSV to be asked for."""
    return Asked("csv", SITE + path, table, **more)


def from_app(app):
    """Return what answers as an application does."""

    def answer(path, _headers):
        response = app.test_client().get(path)
        return response.status_code, {"Content-Type": response.mimetype}, response.data

    return answer
